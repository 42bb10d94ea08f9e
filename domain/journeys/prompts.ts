import type { Deps } from '../deps.ts'
import type { ClientId, LinkId } from '../ids.ts'
import { progressLink } from '../links/progress-link.ts'
import { cancelMessages } from '../messages/cancel-messages.ts'
import { type NewMessage, queueMessage } from '../messages/queue-message.ts'
import type { Records } from '../store.ts'
import { say, text, textOf } from '../text.ts'
import { beijingDay } from '../time.ts'
import type { KeptStep } from './kept-step.ts'
import type { Prompt } from './patience.ts'

/**
 * Says what is due to be said about where a client stands, each at most once, and takes back what is no longer so and has
 * not gone out. Of several that have become due at once, as after an outage, only the last is said to each.
 */
export async function prompt(
  tx: Records,
  deps: Pick<Deps, 'now' | 'newId'>,
  clientId: ClientId,
  kept: readonly KeptStep[],
): Promise<void> {
  await cancelMessages(tx, clientId, kept.map(stem))
  const due = kept.flatMap((step) => duePrompts(step, deps.now()).map((said) => ({ step, said })))
  if (due.length === 0) return
  const client = await tx.clients.byId(clientId)
  const tellsTurns = (await tx.messages.template('handover'))?.approvedAt !== undefined
  for (const { step, said } of due) {
    // what nobody sends is handed over from the step's own card: there is nothing to copy besides
    if (said.name === 'turn' && !tellsTurns) continue
    const link = said.to === 'client' ? await progressLink(tx, step, deps.now()) : undefined
    await queueMessage(tx, deps, inWords(step, said, client?.name ?? clientId, link))
  }
}

/** The last of those for the client, and the last of those for us. */
export function duePrompts({ patience }: Pick<KeptStep, 'patience'>, now: Date): readonly Prompt[] {
  const due = (patience?.prompts ?? []).filter(({ at }) => at <= now)
  const toClient = due.filter(({ to }) => to === 'client').at(-1)
  const toUs = due.filter(({ to }) => to !== 'client').at(-1)
  return [toClient, toUs].filter((one) => one !== undefined)
}

/** What the keys of all messages about this step begin with; a step that begins anew is another. */
export function stem({ clientId, channel, step }: Pick<KeptStep, 'clientId' | 'channel' | 'step'>): string {
  return `step/${clientId}/${channel}/${step.key}/${step.since.getTime()}/`
}

function inWords(kept: KeptStep, { name, to }: Prompt, company: string, link?: LinkId): NewMessage {
  const { clientId, step } = kept
  const common = { clientId, subject: step.subject.id, key: `${stem(kept)}${name}` }
  if (to !== 'client') return escalation(kept, { name, to }, company, common)
  return name === 'turn' ? turn(kept, company, common, link) : reminder(kept, company, common, link)
}

type Common = Pick<NewMessage, 'clientId' | 'subject' | 'key'>

/** 轮到你了: with the page that shows what to scan, or what is handed over where the client has no such page. */
function turn({ clientId, step }: KeptStep, company: string, common: Common, link?: LinkId): NewMessage {
  const title = words(step.title)
  const { message } = step.handover ?? {}
  return {
    ...common,
    kind: 'handover',
    to: { client: clientId },
    title: textOf('message.turn_title', { title }, { client: company }),
    body: link === undefined && message ? message : textOf('message.turn_body', { title }, { client: company }),
    ...(link !== undefined && { href: link }),
  }
}

/**
 * Goes to the client, or is copied by a person: so it is the very message that is handed over.
 *
 * @param link  by which the client's people follow how it goes on, where they have one
 */
export function reminder({ clientId, step }: KeptStep, company: string, common: Common, link?: LinkId): NewMessage {
  const title = words(step.title)
  const { linkId, message } = step.handover ?? {}
  const href = linkId ?? link
  return {
    ...common,
    kind: 'reminder',
    to: { client: clientId },
    title: text('message.reminder_title', { client: company }),
    // the address of a link is no part of any text: it is put in where the message leaves
    ...(href !== undefined && { href }),
    body: linkId === undefined && message ? message : textOf('message.reminder_body', { title }, { client: company }),
  }
}

function escalation(
  { clientId, step, platformNumber: number }: KeptStep,
  { name, to }: Pick<Prompt, 'name'> & { to: Exclude<Prompt['to'], 'client'> },
  company: string,
  common: Common,
): NewMessage {
  const title = words(step.title)
  const params = { client: company, since: beijingDay(step.since), due: step.dueAt ? beijingDay(step.dueAt) : '' }
  return {
    ...common,
    kind: 'escalation',
    to: { members: to },
    title: text(name === 'urgent' ? 'message.urgent_title' : 'message.late_title', params),
    body:
      step.waitingFor === 'platform' && number !== undefined
        ? textOf('message.late_platform', { title }, { ...params, number, website: websiteOf(step) })
        : textOf(name === 'urgent' ? 'message.urgent_body' : 'message.late_body', { title }, params),
    href: `/clients/${clientId}`,
  }
}

function websiteOf({ secondary }: KeptStep['step']): string {
  return secondary.find(({ key }) => key === 'open_platform')?.href ?? ''
}

function words(title: KeptStep['step']['title']) {
  return { 'zh-CN': say(title, 'zh-CN'), en: say(title, 'en') }
}
