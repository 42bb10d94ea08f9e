const BEIJING_MS = 8 * 60 * 60 * 1000

/** `20141030133525`: how APIv2 writes times in requests, always Beijing's. */
export function beijingDigits(instant: Date): string {
  return new Date(instant.getTime() + BEIJING_MS).toISOString().slice(0, 19).replace(/[-:T]/g, '')
}

/** Undefined where it is no time: 31 February, hour 25, other letters. */
export function instantOfDigits(text: string): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text)
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second] = parts
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`)
  // some days that do not exist are taken for the next month's
  return !Number.isNaN(instant.getTime()) && beijingDigits(instant) === text ? instant : undefined
}

/** `2016-07-25 15:26:26`: how refunds write theirs. */
export function instantOfText(text: string): Date | undefined {
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text) ? instantOfDigits(text.replace(/[- :]/g, '')) : undefined
}
