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
  expect(first(SAID[key] ?? `{"code":"${key}"}`)).toBe(key)
})

test.each([
  ['Request-ID: 08F5B8C20610C704-268443701', 'no_relation'],
  ['{"code":"INVALID_REQUEST","message":"参数中含有非法的额外参数"}', 'unknown_field'],
  ['签名错误', 'SIGN_ERROR'],
  ['{"err_code":"SIGNERROR","err_code_des":"签名错误"}', 'SIGNERROR'],
  ['WeChat Pay answered HTTP 502', 'SERVICE_UNAVAILABLE'],
  [
    '<xml><return_code>SUCCESS</return_code><result_code>FAIL</result_code><err_code>NOTENOUGH</err_code></xml>',
    'NOT_ENOUGH',
  ],
])('%s', (text, key) => {
  expect(first(text)).toBe(key)
})

function first(text: string): string | undefined {
  return diagnose(text, [CATALOGUE]).causes[0]?.cause.key
}
