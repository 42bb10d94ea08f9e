import { expect, test } from 'vitest'
import { fen } from '../money.ts'
import type { Payment } from '../payments/payments.ts'
import type { KeptRefusal } from '../refusals/refusals.ts'
import { say } from '../text.ts'
import type { Catalogue, Cause } from './causes.ts'
import { diagnose } from './diagnose.ts'
import type { Dossier, KnownAccount, KnownKey } from './dossier.ts'
import type { Look } from './looks.ts'

const NOW = new Date('2026-11-30T04:00:00Z')
const said = { 'zh-CN': '一句话', en: 'A sentence' }

/** Two causes of one code: only the records tell them apart. */
function catalogue(first: readonly Look[], second: readonly Look[]): Catalogue {
  const cause = (key: string, looks: readonly Look[]): Cause => ({
    key,
    title: said,
    fix: [],
    codes: ['NO'],
    says: [],
    looks,
    source: { name: 'page' },
  })
  return {
    channel: 'north',
    label: said,
    marks: /north/,
    spell: (code) => code,
    causes: [cause('one', first), cause('other', second)],
  }
}

function told(dossier: Partial<Dossier>, looks: readonly Look[], text = '{"code":"NO"}') {
  const lookup = { dossier: { grants: [], keys: [], refusals: [], ...dossier }, now: NOW }
  const { causes } = diagnose(text, [catalogue([], looks)], lookup)
  const lines = causes.flatMap(({ cause, records }) => (cause.key === 'other' ? records : []))
  return {
    order: causes.map(({ cause }) => cause.key),
    lines: lines.map(({ verdict, text: line }) => `${verdict}: ${say(line, 'en')}`),
  }
}

const METHOD = {
  id: 'pm_1',
  clientId: 'cl_1',
  providerId: 'sp_1',
  channel: 'north',
  mode: 'provider',
  name: '店内',
  subMchid: '1900006611',
  apps: [{ kind: 'mini_program', appid: 'wx8888888888888888' }],
  scenes: ['mini_program'],
  place: 1,
  state: 'active',
  createdAt: NOW,
  updatedAt: NOW,
  standing: 'active',
} as unknown as NonNullable<Dossier['method']>

const ACCOUNT = {
  outline: {
    id: 'sp_1',
    channel: 'north',
    name: '服务商',
    settings: { appid: 'wx1111111111111111', serial_no: 'ABCDEF0123456789AB' },
    createdAt: NOW,
    updatedAt: NOW,
  },
  labels: new Map([['certificate', { 'zh-CN': '商户 API 证书', en: 'API certificate' }]]),
  traces: [],
  certificates: [
    {
      field: 'certificate',
      serialNo: 'ABCDEF0123456789AB',
      validFrom: new Date('2021-11-29T00:00:00Z'),
      validTo: new Date('2026-11-29T00:00:00Z'),
    },
  ],
  refusedNotices: [],
} as unknown as KnownAccount

const PAYMENT = {
  id: 'pay_1',
  clientId: 'cl_1',
  methodId: 'pm_1',
  providerId: 'sp_1',
  channel: 'north',
  scene: 'mini_program',
  subMchid: '1900006611',
  outTradeNo: 'A20261122018',
  gatewayTradeNo: 'A20261122018',
  amount: fen(3800),
  state: 'pending',
  refunded: fen(0),
  refundReserved: fen(0),
  pay: { kind: 'bar_code' },
  expiresAt: new Date('2026-11-30T05:00:00Z'),
  createdAt: NOW,
  updatedAt: NOW,
} as unknown as Payment

test('a certificate that ended yesterday puts its cause first', () => {
  const { order, lines } = told({ account: ACCOUNT }, ['certificate'])
  expect(order).toEqual(['other', 'one'])
  expect(lines).toEqual(['supports: Certificate ABCDEF0123456789AB in “API certificate” ended on 2026-11-29'])
})

test('one that is valid rules its cause out', () => {
  const certificates = ACCOUNT.certificates.map((one) => ({ ...one, validTo: new Date('2031-11-29T00:00:00Z') }))
  const { order, lines } = told({ account: { ...ACCOUNT, certificates } }, ['certificate'])
  expect(order).toEqual(['one', 'other'])
  expect(lines).toEqual(['rules_out: Certificate ABCDEF0123456789AB in “API certificate” is valid until 2031-11-29'])
})

