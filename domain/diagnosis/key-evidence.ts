import { GRANT_TOKEN } from '../keys/grant-keys.ts'
import { beijingDay, DAY_MS, later } from '../time.ts'
import { clockTime } from './clock-time.ts'
import type { KnownKey } from './dossier.ts'
import { accountHref, line, lineOf, type Looked, type RecordLine } from './record-line.ts'

/** Keys that are being replaced: whoever calls with one while the platform counts on the other is refused. */
export function keysInChange({ dossier: { account, keys }, now }: Looked): readonly RecordLine[] {
  if (!account) return []
  const href = accountHref(account.outline)
  const own = keys.filter(({ life }) => life.holder === account.outline.id)
  return own.flatMap((key) => {
    if (key.life.state === 'next') return [ofNext(key, href)]
    if (key.life.state === 'retiring') return [ofRetiring(key, own, now, href)]
    return []
  })
}

function ofNext({ life, label }: KnownKey, href: string): RecordLine {
  const { heardAt, madeAt, madeBy } = life
  if (heardAt)
    return {
      ...lineOf('supports', 'diagnosis.key_heard', { part: label }, { at: clockTime(heardAt) }, href),
      decides: true,
    }
  return lineOf('supports', 'diagnosis.key_next', { part: label }, { at: clockTime(madeAt), by: madeBy }, href)
}

/** So long after a change what is refused is likely refused because of it. */
const LATELY_MS = 3 * DAY_MS

function ofRetiring({ life, label }: KnownKey, all: readonly KnownKey[], now: Date, href: string): RecordLine {
  const successor = all.find(({ life: other }) => other.state === 'active' && other.part === life.part)
  const since = successor?.life.activeSince ?? life.updatedAt
  const params = { at: clockTime(since), until: life.endsAt ? clockTime(life.endsAt) : '…' }
  return lineOf(
    since > later(now, -LATELY_MS) ? 'supports' : 'notes',
    'diagnosis.key_changed',
    { part: label },
    params,
    href,
  )
}

/** A token of a merchant that nobody exchanged in time: from its last day on it is refused, though nothing was withdrawn. */
export function hasTokenEnded({ dossier: { keys, method }, now }: Looked): readonly RecordLine[] {
  const tokens = keys.filter(({ life }) => life.part === GRANT_TOKEN && life.validTo !== undefined)
  return tokens.flatMap(({ life }) => {
    const { validTo } = life
    if (!validTo || validTo > now) return []
    const href = `/clients/${method?.clientId ?? life.clientId ?? ''}`
    return [
      { ...line('supports', 'diagnosis.token_ended', { day: beijingDay(validTo) }, href), decides: true, alone: true },
    ]
  })
}
