import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { characters, isPlainText, refuseProblems } from '../field-check.ts'
import type { ApplymentKey } from '../ids.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import type { Applyment } from './applyments.ts'
import { editableApplyment, storeApplyment } from './existing-applyment.ts'

/** A person has looked at what the reviewer says, leaves the value as it is, and says why. */
export async function keepObjection(
  deps: Deps,
  id: ApplymentKey,
  { index, note }: { index: number; note: string },
  by: string,
): Promise<Applyment> {
  refuseProblems({
    note: (note.trim() === '' || characters(note) > 500 || !isPlainText(note)) && '1 to 500 characters on one line',
  })
  return deps.store.transaction(async (tx) => {
    const before = await editableApplyment(tx, id)
    const objection = before.objections[index]
    if (!objection) throw new AppError('NOT_FOUND', { id, objection: index })
    const at = deps.now()
    const objections = before.objections.with(index, { ...objection, kept: { note, by, at } })
    const sentence = text('timeline.objection_kept', { field: objection.fieldName || objection.field, note })
    await tell(tx, deps, { clientId: before.clientId, subject: id, source: 'us', by, text: sentence })
    return storeApplyment(tx, before, { ...before, objections, updatedAt: at })
  })
}