test('an AppID that is not one of the method’s is named, with those that are', () => {
  const { order, lines } = told(
    { method: METHOD, account: ACCOUNT },
    ['apps'],
    '{"code":"NO","sub_appid":"wx9999999999999999"}',
  )
  expect(order[0]).toBe('other')
  expect(lines[0]).toContain('wx9999999999999999 is not one of this payment method, which uses: wx8888888888888888')
  expect(told({ method: METHOD, account: ACCOUNT }, ['apps']).lines[0]).toMatch(
    /^notes: AppIDs of this payment method: wx8888/,
  )
})

test('another merchant number than the method’s is named; the same one rules it out', () => {
  expect(told({ method: METHOD }, ['merchant'], '{"code":"NO","sub_mchid":"1900000109"}').order[0]).toBe('other')
  expect(told({ method: METHOD }, ['merchant'], '{"code":"NO","sub_mchid":"1900006611"}').order[0]).toBe('one')
})

test.each([
  ['"out_trade_no":"A20261122018","total":5000', 'other', /3[.]?8|38\.00 with us and 5000/],
  ['"out_trade_no":"A20261122018","total":3800', 'one', /The amount of A20261122018 is the same/],
])('a number that was used with another amount says both: %s', (pasted, first, line) => {
  const { order, lines } = told({ payment: PAYMENT, method: METHOD }, ['number_used'], `{"code":"NO",${pasted}}`)
  expect(order[0]).toBe(first)
  expect(lines.join('\n')).toMatch(line)
})

test('a grant that was withdrawn is decisive; a valid one rules its cause out', () => {
  const grant = {
    id: 'gr_1',
    clientId: 'cl_1',
    providerId: 'sp_1',
    subMchid: '1900006611',
    state: 'active',
    grantedAt: NOW,
    checkedAt: NOW,
  }
  const grants = (state: string) => [{ ...grant, state, withdrawnAt: NOW }] as unknown as Dossier['grants']
  expect(told({ method: METHOD, grants: grants('withdrawn') }, ['grant']).order[0]).toBe('other')
  expect(told({ method: METHOD, grants: grants('active') }, ['grant']).order[0]).toBe('one')
})

test.each([
  ['a payment that is closed', { ...PAYMENT, state: 'closed' } as Payment, 'closed', 'other'],
  ['a payment that was paid', { ...PAYMENT, state: 'paid', paid: fen(3800) } as Payment, 'closed', 'one'],
  ['an order that the gateway never took', (({ pay: _none, ...rest }) => rest)(PAYMENT), 'absent', 'other'],
  ['an order that it took', PAYMENT, 'absent', 'one'],
  ['a time that is not over', PAYMENT, 'expired', 'one'],
  ['a time that is over', { ...PAYMENT, expiresAt: NOW }, 'expired', 'other'],
  ['nothing that was paid', PAYMENT, 'nothing_to_refund', 'other'],
] as const)('%s speaks for the cause or against it', (_what, payment, question, first) => {
  const { order, lines } = told({ payment }, [question])
  expect(order[0]).toBe(first)
  expect(lines[0]).toMatch(first === 'other' ? /^supports: / : /^rules_out: /)
})

function request(seconds: number): string {
  return `Authorization: … timestamp="${seconds}" Date: Mon, 30 Nov 2026 03:50:00 GMT {"code":"NO"}`
}

test('the clock is measured where both times were pasted', () => {
  expect(told({}, ['clock'], request(Date.parse('2026-11-30T04:00:00Z') / 1000))).toMatchObject({
    order: ['other', 'one'],
    lines: [expect.stringContaining('10 minutes')],
  })
  expect(told({}, ['clock'], request(Date.parse('2026-11-30T03:50:30Z') / 1000)).order[0]).toBe('one')
})

test('notifications that could not be opened tell of a wrong key even where nothing was pasted about it', () => {
  const account = { ...ACCOUNT, refusedNotices: [{ day: '2026-11-29', why: 'undecryptable', count: 4 }] }
  const { order, lines } = told({ account }, ['sealed_notices'], 'pay_1m80hhf208h9x2qkcb6vr6nv')
  expect(order).toEqual(['other'])
  expect(lines[0]).toContain('4 notifications of the last 3 days')
})

