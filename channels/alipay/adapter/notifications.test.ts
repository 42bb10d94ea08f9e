import { signatureOf } from '@ruzhu/alipay/testing/raw-gateway.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { APP_ID, MERCHANT, NOW, openBefore, PID, TOKEN } from './testing/account.ts'

let here: Awaited<ReturnType<typeof openBefore>>
beforeEach(async () => {
  here = await openBefore()
})
afterEach(() => here.close())

type Values = Record<string, string | undefined>
const NOTICE: Values = {
  notify_id: '2026112300222100009068450559358070',
  notify_time: '2026-11-23 10:00:25',
  notify_type: 'trade_status_sync',
  app_id: APP_ID,
  auth_app_id: '2013121100055554',
  charset: 'utf-8',
  version: '1.0',
  trade_no: 'T1',
  out_trade_no: 'A1',
  seller_id: MERCHANT,
  trade_status: 'TRADE_SUCCESS',
  total_amount: '19.90',
  buyer_pay_amount: '19.90',
  buyer_open_id: '074a1CcTG1LelxKe4xQC0zgNdId0nxi95b5lsNpazWYoCo5',
  gmt_payment: '2026-11-23 10:00:24',
}

function posted(changes: Values, sign?: string): Uint8Array {
  const pairs = Object.entries({ ...NOTICE, ...changes }).flatMap(([name, value]) => (value ? [[name, value]] : []))
  const text = pairs
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&')
  const all = [...pairs, ['sign_type', 'RSA2'], ['sign', sign ?? signatureOf(text)]]
  return Buffer.from(new URLSearchParams(all).toString())
}
const read = (changes: Values = {}, sign?: string) =>
  here.channel.readNotification({ headers: {}, body: posted(changes, sign) })
const notice = async (changes: Values) => {
  const seen = await read(changes)
  return seen.verified ? seen.notice : seen
}

/** Of the newer form, without a type. */
const fresh = (name: string, content: object): Values => ({
  notify_type: undefined,
  notify_time: undefined,
  msg_method: name,
  utc_timestamp: String(NOW.getTime()),
  biz_content: JSON.stringify(content),
  version: '1.1',
})

describe('a trade', () => {
  test('was paid', async () => {
    expect(await read()).toEqual({
      verified: true,
      notificationId: '2026112300222100009068450559358070',
      createdAt: new Date('2026-11-23T02:00:25Z'),
      notice: {
        kind: 'payment',
        outTradeNo: 'A1',
        subMchid: MERCHANT,
        seen: {
          state: 'paid',
          transactionId: 'T1',
          amount: 1990,
          payerPaid: 1990,
          paidAt: new Date('2026-11-23T02:00:24Z'),
          payerOpenid: '074a1CcTG1LelxKe4xQC0zgNdId0nxi95b5lsNpazWYoCo5',
          refunding: false,
        },
      },
    })
  })

  test('was closed unpaid', async () => {
    const seen = await notice({
      trade_status: 'TRADE_CLOSED',
      gmt_payment: undefined,
      gmt_close: '2026-11-23 10:30:00',
    })
    expect(seen).toMatchObject({ kind: 'payment', seen: { state: 'closed' } })
  })

  const REFUND = { gmt_refund: '2026-11-23 11:00:00.123', refund_fee: '0.30', out_biz_no: 'R1' }

  test.each(['TRADE_SUCCESS', 'TRADE_CLOSED'])(
    'was refunded, in part or whole, under %s: no second payment',
    async (trade_status) => {
      expect(await notice({ ...REFUND, trade_status })).toEqual({
        kind: 'refund',
        outRefundNo: 'R1',
        outTradeNo: 'A1',
        subMchid: MERCHANT,
        seen: { state: 'refunded', at: new Date('2026-11-23T03:00:00Z') },
      })
    },
  )

  test('was given back by somebody else: paid, and being refunded', async () => {
    const seen = await notice({ ...REFUND, out_biz_no: undefined })
    expect(seen).toMatchObject({ kind: 'payment', seen: { state: 'paid', refunding: true } })
  })

  test('in a word that is new', async () => {
    expect(await notice({ trade_status: 'A_NEW_WORD' })).toMatchObject({ kind: 'payment', seen: { state: 'unknown' } })
  })

  test('of our own company needs no seller; of another’s it does', async () => {
    expect(await notice({ auth_app_id: APP_ID, seller_id: undefined })).toMatchObject({ subMchid: PID })
    expect(await notice({ seller_id: undefined })).toEqual({ verified: false, why: 'malformed' })
  })
})

