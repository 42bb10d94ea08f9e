import type { KeptRefusal } from '../refusals/refusals.ts'
import { type Text, text } from '../text.ts'
import { clockTime } from './clock-time.ts'
import type { Catalogue, Cause } from './causes.ts'
import type { Dossier } from './dossier.ts'
import type { RecordLine } from './record-line.ts'

/** How often the gateway has said the same before, to this object or with this method. */
export function recordedBefore(
  cause: Cause,
  { channel, spell }: Catalogue,
  { refusals }: Dossier,
): readonly RecordLine[] {
  const same = refusals.filter(
    ({ refusal }) => refusal.channel === channel && isSame(cause, spell(refusal.code), refusal.message),
  )
  const [last] = same
  if (!last) return []
  const params = { count: same.length, ...paramsOf(last) }
  const key = last.refusal.requestId === undefined ? 'diagnosis.refused_before' : 'diagnosis.refused_before_numbered'
  return [{ verdict: 'supports', text: text(key, params), ...hrefOf(last) }]
}

function isSame({ says, codes }: Cause, code: string, message: string): boolean {
  return says.some((words) => words.test(message)) || codes.includes(code)
}

const SHOWN = 3

/** What came of the last calls, whatever was pasted. */
export function lastRefusals({ refusals }: Dossier): readonly { text: Text; href?: string }[] {
  return refusals.slice(0, SHOWN).map((last) => ({
    text: text(
      last.refusal.requestId === undefined ? 'diagnosis.last_refusal' : 'diagnosis.last_refusal_numbered',
      paramsOf(last),
    ),
    ...hrefOf(last),
  }))
}

function paramsOf({ at, refusal: { code, message, requestId } }: KeptRefusal) {
  return { at: clockTime(at), code, message, ...(requestId !== undefined && { request_id: requestId }) }
}

function hrefOf({ subject, clientId }: KeptRefusal): { href?: string } {
  if (subject.startsWith('pay_')) return { href: `/payments/${subject}` }
  if (subject.startsWith('ap_')) return { href: `/clients/${clientId}/applyments/${subject}` }
  return { href: `/clients/${clientId}` }
}
