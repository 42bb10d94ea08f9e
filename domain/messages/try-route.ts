import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { MessageId, RouteId, UserId } from '../ids.ts'
import { owe } from '../jobs/owe.ts'
import { text } from '../text.ts'
import { sendKey } from './send-key.ts'
import { trialKey } from './trials.ts'

/** A message by this route alone, at any hour: into its group, or by mail to whoever tries it. */
export async function tryRoute(deps: Deps, id: RouteId, by: UserId): Promise<MessageId> {
  return deps.store.transaction(async (tx) => {
    if (!(await tx.messages.route(id))) throw new AppError('NOT_FOUND', { id })
    const now = deps.now()
    const messageId = deps.newId('ms')
    await tx.messages.insert({
      id: messageId,
      kind: 'escalation',
      key: trialKey(messageId),
      to: { member: by },
      subject: id,
      title: text('message.trial_title'),
      body: text('message.trial_body'),
      state: 'queued',
      createdAt: now,
    })
    const send = { messageId, routeId: id, state: 'pending', attempts: [], nextAt: now } as const
    await tx.messages.insertSend(send)
    await owe(tx, deps, 'send_message', sendKey(send), now)
    return messageId
  })
}
