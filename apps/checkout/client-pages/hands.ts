import type { FieldPath } from '@ruzhu/domain/applyments/applyments.ts'
import type { Asked } from './answers.ts'

/** The same screen anew, with the cursor where it was. */
export function keepCursor(draw: () => void): void {
  const active = document.activeElement
  const id = active instanceof HTMLElement ? active.id : ''
  const [from, to] =
    active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement
      ? [active.selectionStart, active.selectionEnd]
      : []
  draw()
  const again = id === '' ? null : document.getElementById(id)
  again?.focus({ preventScroll: true })
  const typing = again instanceof HTMLTextAreaElement || (again instanceof HTMLInputElement && again.type === 'text')
  if (typing && typeof from === 'number') again.setSelectionRange(from, to ?? from)
}

/** What is wrong with a field, said under it while it is typed in. */
export function showProblem(path: FieldPath, problem: Asked['problem']): void {
  const id = `field-${path.replace(/\./g, '-')}`
  const line = document.getElementById(`${id}-problem`)
  if (!line) return
  line.textContent = problem?.message ?? ''
  line.className = `problem ${problem?.level ?? ''}`
  const control = document.getElementById(id)
  if (problem) control?.setAttribute('aria-invalid', 'true')
  else control?.removeAttribute('aria-invalid')
}

/** What keeps a form from being sent; the cursor goes where it can be mended. */
export function say(sentence: string): void {
  const line = document.getElementById('send-problem')
  if (line) line.textContent = sentence
  if (sentence !== '') document.getElementById('name')?.focus()
}

/** Somebody is in the middle of a word: nothing is moved under their fingers. */
export function isTyping(): boolean {
  const active = document.activeElement
  return active instanceof HTMLTextAreaElement || (active instanceof HTMLInputElement && active.type === 'text')
}
