import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { refuseProblems } from '../field-check.ts'
import type { MessageId, RouteId, UserId } from '../ids.ts'
import { owe } from '../jobs/owe.ts'
import { text } from '../text.ts'
import { isMobile } from './reach.ts'
import { sendKey } from './send-key.ts'
import { trialKey } from './trials.ts'

/**
 * A message by this route alone, at any hour: into its group, by mail to whoever tries it, or to a number that they typed.
 *
 * @param phone  of a route for text messages, and of no other
 */
export async function tryRoute(deps: Deps, id: RouteId, by: UserId, phone?: string): Promise<MessageId> {
  return deps.store.transaction(async (tx) => {
    const route = await tx.messages.route(id)
    if (!route) throw new AppError('NOT_FOUND', { id })
    const byText = route.kind === 'sms'
    refuseProblems({
      phone: byText
        ? !isMobile(phone ?? '') && 'a mobile number of 11 digits'
        : phone !== undefined && 'not of this kind',
    })
    const now = deps.now()
    const messageId = deps.newId('ms')
    await tx.messages.insert({
      id: messageId,
      kind: 'escalation',
      key: trialKey(messageId),
      to: byText && phone !== undefined ? { phone } : { member: by },
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
