import type { NotificationSeen, RawNotification } from '../channel.ts'
import type { Deps } from '../deps.ts'
import { idPrefix, type MethodId, type ProviderId } from '../ids.ts'
import { owe } from '../jobs/owe.ts'
import { beijingDay } from '../time.ts'

export type Received =
  | { accepted: true; acknowledgement?: string }
  | {
      accepted: false
      why: 'unknown_address' | Extract<NotificationSeen, { verified: false }>['why']
    }

/**
 * Verifies what a gateway sent, stores it raw and owes its work; to be acknowledged when this returns. A retry is
 * accepted again and stored once. What is not from the gateway is counted and not kept.
 *
 * @param address the id in the address that we gave to the gateway: of the payment method, or of the provider account
 */
export async function receiveNotification(deps: Deps, address: string, raw: RawNotification): Promise<Received> {
  const providerId = await providerOf(deps, address)
  if (!providerId) return { accepted: false, why: 'unknown_address' }

  const receivedAt = deps.now()
  const channel = await deps.channel(providerId)
  const seen = await channel.readNotification({ ...raw, receivedAt })
  if (!seen.verified) {
    await deps.store.transaction((tx) => tx.notifications.countRefused(providerId, seen.why, beijingDay(receivedAt)))
    return { accepted: false, why: seen.why }
  }
  await deps.store.transaction(async (tx) => {
    const id = deps.newId('nt')
    const isNew = await tx.notifications.insert({
      id,
      providerId,
      gatewayId: seen.notificationId,
      headers: keptHeaders(raw.headers),
      body: new TextDecoder().decode(raw.body),
      receivedAt,
    })
    if (isNew) await owe(tx, deps, 'process_notification', id, receivedAt)
  })
  const { acknowledgement } = channel
  return { accepted: true, ...(acknowledgement !== undefined && { acknowledgement }) }
}

async function providerOf({ store }: Deps, address: string): Promise<ProviderId | undefined> {
  switch (idPrefix(address)) {
    case 'pm':
      return (await store.read.methods.byId(address as MethodId))?.providerId
    case 'sp':
      return (await store.read.providers.byId(address as ProviderId))?.id
    default:
      return undefined
  }
}

/** All that may be needed to read it again, and nothing that a proxy in between adds to say who asked. */
function keptHeaders(headers: RawNotification['headers']): Record<string, string> {
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || DROPPED.has(name.toLowerCase()) ? [] : [[name.toLowerCase(), value] as const],
  )
  return Object.fromEntries(kept)
}
const DROPPED = new Set(['authorization', 'proxy-authorization', 'cookie'])
