import { Overtaken } from '../conditional.ts'
import { AppError } from '../errors.ts'
import type { ApplymentKey } from '../ids.ts'
import type { Records } from '../store.ts'
import type { Applyment, ApplymentForm } from './applyments.ts'
import { editable } from './states.ts'

export async function existingApplyment(records: Records, id: ApplymentKey): Promise<Applyment> {
  const applyment = await records.applyments.byId(id)
  if (!applyment) throw new AppError('NOT_FOUND', { id })
  return applyment
}

export async function editableApplyment(records: Records, id: ApplymentKey): Promise<Applyment> {
  const applyment = await existingApplyment(records, id)
  if (!editable(applyment.state)) throw new AppError('APPLYMENT_LOCKED', { id, state: applyment.state })
  return applyment
}

/** Writes it where nobody was faster; the stored version grows by one. */
export async function storeApplyment(tx: Records, before: Applyment, after: Applyment): Promise<Applyment> {
  if (!(await tx.applyments.update(after, before))) throw new AppError('CONFLICT', { id: before.id })
  return { ...after, version: before.version + 1 }
}

/** Writes what the gateway said; where somebody was faster it is read and decided anew, since nobody has to be told: `settle`. */
export async function recordApplyment(tx: Records, before: Applyment, after: Applyment): Promise<Applyment> {
  if (!(await tx.applyments.update(after, before))) throw new Overtaken(before.id)
  return { ...after, version: before.version + 1 }
}

/** What was sent last, as it was sent. */
export async function lastSent(records: Records, { id, submissions }: Applyment): Promise<ApplymentForm | undefined> {
  const sent = await records.applyments.submissions(id)
  return sent.find(({ number }) => number === submissions)?.form
}
