import { expect, test } from 'vitest'
import type { Catalogue, Cause } from './causes.ts'
import { diagnose } from './diagnose.ts'

const said = { 'zh-CN': '一句话', en: 'A sentence' }
const cause = (key: string, of: Partial<Cause>): Cause => ({
  key,
  title: said,
  fix: [],
  codes: [],
  says: [],
  looks: [],
  source: { name: '' },
  ...of,
})

const NORTH: Catalogue = {
  channel: 'north',
  label: said,
  marks: /northpay/i,
  spell: (code) => code,
  causes: [
    cause('sign', { codes: ['SIGN_ERROR'], statuses: [401] }),
    cause('clock', { says: [/timestamp.*5分钟/] }),
    cause('system', { codes: ['SYSTEM_ERROR'] }),
    cause('everyday', { codes: ['FAIL'] }),
  ],
}
const SOUTH: Catalogue = {
  channel: 'south',
  label: said,
  marks: /southpay/i,
  spell: (code) => code.replace(/^ACQ\./, ''),
  causes: [
    cause('closed', { codes: ['TRADE_HAS_CLOSE'] }),
    cause('business', { codes: ['40004'] }),
    cause('system', { codes: ['SYSTEM_ERROR'] }),
  ],
}

function keys(text: string): string[] {
  return diagnose(text, [NORTH, SOUTH]).causes.map(({ channel, cause: { key } }) => `${channel}.${key}`)
}

test('words tell more than the code that they come with', () => {
  const body = '{"code":"SIGN_ERROR","message":"timestamp与发起请求的时间不得超过5分钟"}'
  expect(keys(body)).toEqual(['north.clock', 'north.sign'])
})

test('a sub code is nearer to the cause than the code over it', () => {
  const body = '{"code":"40004","msg":"Business Failed","sub_code":"ACQ.TRADE_HAS_CLOSE"}'
  expect(keys(body)).toEqual(['south.closed', 'south.business'])
})

test.each([
  ['JSON in a log, quoted twice', String.raw`level=error body="{\"code\":\"SIGN_ERROR\"}"`],
  ['JSON cut off', '{"code": "SIGN_ERROR", "mess'],
  ['XML', '<xml><err_code><![CDATA[SIGN_ERROR]]></err_code></xml>'],
  ['bare XML', '<err_code>SIGN_ERROR</err_code>'],
  ['a line of a log', 'gateway said: SIGN_ERROR, giving up'],
  ['a status alone', 'GET /v3/certificates HTTP/1.1 401'],
])('%s is read', (_what, text) => {
  expect(keys(text)).toEqual(['north.sign'])
})

test('of two that know a code, the one whose marks the text bears comes first', () => {
  expect(keys('northpay: SYSTEM_ERROR')).toEqual(['north.system', 'south.system'])
  expect(keys('southpay: SYSTEM_ERROR')).toEqual(['south.system', 'north.system'])
})

test('escaped Chinese is read', () => {
  expect(keys(String.raw`timestamp\u4e0d\u5f97\u8d85\u8fc75\u5206\u949f`)).toEqual(['north.clock'])
})

test('everyday words are codes only where they are called so', () => {
  expect(keys('12:00 FAIL to connect')).toEqual([])
  expect(keys('<return_code>FAIL</return_code>')).toEqual(['north.everyday'])
})

test('what went well, and what nobody knows, has no cause', () => {
  for (const text of ['', '{"code":"10000"}', '<result_code>SUCCESS</result_code>', 'A_NEW_CODE', '40004 fen']) {
    expect(keys(text)).toEqual([])
  }
})

test('numbers by which somebody else can look it up are picked out, and each rank has its reason', () => {
  const found = diagnose('Request-ID: 08F5-268 {"out_trade_no":"R1|2","code":"SIGN_ERROR"} HTTP 401', [NORTH])
  expect(found.clues).toMatchObject({ requestId: '08F5-268', outTradeNo: 'R1|2', status: 401, codes: ['SIGN_ERROR'] })
  expect(found.causes[0]?.evidence).toMatchObject({ by: 'code', found: 'SIGN_ERROR' })
  expect(found.causes[0]?.evidence.reason.en).toContain('SIGN_ERROR')
})

test('a long paste is read in a moment', () => {
  expect(keys(`${'code="'.repeat(200_000)} SIGN_ERROR`)).toEqual([])
})
