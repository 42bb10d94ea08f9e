/** The control of a field, by its path. */
export function fieldId(path: string): string {
  return `field-${path.replaceAll('.', '-')}`
}

/** To the field itself: its control, or the first one of its group. */
export function focusField(path: string): void {
  const place = document.getElementById(fieldId(path))
  if (!place) return
  place.scrollIntoView({ block: 'center' })
  const control = place.matches('input, textarea, select, button')
    ? place
    : place.querySelector('input, textarea, button')
  if (control instanceof HTMLElement) control.focus({ preventScroll: true })
}
