import type { FieldPath, FieldValue } from '@ruzhu/domain/applyments/applyments.ts'

/** What a control says, and of which field. `chosen`: by one press, so that other questions may open or close at once. */
export type Told = { path: FieldPath; value: FieldValue | undefined; raw: string; chosen: boolean }

/** @param within  boxes and buttons of one name say something together */
export function typedValue(target: EventTarget | null, within: Element): Told | undefined {
  if (target instanceof HTMLTextAreaElement) return text(target)
  if (target instanceof HTMLSelectElement) return { path: target.name, value: target.value, raw: '', chosen: true }
  if (!(target instanceof HTMLInputElement) || target.name === '' || target.closest('[data-path]') === null)
    return undefined
  if (target.type === 'file') return undefined
  if (target.type !== 'checkbox' && target.type !== 'radio') return text(target)
  const chosen = Array.from(within.querySelectorAll<HTMLInputElement>('input'))
    .filter(({ name, type, checked }) => name === target.name && type === target.type && checked)
    .map(({ value }) => value)
  const alone = target.type === 'radio' || target.closest('fieldset') === null
  return { path: target.name, value: alone ? chosen[0] : chosen, raw: '', chosen: true }
}

function text({ name, value }: HTMLInputElement | HTMLTextAreaElement): Told {
  return { path: name, value: value.trim(), raw: value, chosen: false }
}
