/**
 * Bytes of Base64 in its one spelling, else undefined. node skips what is not Base64, which shows in the length; beyond
 * that it takes a letter for one whose low byte it shares, takes the other alphabet too, and ignores spare bits.
 */
export function readBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  const { padding, last } = ENDINGS[bytes.length % 3] ?? WHOLE
  if (text.length !== 4 * Math.ceil(bytes.length / 3) || !text.endsWith(padding)) return undefined
  if (Buffer.byteLength(text) !== text.length || text.includes('-') || text.includes('_')) return undefined
  return last === undefined || last.includes(text.charAt(text.length - padding.length - 1)) ? bytes : undefined
}

/** By what is left over behind groups of three bytes: how the text ends, and which letters have no spare bit set. */
type Ending = { padding: string; last?: string }
const WHOLE: Ending = { padding: '' }
const ENDINGS: readonly Ending[] = [WHOLE, { padding: '==', last: 'AQgw' }, { padding: '=', last: 'AEIMQUYcgkosw048' }]
