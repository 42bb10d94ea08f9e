import { createHash } from 'node:crypto'

/** Enough to tell two keys apart by eye, and to see that a key is the one in somebody's hand. */
export function fingerprintOf(value: string): string {
  return `sha256:${createHash('sha256').update(value).digest('hex').slice(0, 16)}`
}
