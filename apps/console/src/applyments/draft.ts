import type { ApplymentForm, FieldPath, FieldValue } from '@ruzhu/domain/applyments/applyments.ts'
import { sameValue } from '@ruzhu/domain/applyments/objections.ts'

export type Changes = Readonly<Record<FieldPath, FieldValue | null>>

/** A form in somebody's hands: what the server last said, and what was typed since. */
export type Draft = {
  version: number
  saved: ApplymentForm
  /** Not saved yet; `null` empties a field. */
  changes: Changes
  /** Fields that somebody else changed meanwhile to something else than was typed here; a person decides. */
  conflicts: readonly { path: FieldPath; theirs: FieldValue | null }[]
}

type Stored = { version: number; form: ApplymentForm }

export function openDraft({ version, form }: Stored): Draft {
  return { version, saved: form, changes: {}, conflicts: [] }
}

/** The form as the person sees it. */
export function shownForm({ saved, changes }: Pick<Draft, 'saved' | 'changes'>): ApplymentForm {
  const form: Record<FieldPath, FieldValue> = { ...saved }
  for (const [path, value] of Object.entries(changes)) {
    if (value === null) delete form[path]
    else form[path] = value
  }
  return form
}

/** Typed: kept as a change where it differs from what is saved. */
export function typed(draft: Draft, path: FieldPath, value: FieldValue | undefined): Draft {
  const { [path]: _before, ...others } = draft.changes
  const wanted = value === undefined || value.length === 0 ? null : value
  const same = sameValue(wanted ?? undefined, draft.saved[path])
  return { ...draft, changes: same ? others : { ...others, [path]: wanted } }
}

/** What was sent is saved now; what was typed while it was on its way stays a change. */
export function stored(draft: Draft, sent: Changes, answer: Stored): Draft {
  const left = Object.entries(draft.changes).filter(([path, value]) => !(path in sent) || !same(sent[path], value))
  return { ...draft, version: answer.version, saved: answer.form, changes: Object.fromEntries(left) }
}

/**
 * Somebody else was faster: their version is the ground now. What was typed here is kept and sent again, but for fields
 * that both have changed, each to something else.
 */
export function rebased(draft: Draft, latest: Stored): Draft {
  const conflicts = Object.entries(draft.changes).flatMap(([path, mine]) => {
    const theirs = latest.form[path] ?? null
    const theyChanged = !same(theirs, draft.saved[path] ?? null)
    return theyChanged && !same(theirs, mine) ? [{ path, theirs }] : []
  })
  return { ...draft, version: latest.version, saved: latest.form, conflicts }
}

export function decided(draft: Draft, path: FieldPath, whose: 'mine' | 'theirs'): Draft {
  const { [path]: _mine, ...others } = draft.changes
  return {
    ...draft,
    changes: whose === 'mine' ? draft.changes : others,
    conflicts: draft.conflicts.filter((conflict) => conflict.path !== path),
  }
}

/** What may be sent now: nothing that is still to be decided. */
export function toSend({ changes, conflicts }: Draft): Changes {
  const open = new Set(conflicts.map(({ path }) => path))
  return Object.fromEntries(Object.entries(changes).filter(([path]) => !open.has(path)))
}

function same(one: FieldValue | null | undefined, other: FieldValue | null | undefined): boolean {
  return sameValue(one ?? undefined, other ?? undefined)
}
