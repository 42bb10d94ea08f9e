const OFFSET_MS = 8 * 60 * 60 * 1000

/** `2024-06-07 18:41:51`: the gateway's clock is Beijing's, whatever the zone of this machine. */
export function beijingTimestamp(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ')
}

/** The instant that the gateway writes as `2024-06-07 18:41:51`, fractions of a second allowed; undefined where it is none. */
export function instantOfBeijing(text: string): Date | undefined {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.\d{1,9})?$/.exec(text)
  if (!parts) return undefined
  const instant = new Date(`${parts[1]}T${parts[2]}+08:00`)
  // 2026-02-30 would roll over into March
  return Number.isNaN(instant.getTime()) || !text.startsWith(beijingTimestamp(instant)) ? undefined : instant
}
