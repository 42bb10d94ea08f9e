import { methodOffersOf } from '@ruzhu/domain/checks/check-method.ts'
import { diagnose } from '@ruzhu/domain/diagnosis/diagnose.ts'
import { expect, test } from 'vitest'
import { descriptor as ALIPAY } from './alipay/descriptor.ts'
import { PROOFS as ALIPAY_PROOFS } from './alipay/errors/proofs.ts'
import { CATALOGUES } from './catalogues.ts'
import { descriptor as WECHATPAY } from './wechatpay/descriptor.ts'
import { PROOFS as WECHATPAY_PROOFS } from './wechatpay/errors/proofs.ts'

const GATEWAYS = CATALOGUES.filter(({ channel }) => channel !== 'ruzhu')
const CAUSES = CATALOGUES.flatMap(({ channel, causes }) => causes.map((cause) => ({ channel, ...cause })))

test('there are at least two hundred distinct situations', () => {
  const titles = GATEWAYS.flatMap(({ channel, causes }) => causes.map(({ title }) => `${channel} ${title['zh-CN']}`))
  expect(new Set(titles).size).toBeGreaterThanOrEqual(200)
})

test.each(CAUSES.map(({ channel, key, ...cause }) => [`${channel}.${key}`, cause] as const))(
  '%s says what it is, what mends it and where it comes from, in both languages',
  (_name, { title, fix, source }) => {
    for (const sentence of [title, ...fix.flatMap((step) => [step.do, ...(step.place ? [step.place] : [])])]) {
      expect(sentence['zh-CN'].trim()).not.toBe('')
      expect(sentence.en.trim()).not.toBe('')
    }
    expect(fix.length).toBeGreaterThan(0)
    expect(source.name.trim()).not.toBe('')
    if (source.link !== undefined) expect(source.link).toMatch(/^(https:\/\/|\/docs#)/)
  },
)

test.each([
  ['wechatpay', WECHATPAY, WECHATPAY_PROOFS],
  ['alipay', ALIPAY, ALIPAY_PROOFS],
] as const)('what proves a situation of %s is a check that its methods have', (channel, descriptor, proofs) => {
  const checks = new Set(methodOffersOf(descriptor).map(({ name }) => name))
  const keys = new Set(CAUSES.flatMap((cause) => (cause.channel === channel ? [cause.key] : [])))
  for (const [key, check] of Object.entries(proofs))
    expect([key, keys.has(key), checks.has(check)]).toEqual([key, true, true])
})

const PATTERNS = CATALOGUES.flatMap(({ channel, causes, marks }) => [
  [`${channel}: marks`, marks] as const,
  ...causes.flatMap(({ key, says, hints = [] }) =>
    [...says, ...hints].map((pattern) => [`${channel}.${key}: ${pattern.source}`, pattern] as const),
  ),
])

/** What makes a pattern slow is a text that nearly fits it, over and over: made from the pattern's own words. */
function hostile({ source }: RegExp): string[] {
  const words = source.split(/[^\p{L}\p{N}_ .:]+/u).filter((word) => word.length > 1)
  const parts = [...words, words.join(''), words.slice(0, -1).join(' '), ' ', '{', '\\', 'requestPayment:fail ', '"']
  return parts
    .filter((part) => part !== '')
    .map((part) => part.repeat(Math.ceil(20_000 / part.length)).slice(0, 20_000))
}

test.each(PATTERNS)('no text makes %s slow', (_name, pattern) => {
  const plain = new RegExp(pattern.source, pattern.flags)
  const began = performance.now()
  for (const text of hostile(pattern)) plain.test(text)
  expect(performance.now() - began).toBeLessThan(500)
})

test.each([
  'code="',
  '"code":"A',
  'request-id: ',
  'out_trade_no=',
  'A'.repeat(63),
  'timestamp=',
  '\\u4e0d',
  '<code>',
  'serial=5',
])('a paste of nothing but “%s” is diagnosed in a moment', (part) => {
  const began = performance.now()
  diagnose(part.repeat(Math.ceil(300_000 / part.length)), CATALOGUES)
  expect(performance.now() - began).toBeLessThan(3000)
})
