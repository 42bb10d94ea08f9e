import { AppError, type Fix, type GatewayRefusal } from '../errors.ts'
import { compose, type Sentence } from '../text.ts'
import type { CheckSeen, RunCheck } from './asking.ts'
import type { CheckResult, CheckWord } from './checks.ts'
import type { PlannedCheck } from './offers.ts'

export type CarryOut = {
  run: RunCheck
  words?: ReadonlyMap<string, CheckWord>
  explain: (refusal: GatewayRefusal) => { title: Sentence; fix: readonly Fix[] }
  now: () => Date
  /** What is not asked again: as it was found before. */
  kept?: ReadonlyMap<string, CheckResult>
  /** After each: all that is known by then. */
  onResult?: (results: readonly CheckResult[]) => Promise<void>
}

/** Does one check after the other. What tells nothing before an earlier one is mended waits for that, and says so. */
export async function carryOut(plan: readonly PlannedCheck[], parts: CarryOut): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = []
  const blocking = new Set<string>()
  for (const check of plan) {
    const kept = parts.kept?.get(check.name)
    const before = kept ? undefined : blockerOf(check, plan, blocking)
    const result = kept ?? (before ? skipped(check, before) : await done(check, parts))
    if (before || result.state === 'fail' || result.state === 'unknown') blocking.add(check.name)
    results.push(result)
    await parts.onResult?.(results)
  }
  return results
}

/** What it waits for: `product` of its own scene where there is one for each, or the one that all scenes share. */
function blockerOf(
  { after, about }: PlannedCheck,
  plan: readonly PlannedCheck[],
  blocking: ReadonlySet<string>,
): PlannedCheck | undefined {
  for (const name of after) {
    const own = plan.find((one) => one.name === name || one.name === `${name}/${about}`)
    const candidates = own ? [own] : plan.filter((one) => one.name.startsWith(`${name}/`))
    // of several that each would do, one that passed is enough
    if (candidates.length > 0 && candidates.every((one) => blocking.has(one.name))) return candidates[0]
  }
  return undefined
}

function skipped(check: PlannedCheck, before: PlannedCheck): CheckResult {
  return {
    ...headOf(check),
    state: 'skipped',
    reason: compose(WAITS, { before: before.title }),
    fix: [],
    durationMs: 0,
  }
}
const WAITS = { 'zh-CN': '等「{before}」通过后检测', en: 'Waits for "{before}"' }

async function done(check: PlannedCheck, parts: CarryOut): Promise<CheckResult> {
  if (check.manual) return said(check, check.manual, parts.words?.get(check.name))
  const from = parts.now().getTime()
  const seen = await parts.run(check.name).catch(asSeen)
  const durationMs = Math.max(0, parts.now().getTime() - from)
  return { ...headOf(check), ...worded(seen, parts), durationMs }
}

/** A person's word stands in the place of a question. */
function said(check: PlannedCheck, manual: readonly Fix[], word: CheckWord | undefined): CheckResult {
  if (!word) return { ...headOf(check), state: 'manual', reason: NOBODY_TELLS, fix: manual, durationMs: 0 }
  const by = { 'zh-CN': word.by, en: word.by }
  return { ...headOf(check), state: 'pass', reason: compose(WORD_OF, { by }), fix: [], durationMs: 0 }
}
const NOBODY_TELLS = {
  'zh-CN': '不能自动检测，设置后请在这里确认',
  en: 'Cannot be checked from here; confirm it once it is set',
}
const WORD_OF = { 'zh-CN': '{by} 确认已设置', en: '{by} confirmed it' }

function headOf({ name, title }: PlannedCheck): Pick<CheckResult, 'name' | 'title'> {
  return { name, title }
}

type Worded = Pick<CheckResult, 'state' | 'reason' | 'fix' | 'gateway'>

function worded(seen: CheckSeen, { explain }: CarryOut): Worded {
  switch (seen.state) {
    case 'pass':
      return { state: 'pass', ...(seen.note && { reason: seen.note }), fix: [] }
    case 'skipped':
      return { state: 'skipped', reason: seen.reason, fix: [] }
    case 'unknown':
      return {
        state: 'unknown',
        reason: { 'zh-CN': `${NO_ANSWER['zh-CN']}（${seen.why}）`, en: `${NO_ANSWER.en} (${seen.why})` },
        fix: [],
      }
    default: {
      const { state, refusal } = seen
      const known = refusal && filled(explain(refusal), refusal)
      const reason = seen.reason ?? known?.title
      const fix = seen.fix ?? known?.fix ?? []
      return { state, ...(reason && { reason }), fix, ...(refusal && { gateway: refusal }) }
    }
  }
}

/** Sentences of the catalogue name code and message where they know no better. */
function filled({ title, fix }: ReturnType<CarryOut['explain']>, { code, message }: GatewayRefusal) {
  const words = { code: { 'zh-CN': code, en: code }, message: { 'zh-CN': message, en: message } }
  return { title: compose(title, words), fix: fix.map((one): Fix => ({ ...one, do: compose(one.do, words) })) }
}

const NO_ANSWER = {
  'zh-CN': '没有得到平台的应答，配置可能没有问题',
  en: 'No answer from the platform; the configuration may be right',
}

/** Keys that cannot be read any more are an answer too; whatever else was not expected is nobody's configuration. */
function asSeen(error: unknown): CheckSeen {
  if (!(error instanceof AppError)) throw error
  if (error.code !== 'CREDENTIAL_INVALID') return { state: 'unknown', why: error.code }
  const problem = String(error.facts['problem'] ?? error.code)
  return { state: 'fail', reason: { 'zh-CN': problem, en: problem } }
}
