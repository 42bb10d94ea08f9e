import type { ApplymentForm, FieldPath, FieldValue } from '@ruzhu/domain/applyments/applyments.ts'
import type { DraftView } from './view.ts'

export type Changes = Readonly<Record<FieldPath, FieldValue | null>>

/** What the server last said, and what was typed since; fields that both sides changed wait for somebody's word. */
export type Draft = DraftView & {
  changes: Changes
  conflicts: readonly { path: FieldPath; theirs: FieldValue | null }[]
}

export function openDraft(saved: DraftView): Draft {
  return { ...saved, changes: {}, conflicts: [] }
}

export function shownForm({ form, changes }: Pick<Draft, 'form' | 'changes'>): ApplymentForm {
  const shown: Record<FieldPath, FieldValue> = { ...form }
  for (const [path, value] of Object.entries(changes)) {
    if (value === null) delete shown[path]
    else shown[path] = value
  }
  return shown
}

/** @param sealed  a saved value comes hidden, so that typing nothing means to leave it as it is */
export function typed(draft: Draft, path: FieldPath, value: FieldValue | undefined, sealed = false): Draft {
  const { [path]: _before, ...others } = draft.changes
  const wanted = value === undefined || value.length === 0 ? null : value
  const same = sealed ? wanted === null : sameValue(wanted, draft.form[path] ?? null)
  return { ...draft, changes: same ? others : { ...others, [path]: wanted } }
}

/** What was sent is saved; what was typed meanwhile stays a change. */
export function stored(draft: Draft, sent: Changes, saved: DraftView): Draft {
  const left = Object.entries(draft.changes).filter(([path, value]) => !(path in sent && sameValue(sent[path], value)))
  return { ...draft, ...saved, changes: Object.fromEntries(left) }
}

/**
 * Somebody else was faster: theirs is the ground now, and what both have changed, each to something else, is asked about.
 *
 * @param shownAs  how the server shows a value of ours that it may have stored without our hearing of it
 */
export function rebased(
  draft: Draft,
  latest: DraftView,
  shownAs: (path: FieldPath, mine: FieldValue | null) => FieldValue | null = (_, mine) => mine,
): Draft {
  const conflicts = Object.entries(draft.changes).flatMap(([path, mine]) => {
    const theirs = latest.form[path] ?? null
    const theyChanged = latest.marks[path] !== draft.marks[path]
    return theyChanged && !sameValue(theirs, shownAs(path, mine)) ? [{ path, theirs }] : []
  })
  return { ...draft, ...latest, conflicts }
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
export function toSend({ changes, conflicts }: Pick<Draft, 'changes' | 'conflicts'>): Changes {
  return Object.fromEntries(
    Object.entries(changes).filter(([path]) => !conflicts.some((conflict) => conflict.path === path)),
  )
}

function sameValue(one: FieldValue | null | undefined, other: FieldValue | null | undefined): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}
