import type { CheckPassport } from '@ruzhu/domain/providers/passport.ts'
import { placeValues, textOf } from './place-values.ts'
import { relate } from './relations.ts'
import { remark } from './remark.ts'
import { said } from '../sentences.ts'

/**
 * Everything that can be known before the gateway is asked: each value stands where it belongs, and key, certificate,
 * serial number and owner are one set. What can be put right is; the rest is refused with a sentence each.
 */
export const checkPassport: CheckPassport = async (fields, context) => {
  const { slots, repairs, problems } = await placeValues(fields, context.now)
  const related = relate(slots, context)
  const filled = slots.map(({ field, kind, piece }) => [field.name, piece ? textOf(piece, kind) : ''] as const)
  const own = new Map(filled)
  // a serial number is never typed: whatever stood there, the certificate has it
  const serial = slots.find(({ kind, piece }) => kind === 'merchant_serial_no' && piece)
  const open = problems.filter(({ field }) => field !== serial?.field.name)
  const missing = slots.filter(({ field, piece, wrong }) => field.required && !piece && !wrong)
  return {
    values: new Map(fields.map(({ name, text }) => [name, own.get(name) ?? text])),
    remarks: [...repairs, ...related.repairs],
    problems: [...open, ...missing.map(({ field }) => remark(field, said('missing'))), ...related.problems],
  }
}
