import type { ClientId } from '../ids.ts'
import type { Records } from '../store.ts'

/**
 * Takes back what was to be said about steps of a client that it has left behind, and has not gone out. What is being handed
 * over at this moment goes out.
 *
 * @param stems  what keys begin with that still hold
 */
export async function cancelMessages(tx: Records, clientId: ClientId, stems: readonly string[]): Promise<void> {
  for (const message of await tx.messages.openAboutSteps(clientId)) {
    if (stems.some((stem) => message.key.startsWith(stem))) continue
    for (const send of await tx.messages.sends(message.id)) {
      const { nextAt: _, ...rest } = send
      if (send.state === 'pending') await tx.messages.updateSend({ ...rest, state: 'cancelled' }, send)
    }
    await tx.messages.setState(message.id, 'cancelled')
  }
}
