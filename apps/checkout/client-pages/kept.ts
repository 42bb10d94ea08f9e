import type { Changes } from './draft.ts'
import type { FillingView } from './answers.ts'

/**
 * What could not be saved yet, for as long as this tab lives: a reload loses nothing. Never what is personal: a phone may be
 * lent, and ID and bank numbers are typed again rather than left behind.
 */
export function keepUnsaved({ id, parts }: FillingView, changes: Changes): void {
  const personal = new Set(
    parts.flatMap(({ fields }) => fields.filter((field) => field.sensitive).map(({ path }) => path)),
  )
  const kept = Object.entries(changes).filter(([path]) => !personal.has(path))
  try {
    if (kept.length === 0) sessionStorage.removeItem(nameOf(id))
    else sessionStorage.setItem(nameOf(id), JSON.stringify(Object.fromEntries(kept)))
  } catch {
    return // private mode without storage: then it is kept in memory alone
  }
}

export function keptUnsaved({ id }: FillingView): Changes {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(id)) ?? '{}') as Changes
  } catch {
    return {} // no storage, or not ours
  }
}

function nameOf(id: string): string {
  return `ruzhu ${id}`
}
