import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { ApplymentKey } from '../ids.ts'
import { owe } from '../jobs/owe.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import type { Applyment } from './applyments.ts'
import { checkApplyment } from './check-applyment.ts'
import { editableApplyment, lastSent, storeApplyment } from './existing-applyment.ts'
import { completeForm, readForm } from './form.ts'
import { changedPaths } from './objections.ts'
import { readCheckContext } from './read-check.ts'
import { subjectTypeOf } from './subject-types.ts'

/** Writes down that this version goes out, and owes the sending of it; nothing is sent yet. */
export async function submitApplyment(deps: OnboardingDeps, id: ApplymentKey, by: string): Promise<Applyment> {
  return deps.store.transaction(async (tx) => {
    const now = deps.now()
    const { submitProblem: _answered, ...before } = await editableApplyment(tx, id)
    const subjectType = subjectTypeOf(deps.describe, before)
    const context = await readCheckContext(tx, before, readForm(subjectType, before.form), now)
    const { must } = checkApplyment(before, subjectType, context)
    if (must.length > 0) {
      const problems = must.map(({ path, rule }) => `${path ?? ''}: ${rule}`)
      throw new AppError('APPLYMENT_INCOMPLETE', { n: must.length, problems })
    }

    const form = completeForm(subjectType, before.form)
    const sent = await lastSent(tx, before)
    const number = before.submissions + 1
    await tx.applyments.insertSubmission({
      id: deps.newId('su'),
      applymentId: id,
      number,
      form,
      submittedAt: now,
      submittedBy: by,
    })
    await owe(tx, deps, 'submit_applyment', id, now)
    const sentence = sent
      ? text('timeline.applyment_resubmitted', { n: number, changes: changedPaths(sent, form).length })
      : text('timeline.applyment_submitted', { n: number })
    await tell(tx, deps, { clientId: before.clientId, subject: id, source: 'us', by, text: sentence })
    return storeApplyment(tx, before, {
      ...before,
      state: 'submitting',
      stateAt: now,
      submissions: number,
      updatedAt: now,
    })
  })
}