test('what the gateway refused before is told with its request id, and explains an id that was pasted alone', () => {
  const refusal = { channel: 'north', status: 400, code: 'NO', message: '不行', requestId: '08F5-268' }
  const refusals = [
    { id: 'gn_1', clientId: 'cl_1', providerId: 'sp_1', subject: 'pay_1', call: 'prepay', refusal, at: NOW },
  ] as unknown as KeptRefusal[]
  const { order, lines } = told({ payment: PAYMENT, refusals }, [], 'A20261122018')
  expect(order).toEqual(['one', 'other'])
  expect(lines[0]).toContain('request id 08F5-268')
})

test('records of one gateway say nothing of another’s errors', () => {
  expect(told({ payment: { ...PAYMENT, channel: 'south', state: 'closed' } }, ['closed']).lines).toEqual([])
})

function key(life: object): KnownKey {
  const whole = {
    id: 'kl_1',
    holder: 'sp_1',
    part: 'api_v3_key',
    pieces: [],
    madeAt: NOW,
    madeBy: '林晓',
    updatedAt: NOW,
  }
  return {
    life: { ...whole, ...life } as unknown as KnownKey['life'],
    label: { 'zh-CN': 'APIv3 密钥', en: 'APIv3 key' },
  }
}

test.each([
  ['kept and not in use', { state: 'next' }, /^supports: 林晓 kept a new APIv3 key/],
  [
    'heard from the platform',
    { state: 'next', heardAt: NOW },
    /^supports: Since 2026-11-30 12:00:00 the platform uses/,
  ],
  ['retiring since today', { state: 'retiring', endsAt: NOW }, /^supports: APIv3 key was changed at/],
  ['of somebody else', { state: 'next', holder: 'sp_2' }, undefined],
  ['the only one', { state: 'active' }, undefined],
] as const)('a key that is %s speaks for a wrong key, or says nothing', (_what, life, line) => {
  const { lines } = told({ account: ACCOUNT, keys: [key(life)] }, ['signing_keys'])
  if (line) expect(lines[0]).toMatch(line)
  else expect(lines).toEqual([])
})

test('a merchant’s token that ended unnoticed is seen without anybody mentioning it', () => {
  const token = key({
    holder: 'gr_1',
    part: 'app_auth_token',
    state: 'active',
    validTo: new Date('2026-11-29T00:00:00Z'),
  })
  expect(told({ keys: [token] }, ['grant'], 'pm_1').lines[0]).toContain('ended on 2026-11-29')
})

/** A catalogue whose cause is proven by a check, and a method that was checked. */
function proven(results: readonly object[], { endedAt = NOW, text = '{"code":"NO"}' } = {}) {
  const [one, other] = catalogue([], []).causes as [Cause, Cause]
  const causes = [one, { ...other, check: 'product' }]
  const plan = ['product/native', 'product/jsapi'].map((name) => ({ name, title: said, after: [] }))
  const last = { id: 'ck_1', methodId: 'pm_1', clientId: 'cl_1', by: 'nightly', startedAt: NOW, endedAt, results }
  const checks = { plan, last } as unknown as NonNullable<Dossier['checks']>
  const dossier = { grants: [], keys: [], refusals: [], method: METHOD, checks }
  const found = diagnose(text, [{ ...catalogue([], []), causes }], { dossier, now: NOW }).causes
  const second = found.find(({ cause }) => cause.key === 'other')
  return {
    order: found.map(({ cause }) => cause.key),
    verdicts: second?.records.map(({ verdict }) => verdict),
    check: second?.check?.name,
  }
}
const result = (name: string, state: string, rest = {}) => ({
  name,
  state,
  title: said,
  fix: [],
  durationMs: 1,
  ...rest,
})

test('a check that failed by itself puts its cause first, and is the one to be done again', () => {
  expect(proven([result('product/native', 'pass'), result('product/jsapi', 'fail')])).toEqual({
    order: ['other', 'one'],
    verdicts: ['supports', 'rules_out'],
    check: 'product/jsapi',
  })
})

test('a check that passed rules its cause out while it is fresh, and is only noted later', () => {
  const passed = [result('product/native', 'pass')]
  expect(proven(passed)).toMatchObject({ order: ['one', 'other'], verdicts: ['rules_out'] })
  const yesterday = new Date(NOW.getTime() - 86_400_000)
  expect(proven(passed, { endedAt: yesterday })).toMatchObject({ verdicts: ['notes'] })
})

test('a failure that the platform explained otherwise speaks for that other cause alone', () => {
  const gateway = { channel: 'north', status: 403, code: 'ELSE', message: '' }
  expect(proven([result('product/native', 'fail', { gateway })])).toMatchObject({ verdicts: [] })
})
