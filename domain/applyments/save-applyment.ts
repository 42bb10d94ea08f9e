import type { OnboardingDeps } from '../deps.ts'
import type { FormField, SubjectType } from '../descriptor.ts'
import { AppError } from '../errors.ts'
import { refuseProblems } from '../field-check.ts'
import type { ApplymentKey } from '../ids.ts'
import type { Records } from '../store.ts'
import type { Applyment, ApplymentForm, FieldPath, FieldValue } from './applyments.ts'
import { editableApplyment, storeApplyment } from './existing-applyment.ts'
import { isList } from './form.ts'
import { sameValue } from './objections.ts'
import { subjectTypeOf } from './subject-types.ts'

export type FormChanges = Readonly<Record<FieldPath, FieldValue | null>>

/** Merges what was typed into the draft. It may be wrong or half done: only what the form has no place for is refused. */
export async function saveApplyment(
  deps: OnboardingDeps,
  id: ApplymentKey,
  { version, form: changes }: { version: number; form: FormChanges },
  _by: string,
): Promise<Applyment> {
  return deps.store.transaction((tx) => saveForm(tx, deps, id, { version, form: changes }))
}

/** The same as part of a larger step. */
export async function saveForm(
  tx: Records,
  deps: Pick<OnboardingDeps, 'describe' | 'now'>,
  id: ApplymentKey,
  { version, form: changes }: { version: number; form: FormChanges },
): Promise<Applyment> {
  const before = await editableApplyment(tx, id)
  checkChanges(subjectTypeOf(deps.describe, before), changes)
  if (before.version !== version) throw new AppError('CONFLICT', { id, version: before.version })
  const form = merged(before.form, changes)
  if (Object.keys(changes).every((path) => sameValue(form[path], before.form[path]))) return before
  return storeApplyment(tx, before, { ...before, form, updatedAt: deps.now() })
}

function checkChanges(subjectType: SubjectType, changes: FormChanges): void {
  const fields = new Map(subjectType.steps.flatMap((step) => step.fields).map((field) => [field.path, field]))
  refuseProblems(
    Object.fromEntries(
      Object.entries(changes).map(([path, value]) => [`form/${path}`, unfit(fields.get(path), value)]),
    ),
  )
}

function unfit(field: FormField | undefined, value: FieldValue | null): string | false {
  if (!field) return 'no field of this form'
  if (value === null || value === '') return false
  if (isList(field)) return typeof value === 'string' && 'a list of texts'
  return typeof value !== 'string' && 'one text'
}

/** Empty is absent: a form has no empty texts, since gateways stumble over them. */
function merged(form: ApplymentForm, changes: FormChanges): ApplymentForm {
  const values = new Map<FieldPath, FieldValue>(Object.entries(form))
  for (const [path, value] of Object.entries(changes)) {
    if (value === null || value.length === 0) values.delete(path)
    else values.set(path, value)
  }
  return Object.fromEntries(values)
}