const grant = (status: string, detail: object): Values => ({
  notify_type: 'open_app_auth_notify',
  status,
  biz_content: JSON.stringify({ detail: { app_id: APP_ID, auth_app_id: '2013121100055554', ...detail } }),
})

describe('messages are told apart by name', () => {
  const tokens = { app_auth_token: TOKEN, app_refresh_token: 'refresh', app_auth_code: 'ca34' }
  const granted = { user_id: MERCHANT, auth_time: NOW.getTime() - 5000, ...tokens }

  test('a merchant granted', async () => {
    const told = await notice(grant('execute_auth', granted))
    expect(told).toMatchObject({
      kind: 'grant',
      words: { subMchid: MERCHANT, authAppId: '2013121100055554' },
      grantedAt: new Date(NOW.getTime() - 5000),
    })
    if (!('kind' in told) || told.kind !== 'grant') return expect.fail('a grant')
    expect([told.words.token, told.words.refreshToken, told.code].map((one) => one?.reveal())).toEqual([
      TOKEN,
      'refresh',
      'ca34',
    ])
  })

  test('a grant that lacks what it consists of is acknowledged, and left to the exchange', async () => {
    const { user_id: _, ...nameless } = granted
    expect(await notice(grant('execute_auth', nameless))).toMatchObject({ kind: 'other' })
    expect(await notice(grant('execute_auth', { user_id: MERCHANT }))).toMatchObject({ kind: 'other' })
  })

  test.each(['cancel_auth', 'unauth'])('a merchant took back: %s', async (status) => {
    const told = await notice(grant(status, { user_id: MERCHANT }))
    expect(told).toEqual({ kind: 'grant_ended', authAppId: '2013121100055554' })
  })

  test.each([
    ['alipay.open.sp.sign.sync.notify', { batch_no: 'n1', batch_order_status: 'merchant_confirm' }],
    ['alipay.open.sp.inteop.sync.notify', { inteop_order_no: 'n1', status: 'A_NEW_WORD' }],
    ['ant.merchant.expand.indirect.zft.passed', { order_id: 'n1', smid: '2088000000000001' }],
    ['ant.merchant.expand.indirect.zft.rejected', { order_id: 'n1', external_id: 'ours' }],
  ])('of an application only its number counts: %s', async (name, content) => {
    expect(await notice(fresh(name, content))).toEqual({ kind: 'applyment', number: 'n1' })
  })

  test('all else is known by its name', async () => {
    const names = ['alipay.open.sp.sign.sync.notify', 'alipay.open.mini.version.audit.passed']
    for (const eventType of names) expect(await notice(fresh(eventType, {}))).toEqual({ kind: 'other', eventType })
  })
})

describe('what is refused', () => {
  test('a signature that does not fit, or is not there', async () => {
    expect(await read({}, signatureOf('another text'))).toEqual({ verified: false, why: 'signature' })
    expect(await read({}, '')).toEqual({ verified: false, why: 'signature' })
  })

  test('what was meant for another application, though signed with the same key', async () => {
    expect(await read({ app_id: '2021000000000000' })).toEqual({ verified: false, why: 'foreign' })
  })

  test.each([
    ['no notify_id', { notify_id: undefined }],
    ['no number of ours', { out_trade_no: undefined }],
    ['no amount in yuan', { total_amount: '1e3' }],
    ['no time', { gmt_payment: 'yesterday' }],
    ['a message without content', { notify_type: 'other' }],
  ])('%s', async (_, changes) => {
    expect(await read(changes)).toEqual({ verified: false, why: 'malformed' })
  })

  test.each(['', 'x', '{}', '%', '<xml/>', 'a=1&a=2&sign=x'])('any bytes: %j', async (body) => {
    const seen = await here.channel.readNotification({ headers: {}, body: Buffer.from(body) })
    expect(seen.verified).toBe(false)
  })
})
