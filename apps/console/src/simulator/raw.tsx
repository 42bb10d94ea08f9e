/** A message as it went over the wire. The box scrolls, so the keyboard must reach it. */
export function Raw({ label, text }: { label: string; text: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className="raw" role="group" aria-label={label} tabIndex={0}>
      {pretty(text)}
    </pre>
  )
}

/** JSON with line breaks; what is none stays as it is. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2)
  } catch {
    return text
  }
}
