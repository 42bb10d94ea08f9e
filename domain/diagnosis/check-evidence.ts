import type { CheckResult, CheckRun } from '../checks/checks.ts'
import type { PlannedCheck } from '../checks/offers.ts'
import { type Sentence, type TextKey, textOf } from '../text.ts'
import { HOUR_MS, later } from '../time.ts'
import type { Catalogue, Cause } from './causes.ts'
import { clockTime } from './clock-time.ts'
import type { Dossier } from './dossier.ts'
import { methodHref, type RecordLine } from './record-line.ts'

/** What the last check of the method found of a cause: the platform said the same then, or the check of this very thing passed. */
export function lastChecked(
  cause: Cause,
  catalogue: Catalogue,
  { dossier, now }: { dossier: Dossier; now: Date },
): readonly RecordLine[] {
  const { method, checks } = dossier
  const run = checks?.last
  if (!method || !run?.endedAt) return []
  const found = {
    run,
    at: run.endedAt,
    href: `${methodHref(method)}/checks`,
    isFresh: run.endedAt > later(now, -HOUR_MS),
  }
  const failed = run.results.filter((result) => result.state === 'fail' && toldBy(result, catalogue) === cause)
  if (failed.length > 0)
    return failed.map((result) => ({ ...lineOf(result, 'supports', found), decides: true, alone: true }))
  return resultsFor(cause, dossier, run).flatMap((result) => ofItself(result, found))
}

type Found = { run: CheckRun; at: Date; href: string; isFresh: boolean }

/** A failure that the platform explained otherwise is another cause's. What passed long ago may have changed since. */
function ofItself(result: CheckResult, found: Found): readonly RecordLine[] {
  switch (result.state) {
    case 'fail':
      return result.gateway ? [] : [{ ...lineOf(result, 'supports', found), decides: true }]
    case 'warn':
    case 'manual':
      return [lineOf(result, 'supports', found)]
    case 'pass':
      return [lineOf(result, found.isFresh ? 'rules_out' : 'notes', found)]
    default:
      return []
  }
}

const SAID: Partial<Readonly<Record<CheckResult['state'], TextKey>>> = {
  fail: 'diagnosis.check_failed',
  warn: 'diagnosis.check_warned',
  manual: 'diagnosis.check_unconfirmed',
}

function lineOf(
  { state, title, reason }: CheckResult,
  verdict: RecordLine['verdict'],
  { at, href }: Found,
): RecordLine {
  const why: Sentence = reason ? { 'zh-CN': `：${reason['zh-CN']}`, en: `: ${reason.en}` } : NOTHING_MORE
  return {
    verdict,
    text: textOf(SAID[state] ?? 'diagnosis.check_passed', { title: quoted(title), why }, { at: clockTime(at) }),
    href,
  }
}

/** Stands in marks of its own, so those within it become the inner ones. */
function quoted({ 'zh-CN': chinese, en }: Sentence): Sentence {
  return { 'zh-CN': chinese.replaceAll('「', '『').replaceAll('」', '』'), en }
}

const NOTHING_MORE: Sentence = { 'zh-CN': '', en: '' }

/** Which cause a failure is, as it was explained when it was found: by the platform's words, else by its code. */
function toldBy({ gateway }: CheckResult, { channel, causes, spell }: Catalogue): Cause | undefined {
  if (gateway?.channel !== channel) return undefined
  const code = spell(gateway.code)
  return (
    causes.find(({ says }) => says.some((words) => words.test(gateway.message))) ??
    causes.find(({ codes }) => codes.includes(code))
  )
}

/** The one check whose outcome says whether it is this cause: the one that failed of it, else the one it is proven by. */
export function provingCheck(cause: Cause, catalogue: Catalogue, dossier: Dossier): PlannedCheck | undefined {
  const { checks } = dossier
  if (!checks) return undefined
  const failed = checks.last?.results.find((result) => result.state === 'fail' && toldBy(result, catalogue) === cause)
  const candidates = failed ? [failed] : namesFor(cause, dossier, checks.plan)
  const trouble = checks.last?.results.find(
    ({ name, state }) => state !== 'pass' && candidates.some((one) => one.name === name),
  )
  return checks.plan.find(({ name }) => name === (trouble ?? candidates[0])?.name)
}

function resultsFor(cause: Cause, dossier: Dossier, { results }: CheckRun): readonly CheckResult[] {
  return namesFor(cause, dossier, results)
}

/** Of those that are done scene by scene, the one of the payment's scene where it is known. */
function namesFor<One extends { name: string }>(
  cause: Cause,
  { payment }: Dossier,
  of: readonly One[],
): readonly One[] {
  const { check } = cause
  if (check === undefined) return []
  const all = of.filter(({ name }) => name === check || name.startsWith(`${check}/`))
  const own = payment && all.filter(({ name }) => name === `${check}/${payment.scene}`)
  return own && own.length > 0 ? own : all
}
