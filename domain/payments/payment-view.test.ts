import { expect, test } from 'vitest'
import type { ClientId, MethodId, PaymentId, ProviderId } from '../ids.ts'
import { fen, ZERO } from '../money.ts'
import { paymentView } from './payment-view.ts'
import type { Payment } from './payments.ts'

const AT = new Date('2026-11-22T02:32:08.123Z')
const PENDING: Payment = {
  id: 'pay_1' as PaymentId,
  clientId: 'cl_1' as ClientId,
  methodId: 'pm_1' as MethodId,
  providerId: 'sp_1' as ProviderId,
  channel: 'wechatpay',
  scene: 'jsapi',
  subMchid: '1900000109',
  outTradeNo: 'ORDER-1',
  gatewayTradeNo: 'ORDER-1',
  description: '一杯茶',
  amount: fen(8800),
  payerOpenid: 'oUpF8uMuAJO',
  state: 'pending',
  pay: {
    kind: 'jsapi',
    prepayId: 'wx201410272009395522657a690389285100',
    appId: 'wx2421b1c4370ec43b',
    timeStamp: '1554208460',
    nonceStr: '593BEC0C930BF1AFEB40B4A08C8FB242',
    package: 'prepay_id=wx201410272009395522657a690389285100',
    signType: 'RSA',
    paySign: 'oR9d8PuhnIc+YZ8cBHFCwfgpaK9gd7va',
  },
  refunded: ZERO,
  refundReserved: ZERO,
  expiresAt: AT,
  createdAt: AT,
  updatedAt: AT,
}

test('our words on the outside, the platform’s own in what its software takes', () => {
  expect(paymentView(PENDING)).toEqual({
    id: 'pay_1',
    client_id: 'cl_1',
    method_id: 'pm_1',
    provider_id: 'sp_1',
    channel: 'wechatpay',
    scene: 'jsapi',
    sub_mchid: '1900000109',
    out_trade_no: 'ORDER-1',
    gateway_trade_no: 'ORDER-1',
    description: '一杯茶',
    amount_fen: 8800,
    payer_openid: 'oUpF8uMuAJO',
    state: 'pending',
    pay: {
      kind: 'jsapi',
      appId: 'wx2421b1c4370ec43b',
      timeStamp: '1554208460',
      nonceStr: '593BEC0C930BF1AFEB40B4A08C8FB242',
      package: 'prepay_id=wx201410272009395522657a690389285100',
      signType: 'RSA',
      paySign: 'oR9d8PuhnIc+YZ8cBHFCwfgpaK9gd7va',
      prepay_id: 'wx201410272009395522657a690389285100',
    },
    refunded_fen: 0,
    refund_reserved_fen: 0,
    left_fen: 0,
    expires_at: '2026-11-22T02:32:08.123Z',
    created_at: '2026-11-22T02:32:08.123Z',
    updated_at: '2026-11-22T02:32:08.123Z',
  })
})

test('what is paid shows its sums, and nothing to pay with any more', () => {
  const paid: Payment = {
    ...PENDING,
    state: 'partially_refunded',
    paid: fen(8800),
    paidAt: AT,
    refunded: fen(3000),
    refundReserved: fen(5000),
  }
  const view = paymentView(paid)
  expect(view).toMatchObject({ paid_fen: 8800, refunded_fen: 3000, refund_reserved_fen: 5000, left_fen: 3800 })
  expect(view.pay).toBeUndefined()
})
