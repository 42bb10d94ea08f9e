import type { FormField, FormStep, Meaning, SubjectType } from '../descriptor.ts'
import type { ApplymentForm, FieldPath, FieldValue } from './applyments.ts'

/** A field that is asked for as the form stands, with what it says: typed, or taken over from another field. */
export type Answer = { step: FormStep; field: FormField; value: FieldValue | undefined; takenOver: boolean }

/** Reads a form from its beginning to its end: what is not asked for is left out, what is the same is taken over. */
export function readForm({ steps }: SubjectType, form: ApplymentForm): readonly Answer[] {
  const said = new Map<FieldPath, FieldValue>()
  const answers: Answer[] = []
  for (const step of steps)
    for (const field of step.fields) {
      if (!asked(field, said)) continue
      const typed = field.fixed ?? filled(form[field.path])
      const value = typed ?? sourceOf(field, said)
      if (value !== undefined) said.set(field.path, value)
      answers.push({ step, field, value, takenOver: typed === undefined && value !== undefined })
    }
  return answers
}

/** The form as it counts: nothing that is not asked for, nothing empty, everything taken over in its place. */
export function completeForm(subjectType: SubjectType, form: ApplymentForm): ApplymentForm {
  return Object.fromEntries(
    readForm(subjectType, form).flatMap(({ field, value }) => (value === undefined ? [] : [[field.path, value]])),
  )
}

/** Without our own questions, whose paths begin with `_`. */
export function formToSend(form: ApplymentForm): ApplymentForm {
  return Object.fromEntries(Object.entries(form).filter(([path]) => !path.startsWith('_')))
}

/** What a new form of this kind begins with. */
export function initialForm({ steps }: SubjectType, known: Partial<Record<Meaning, string>>): ApplymentForm {
  const values = steps.flatMap(({ fields }) =>
    fields.flatMap((field): [FieldPath, FieldValue][] => {
      const value = filled((field.means && known[field.means]) ?? field.initial)
      return value === undefined ? [] : [[field.path, value]]
    }),
  )
  return Object.fromEntries(values)
}

/** The one text that a form has for a meaning, the first of them that says something. */
export function meant(answers: readonly Answer[], meaning: Meaning): string | undefined {
  const value = answers.find(({ field, value }) => field.means === meaning && value !== undefined)?.value
  return typeof value === 'string' ? value : undefined
}

export function isPicture({ kind }: Pick<FormField, 'kind'>): boolean {
  return kind === 'picture' || kind === 'pictures'
}

export function isList({ kind }: FormField): boolean {
  return kind === 'pictures' || kind === 'choices'
}

export function listed(value: FieldValue | undefined): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

/** Where a field is taken over from, the likeliest first. */
export function sourcesOf({ sameAs }: FormField): readonly FieldPath[] {
  return typeof sameAs === 'string' ? [sameAs] : (sameAs ?? [])
}

function sourceOf(field: FormField, said: ReadonlyMap<FieldPath, FieldValue>): FieldValue | undefined {
  return sourcesOf(field)
    .map((path) => said.get(path))
    .find((value) => value !== undefined)
}

function asked({ when }: FormField, said: ReadonlyMap<FieldPath, FieldValue>): boolean {
  return when === undefined || listed(said.get(when.path)).some((value) => when.oneOf.includes(value))
}

function filled(value: FieldValue | undefined): FieldValue | undefined {
  return value === undefined || value.length === 0 ? undefined : value
}
