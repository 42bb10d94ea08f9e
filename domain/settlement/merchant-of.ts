import { existingApplyment } from '../applyments/existing-applyment.ts'
import type { Applyment } from '../applyments/applyments.ts'
import { AppError } from '../errors.ts'
import type { ApplymentKey } from '../ids.ts'
import type { Records } from '../store.ts'

export type Merchant = Applyment & { subMchid: string }

/** The merchant that came of an application; there is none before it is finished. */
export async function merchantOf(records: Records, id: ApplymentKey): Promise<Merchant> {
  const applyment = await existingApplyment(records, id)
  const { subMchid, state } = applyment
  if (state !== 'finished' || subMchid === undefined) throw new AppError('APPLYMENT_UNFINISHED', { id, state })
  return { ...applyment, subMchid }
}
