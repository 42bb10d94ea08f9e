import { diagnose } from '@ruzhu/domain/diagnosis/diagnose.ts'
import { expect, test } from 'vitest'
import { CATALOGUE } from './catalogue.ts'
import { SAID } from './testing/said.ts'

test('there are at least a hundred situations, and no two are called alike or say the same', () => {
  const keys = CATALOGUE.causes.map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  expect(new Set(CATALOGUE.causes.map(({ title }) => title['zh-CN'])).size).toBeGreaterThanOrEqual(100)
})

test.each(CATALOGUE.causes.map((cause) => cause.key))('%s is recognised, before all others', (key) => {
  expect(first(SAID[key] ?? `{"sub_code":"${key}"}`)).toBe(key)
})

test.each([
  ['{"alipay_trade_close_response":{"code":"40004","sub_code":"ACQ.TRADE_HAS_CLOSE"},"sign":"x"}', 'TRADE_HAS_CLOSE'],
  ['{"code":"invalid-signature","message":"验签出错"}', 'invalid-signature'],
  ['isv.invalid-signature', 'invalid-signature'],
  ['AlipayError: isp.unknow-error, traceId=0b1', '20000'],
])('%s', (text, key) => {
  expect(first(text)).toBe(key)
})

function first(text: string): string | undefined {
  return diagnose(text, [CATALOGUE]).causes[0]?.cause.key
}
