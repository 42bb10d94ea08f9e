import { RULES } from '../applyments/rules.ts'
import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { characters, isPlainText, refuseProblems } from '../field-check.ts'
import type { Records } from '../store.ts'
import { compose, type Sentence, sayInBoth, saying } from '../text.ts'
import { type BeijingDay, beijingDay } from '../time.ts'
import { tell } from '../timeline/tell.ts'
import { readCompanyWays } from './company.ts'
import { type Confirmation, OUR_COMPANY } from './confirmations.ts'
import type { Task } from './next-step.ts'
import type { StepValue } from './plan.ts'
import { readWays } from './read-ways.ts'

export type StepAsked = Pick<Confirmation, 'about' | 'step'> & { channel?: string }
export type StepWord = StepAsked & Partial<Pick<Confirmation, 'values' | 'note'>>

const NOTE_AT_MOST = 500

/** A person says that a step is done, and notes what the later ones need. Said again, it replaces what was said before. */
export async function confirmStep(deps: OnboardingDeps, word: StepWord, by: string): Promise<Confirmation> {
  return deps.store.transaction(async (tx) => {
    const now = deps.now()
    const { task, channel } = await taskOf(tx, deps, word, now)
    const { about, step, note } = word
    const values = trimmed(word.values ?? {})
    refuseOthers(task)
    checkWord(task, values, note, beijingDay(now))
    const standing = await standingWord(tx, about, channel, step)
    if (standing) await tx.confirmations.withdraw(standing, by, now)
    const id = deps.newId('cf')
    const confirmation = { id, about, channel, step, values, by, at: now, ...(note !== undefined && { note }) }
    await tx.confirmations.insert(confirmation)
    await tellOf(tx, deps, about, by, values['outcome'] === 'refused' ? REFUSED : CONFIRMED, task, note)
    return confirmation
  })
}

/** It was not so, or is so no longer. What was said stays in the records as taken back. */
export async function withdrawStep(deps: OnboardingDeps, asked: StepAsked, by: string): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const now = deps.now()
    const { task, channel } = await taskOf(tx, deps, asked, now)
    const standing = await standingWord(tx, asked.about, channel, asked.step)
    if (!standing) throw new AppError('STEP_NOT_CONFIRMED', { step: asked.step })
    await tx.confirmations.withdraw(standing, by, now)
    await tellOf(tx, deps, asked.about, by, WITHDRAWN, task)
  })
}

async function taskOf(
  tx: Records,
  deps: OnboardingDeps,
  { about, step, channel }: StepAsked,
  now: Date,
): Promise<{ task: Task; channel: string }> {
  const ways = await waysOf(tx, deps, about, channel, now)
  const having = ways
    .filter((way) => channel === undefined || way.channel === channel)
    .flatMap((way) => way.tasks.filter(({ key }) => key === step).map((task) => ({ task, channel: way.channel })))
  const [one, another] = having
  if (!one) throw new AppError('NOT_FOUND', { id: step })
  if (another) refuseProblems({ channel: `one of ${having.map((each) => each.channel).join(', ')}` })
  return one
}

async function waysOf(
  tx: Records,
  { describe, workdays }: OnboardingDeps,
  about: Confirmation['about'],
  channel: string | undefined,
  now: Date,
) {
  if (about === OUR_COMPANY) {
    const descriptor = channel === undefined ? undefined : describe(channel)
    return descriptor ? readCompanyWays(tx, [descriptor], now, workdays) : []
  }
  const of = (await readWays(tx, [about], now, { describe, workdays })).get(about)
  if (!of) throw new AppError('NOT_FOUND', { id: about })
  return of.ways
}

function refuseOthers({ key, known, state, after }: Task): void {
  if (!known.includes('word')) throw new AppError('STEP_NOT_BY_WORD', { step: key, known })
  if (state === 'skipped') throw new AppError('STEP_NOT_NEEDED', { step: key })
  if (state === 'locked') throw new AppError('STEP_LOCKED', { step: key, after: after.join(', ') })
}

function checkWord(task: Task, values: Confirmation['values'], note: string | undefined, today: BeijingDay): void {
  const names = new Set(task.values.map(({ name }) => name))
  refuseProblems({
    ...Object.fromEntries(
      Object.keys(values).map((name) => [`values/${name}`, !names.has(name) && 'not asked for here']),
    ),
    ...Object.fromEntries(
      task.values.map((value) => [`values/${value.name}`, problemOf(value, values[value.name], today)]),
    ),
    note:
      note !== undefined &&
      (note.trim() === '' || characters(note) > NOTE_AT_MOST || !isPlainText(note.replaceAll('\n', ' '))) &&
      `1 to ${NOTE_AT_MOST} characters`,
  })
}

const VALUE_AT_MOST = 500

function problemOf({ required, rule, pattern, options }: StepValue, value: string | undefined, today: BeijingDay) {
  if (value === undefined) return required && 'needed here'
  if (value === '' || characters(value) > VALUE_AT_MOST || !isPlainText(value)) return 'one line of text'
  if (options && !options.some((option) => option.value === value))
    return `one of ${options.map((option) => option.value).join(', ')}`
  if (pattern && !new RegExp(`^(?:${pattern.fits})$`, 'u').test(value)) return pattern.says.en
  const problem = rule && RULES[rule](value, today)
  return problem?.level === 'must' ? sayInBoth(problem.message) : false
}

function trimmed(values: Confirmation['values']): Confirmation['values'] {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()]))
}

async function standingWord(tx: Records, about: Confirmation['about'], channel: string, step: string) {
  const said = await tx.confirmations.standing([about])
  return said.find((one) => one.channel === channel && one.step === step)
}

type Said = { key: string; says: Sentence; because?: Sentence }
const CONFIRMED: Said = {
  key: 'timeline.step_confirmed',
  says: { 'zh-CN': '人工确认：「{step}」已完成', en: 'Confirmed by a person: “{step}” is done' },
}
const REFUSED: Said = {
  key: 'timeline.step_refused',
  says: { 'zh-CN': '人工确认：「{step}」没有通过', en: 'Said by a person: “{step}” was refused' },
  because: { 'zh-CN': '人工确认：「{step}」没有通过：{note}', en: 'Said by a person: “{step}” was refused: {note}' },
}
const WITHDRAWN: Said = {
  key: 'timeline.step_withdrawn',
  says: { 'zh-CN': '撤回了对「{step}」的确认', en: 'The word on “{step}” was taken back' },
}

async function tellOf(
  tx: Records,
  deps: OnboardingDeps,
  about: Confirmation['about'],
  by: string,
  { key, says, because }: Said,
  { name }: Task,
  note?: string,
): Promise<void> {
  if (about === OUR_COMPANY || !name.says) return
  const words = { step: name.says }
  const text =
    because && note !== undefined ? saying(key, compose(because, words), { note }) : saying(key, compose(says, words))
  await tell(tx, deps, { clientId: about, subject: about, source: 'us', by, text })
}
