import { API_V3_KEY, PUBLIC_KEY_ID, type SignOptions, signedHeaders } from '@ruzhu/wechatpay/testing/raw-gateway.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Aes } from 'wechatpay-axios-plugin'
import { NOW, openBefore, SP_MCHID, SUB_MCHID } from './testing/account.ts'

let here: Awaited<ReturnType<typeof openBefore>>
beforeEach(async () => {
  here = await openBefore()
})
afterEach(() => here.close())

const PAYMENT = {
  sp_mchid: SP_MCHID,
  sub_mchid: SUB_MCHID,
  out_trade_no: 'A1',
  transaction_id: '4200000000000000000000000001',
  trade_state: 'SUCCESS',
  success_time: '2026-11-23T10:00:05+08:00',
  payer: { sp_openid: 'o1' },
  amount: { total: 1990, payer_total: 1990, currency: 'CNY', payer_currency: 'CNY' },
}
const REFUND = {
  sp_mchid: SP_MCHID,
  sub_mchid: SUB_MCHID,
  out_trade_no: 'A1',
  transaction_id: '4200000000000000000000000001',
  out_refund_no: 'R1',
  refund_id: '50000000382019052709732678859',
  refund_status: 'SUCCESS',
  success_time: '2026-11-23T10:00:09+08:00',
  user_received_account: '支付用户零钱',
  amount: { total: 1990, refund: 300, payer_total: 1990, payer_refund: 300 },
}

type Options = SignOptions & { receivedAt?: Date; key?: string }

function letter(eventType: string, originalType: string, resource: object, options: Options = {}) {
  const nonce = 'katvtHDDPxkw'
  const body = JSON.stringify({
    id: 'EV-1',
    create_time: '2026-11-23T10:00:06+08:00',
    resource_type: 'encrypt-resource',
    event_type: eventType,
    summary: '支付成功',
    resource: {
      algorithm: 'AEAD_AES_256_GCM',
      original_type: originalType,
      associated_data: originalType,
      nonce,
      ciphertext: Aes.AesGcm.encrypt(JSON.stringify(resource), options.key ?? API_V3_KEY, nonce, originalType),
    },
  })
  const headers = Object.fromEntries(
    Object.entries(signedHeaders(body, NOW, options)).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const receivedAt = options.receivedAt
  return { headers, body: Buffer.from(body), ...(receivedAt === undefined ? {} : { receivedAt }) }
}
const read = (...of: Parameters<typeof letter>) => here.channel.readNotification(letter(...of))

test('a payment, signed with either kind of key', async () => {
  for (const serial of [PUBLIC_KEY_ID, 'D7CE59D1F522D701']) {
    expect(await read('TRANSACTION.SUCCESS', 'transaction', PAYMENT, { serial })).toEqual({
      verified: true,
      notificationId: 'EV-1',
      createdAt: new Date('2026-11-23T02:00:06Z'),
      notice: {
        kind: 'payment',
        outTradeNo: 'A1',
        subMchid: SUB_MCHID,
        seen: {
          state: 'paid',
          transactionId: '4200000000000000000000000001',
          amount: 1990,
          payerPaid: 1990,
          paidAt: new Date('2026-11-23T02:00:05Z'),
          payerOpenid: 'o1',
          refunding: false,
        },
      },
    })
  }
})

test.each([
  ['REFUND.SUCCESS', 'SUCCESS', 'refunded'],
  ['REFUND.CLOSED', 'CLOSED', 'closed'],
  ['REFUND.ABNORMAL', 'ABNORMAL', 'needs_attention'],
])('%s', async (eventType, refund_status, state) => {
  expect(await read(eventType, 'refund', { ...REFUND, refund_status })).toMatchObject({
    verified: true,
    notice: { kind: 'refund', outRefundNo: 'R1', outTradeNo: 'A1', subMchid: SUB_MCHID, seen: { state } },
  })
})

const other = (eventType: string) => ({ verified: true, notice: { kind: 'other', eventType } })

test('what is not about an order or refund of ours is noted as something else', async () => {
  expect(await read('VIOLATION.PUNISH', 'violation', {})).toMatchObject(other('VIOLATION.PUNISH'))
  expect(await read('TRANSACTION.SUCCESS', 'profitsharing', {})).toMatchObject(other('TRANSACTION.SUCCESS'))
  const combined = { combine_out_trade_no: 'C1', sub_orders: [] }
  expect(await read('TRANSACTION.SUCCESS', 'transaction', combined)).toMatchObject(other('TRANSACTION.SUCCESS'))
})

test('each reason for refusing one has its name', async () => {
  const why = async (options: Options, resource: object = PAYMENT) => {
    const seen = await read('TRANSACTION.SUCCESS', 'transaction', resource, options)
    return seen.verified ? 'verified' : seen.why
  }
  expect(await why({ signature: 'AAAA' })).toBe('signature')
  expect(await why({ signature: '' })).toBe('signature')
  expect(await why({ signature: 'WECHATPAY/SIGNTEST/AAAA' })).toBe('probe')
  expect(await why({ serial: 'F5765756002FDD77' })).toBe('unknown_key')
  expect(await why({ seconds: NOW.getTime() / 1000 - 301 })).toBe('stale')
  expect(await why({ key: 'a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb' })).toBe('undecryptable')
  expect(await why({}, { trade_state: 'SUCCESS' })).toBe('malformed')
  expect(await why({}, { ...PAYMENT, sp_mchid: '1900000100' })).toBe('malformed') // another provider's
})

test('read again later, it is judged as of when it came', async () => {
  const seconds = NOW.getTime() / 1000 - 86_400
  const receivedAt = new Date(seconds * 1000 + 900)
  const options = { seconds, receivedAt }
  expect(await read('TRANSACTION.SUCCESS', 'transaction', PAYMENT, options)).toMatchObject({ verified: true })
})
