import type { FieldPath } from '../applyments/applyments.ts'
import { sourcesOf } from '../applyments/form.ts'
import type { FormField, FormStep, SubjectType } from '../descriptor.ts'
import type { Sentence } from '../text.ts'
import type { ClientLink } from './client-links.ts'

/** One screen's worth of the form. */
export type AskedPart = { key: string; label: Sentence; fields: readonly FormField[] }

/** What a link asks for, in the order of the form and in screens of a phone. Nothing else may be written by it. */
export function askedParts({ fields: only }: Pick<ClientLink, 'fields'>, { steps }: SubjectType): readonly AskedPart[] {
  const wanted = only && new Set(only.map(({ path }) => path))
  return steps
    .filter((step) => wanted !== undefined || step.ours !== true)
    .flatMap(partsOf)
    .map((part) => ({ ...part, fields: part.fields.filter(({ path }) => wanted === undefined || wanted.has(path)) }))
    .filter(({ fields }) => fields.length > 0)
}

/** The fields of these screens, with all that may be asked of a client on them. */
export function fieldsOfParts(keys: readonly string[], subjectType: SubjectType): readonly FieldPath[] {
  const asked = askedParts({}, subjectType).filter(({ key }) => keys.includes(key))
  return [...new Set(asked.flatMap(({ fields }) => fields.map(({ path }) => path)))]
}

export function askedPaths(link: Pick<ClientLink, 'fields'>, subjectType: SubjectType): ReadonlySet<FieldPath> {
  return new Set(askedParts(link, subjectType).flatMap(({ fields }) => fields.map(({ path }) => path)))
}

/**
 * The form as a page needs it to know which questions are asked: what the link asks for, and the fields that these hang on
 * by a condition or take their value from. The latter are shown to nobody.
 */
export function neededSteps(asked: ReadonlySet<FieldPath>, { steps }: SubjectType): readonly FormStep[] {
  const all = steps.flatMap(({ fields }) => fields)
  const needed = new Set(asked)
  for (let before = -1; before < needed.size; ) {
    before = needed.size
    for (const field of all) if (needed.has(field.path)) for (const path of hangsOn(field)) needed.add(path)
  }
  return steps
    .map((step) => ({ ...step, fields: step.fields.filter(({ path }) => needed.has(path)) }))
    .filter(({ fields }) => fields.length > 0)
}

function hangsOn(field: FormField): readonly FieldPath[] {
  return [...(field.when ? [field.when.path] : []), ...sourcesOf(field)]
}

/** A step as it is, or cut where its parts begin. */
function partsOf({ key, label, fields, parts = [] }: FormStep): AskedPart[] {
  const cut: { key: string; label: Sentence; fields: FormField[] }[] = []
  const begun = new Set<string>()
  for (const field of fields) {
    const part = parts.find(({ from }) => from === field.path)
    if (part && !begun.has(part.key)) {
      begun.add(part.key)
      cut.push({ key: part.key, label: part.label, fields: [] })
    } else if (cut.length === 0) cut.push({ key, label, fields: [] })
    cut.at(-1)?.fields.push(field)
  }
  return cut
}
