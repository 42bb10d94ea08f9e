import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { Secret } from './secret.ts'

test('a secret shows its kind wherever it is printed, and its value only to who asks', () => {
  const key = new Secret('api_v3_key', 'canary-7c1f')
  const printed = [
    String(key),
    `${key}`,
    JSON.stringify({ key }),
    inspect({ key }),
    inspect(key, { showHidden: true, depth: 9 }),
  ]
  for (const text of printed) {
    expect(text).not.toContain('canary')
    expect(text).toContain('[api_v3_key]')
  }
  expect(key.reveal()).toBe('canary-7c1f')
})
