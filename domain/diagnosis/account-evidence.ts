import { beijingDay, DAY_MS, later } from '../time.ts'
import { clockTime } from './clock-time.ts'
import { accountHref, alone, line, type Looked, type RecordLine } from './record-line.ts'

export function isCertificateValid({ dossier: { account }, now }: Looked): readonly RecordLine[] {
  if (!account) return []
  const href = accountHref(account.outline)
  return account.certificates.map(({ field, serialNo: serial_no, validFrom, validTo }) => {
    const params = { field, serial_no, day: beijingDay(validTo), from: beijingDay(validFrom) }
    if (now >= validTo) return alone('diagnosis.certificate_ended', params, href)
    if (now < validFrom) return alone('diagnosis.certificate_not_begun', params, href)
    const soon = validTo < later(now, SOON_MS)
    return line(soon ? 'notes' : 'rules_out', 'diagnosis.certificate_valid', params, href)
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
  return account.traces.map(({ field, setAt, setBy }) =>
    line('notes', 'diagnosis.key_set', { field, at: clockTime(setAt), by: setBy }, href),
  )
}
