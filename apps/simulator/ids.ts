import { createHmac } from 'node:crypto'
import type { Collection, Ids } from '@ruzhu/channels/contract/simulator.ts'

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * The n-th number of a kind is a keyed hash of kind and n: the same seed gives the same numbers, in whatever order the
 * kinds are asked for, and after a restart the counting goes on.
 */
export function openIds(seed: string, counters: Collection<number>): Ids {
  function next(kind: string, alphabet: string, length: number): string {
    const n = counters.get(kind) ?? 0
    counters.put(kind, n + 1)
    return spell(`${kind}:${n}`, alphabet, length)
  }

  function spell(name: string, alphabet: string, length: number): string {
    let text = ''
    for (let block = 0; text.length < length; block++) {
      const bytes = createHmac('sha256', seed).update(`${name}:${block}`).digest()
      for (const byte of bytes) text += alphabet[byte % alphabet.length]
    }
    return text.slice(0, length)
  }

  return {
    digits: (kind, length) => next(kind, '0123456789', length),
    hex: (kind, length) => next(kind, '0123456789abcdef', length),
    base62: (kind, length) => next(kind, BASE62, length),
  }
}
