import type { Sentence } from '../text.ts'
import { beijingDay, DAY_MS, later } from '../time.ts'
import { clockTime } from './clock-time.ts'
import type { KnownAccount } from './dossier.ts'
import { accountHref, line, lineOf, type Looked, type RecordLine } from './record-line.ts'

export function isCertificateValid({ dossier: { account }, now }: Looked): readonly RecordLine[] {
  if (!account) return []
  const href = accountHref(account.outline)
  return account.certificates.map(({ field, serialNo: serial_no, validFrom, validTo }) => {
    const words = { field: labelOf(account, field) }
    const params = { serial_no, day: beijingDay(validTo), from: beijingDay(validFrom) }
    if (now >= validTo || now < validFrom) {
      const key = now >= validTo ? 'diagnosis.certificate_ended' : 'diagnosis.certificate_not_begun'
      return { ...lineOf('supports', key, words, params, href), decides: true, alone: true }
    }
    const soon = validTo < later(now, SOON_MS)
    return lineOf(soon ? 'notes' : 'rules_out', 'diagnosis.certificate_valid', words, params, href)
  })
}

const SOON_MS = 30 * DAY_MS

/** A serial number in a pasted request is the one it was signed with, or encrypted to. */
export function isSerialKnown({ dossier: { account }, clues: { named } }: Looked): readonly RecordLine[] {
  if (!account) return []
  const href = accountHref(account.outline)
  const known = new Set([
    ...Object.values(account.outline.settings),
    ...account.certificates.map(({ serialNo }) => serialNo),
  ])
  const [pasted] = named.serial.filter((serial) => /^[0-9A-F]{16,64}$/i.test(serial))
  if (pasted === undefined) return []
  if (known.has(pasted.toUpperCase())) return [line('notes', 'diagnosis.serial_known', { serial_no: pasted }, href)]
  return [line('supports', 'diagnosis.serial_strange', { serial_no: pasted }, href)]
}

export function whichKeys({ dossier: { account } }: Looked): readonly RecordLine[] {
  if (!account || account.traces.length === 0) return []
  const href = accountHref(account.outline)
  return account.traces.map(({ field, setAt, setBy }) => {
    const params = { at: clockTime(setAt), by: setBy }
    return lineOf('notes', 'diagnosis.key_set', { field: labelOf(account, field) }, params, href)
  })
}

function labelOf({ labels }: KnownAccount, field: string): Sentence {
  return labels.get(field) ?? { 'zh-CN': field, en: field }
}
