/** A day as people type or copy it, `20261122`, `2026/1/2`, `2026年11月22日`, in the one form that is kept; else as it was. */
export function typedDay(text: string): string {
  const parts = /^\s*(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?\s*$/.exec(text)
  if (!parts) return text.trim()
  const [, year, month, day] = parts
  return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
}
