import type { Deps } from '../deps.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { isOurs } from '../journeys/urgency.ts'
import { owe } from '../jobs/owe.ts'
import type { Records } from '../store.ts'
import { type Language, LANGUAGES, say, type Sentence, saying, text } from '../text.ts'
import { beijingDay, DAY_MS, HOUR_MS, later } from '../time.ts'
import type { Workdays } from '../workdays.ts'
import type { KeptStep } from '../journeys/kept-step.ts'
import { nextOpen } from './hours.ts'
import { MESSAGE_TEXTS } from './texts.ts'
import { queueMessage } from './queue-message.ts'

/** The key of the one job that is always owed. */
export const MORNING = 'morning'
const ROWS_AT_MOST = 20

type MorningDeps = Pick<Deps, 'store' | 'now' | 'newId'> & { workdays: Workdays }

/** Sees to it that the next morning is not missed; owed twice is owed once. */
export async function oweMorning(tx: Records, deps: Omit<MorningDeps, 'store'>): Promise<void> {
  await owe(tx, deps, 'morning_summary', MORNING, await nextMorning(tx, deps))
}

/** On the morning of a working day: the list that `/todo` shows, for whoever works. Only once somebody approved it. */
export async function carryOutMorning(deps: MorningDeps): Promise<JobOutcome> {
  return deps.store.transaction(async (tx) => {
    const now = deps.now()
    if ((await tx.messages.template('morning_summary'))?.approvedAt) await summarise(tx, deps, now)
    return { state: 'again', at: await nextMorning(tx, deps) }
  })
}

async function summarise(tx: Records, deps: MorningDeps, now: Date): Promise<void> {
  const { hours } = await tx.messages.settings()
  if (nextOpen(deps.workdays, hours, now) > now) return // it was kept waiting into a night or a holiday
  const day = beijingDay(now)
  const query = { limit: ROWS_AT_MOST, snoozed: { at: now, is: false } }
  const ours = await tx.nextSteps.page({ ...query, waitingFor: ['operator', 'developer', 'finance'] })
  const late = await tx.nextSteps.page({ ...query, lateAt: now })
  const today = await tx.nextSteps.page({
    ...query,
    dueBefore: new Date(`${beijingDay(later(now, DAY_MS))}T00:00:00+08:00`),
  })
  const parts = [
    await part(tx, MESSAGE_TEXTS['message.summary_ours'], ours.rows),
    await part(tx, MESSAGE_TEXTS['message.summary_late'], others(late.rows)),
    await part(tx, MESSAGE_TEXTS['message.summary_today'], others(today.rows)),
  ]
  const said = (language: Language) => parts.map((one) => one[language]).join('\n\n')
  await queueMessage(tx, deps, {
    kind: 'morning_summary',
    key: `morning/${day}`,
    to: { members: ['operator', 'developer', 'administrator'] },
    subject: day,
    title: text('message.summary_title', { day }),
    body: saying('message.summary', { 'zh-CN': said('zh-CN'), en: said('en') }),
    href: '/todo',
  })
}

function others(rows: readonly KeptStep[]): readonly KeptStep[] {
  return rows.filter(({ step }) => !isOurs(step))
}

async function part(tx: Records, heading: Sentence, rows: readonly KeptStep[]): Promise<Sentence> {
  const clients = await tx.clients.byIds(rows.map(({ clientId }) => clientId))
  const names = new Map(clients.map(({ id, name }) => [id, name]))
  const lines = (language: Language) =>
    rows.map(({ clientId, step }) => `· ${names.get(clientId) ?? clientId}: ${say(step.title, language)}`)
  const [zh, en] = LANGUAGES.map((language) => [`${heading[language]} ${rows.length}`, ...lines(language)].join('\n'))
  return { 'zh-CN': zh ?? '', en: en ?? '' }
}

/** When people come to work next, and not this morning again. */
async function nextMorning(tx: Records, { now, workdays }: Pick<MorningDeps, 'now' | 'workdays'>): Promise<Date> {
  const { hours } = await tx.messages.settings()
  const closing = { ...hours, to: hours.from + 1 } // the first hour of a working day
  return nextOpen(workdays, closing, later(now(), HOUR_MS))
}
