import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { swapMatrixPage } from '../docs/generate/swap-matrix/page.ts'

test('every kind of value in the place of every other is refused or put right, as docs/swap-matrix.md says', {
  timeout: 180_000,
}, async () => {
  const page = await swapMatrixPage()
  expect(await readFile(new URL('../docs/swap-matrix.md', import.meta.url), 'utf8')).toBe(page)
  const taken = [...page.matchAll(/^\| ([^|]+) \|.*\?.*$/gm)].map(([, value]) => value)
  // another account of the company may have signed the agreement on rebates: what the certificate says is told, not refused
  // two that were exchanged are always found, and changed back
  const exchanged = [...page.matchAll(/Two fields exchanged:\n\n\|[^\n]+\n\|[-:| ]+\n((?:\|[^\n]+\n)+)/g)].map(
    ([, rows]) => rows,
  )
  expect(exchanged).toHaveLength(4)
  expect(exchanged.join('')).not.toMatch(/\| [^↻\s`|]/)
  // one app's AppSecret looks like another's, and is not sent anywhere to find out
  expect(taken).toEqual(['alipay keys: pid', 'alipay certificates: pid', 'app_secret'])
})
