import { expect, test } from 'vitest'
import { AppError } from '../errors.ts'
import type { ClientId, MethodId, PaymentId, ProviderId } from '../ids.ts'
import { fen, ZERO } from '../money.ts'
import { checkRequest, differenceOf, expiryOf, type PaymentRequest } from './payment-request.ts'
import { Secret } from '../secret.ts'
import type { Payment } from './payments.ts'

const NOW = new Date('2026-11-22T02:00:00.500Z')
const TEA: PaymentRequest = {
  methodId: 'pm_1' as MethodId,
  scene: 'native',
  outTradeNo: 'ORDER-1',
  description: '一杯茶',
  amount: fen(8800),
}

test('what the gateway takes passes', () => {
  checkRequest(TEA)
  checkRequest({ ...TEA, outTradeNo: 'a_-|*Z', description: '茶'.repeat(127), attach: '桌号 5' })
  checkRequest({ ...TEA, scene: 'jsapi', payerOpenid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' })
  checkRequest({ ...TEA, scene: 'bar_code', authCode: new Secret('auth_code', '289821938427483742') })
  checkRequest({
    ...TEA,
    scene: 'page',
    returnUrl: 'https://shop.example.com/paid?order=1',
    payerClientIp: '2001:db8::1',
  })
})

test.each<[string, Partial<PaymentRequest>]>([
  ['out_trade_no', { outTradeNo: 'short' }],
  ['out_trade_no', { outTradeNo: 'x'.repeat(33) }],
  ['out_trade_no', { outTradeNo: 'ORDER/1' }],
  ['description', { description: '茶'.repeat(128) }],
  ['description', { description: ' ' }],
  ['description', { description: 'tea\u0000' }],
  ['description', { description: 'tea\ud800' }],
  ['attach', { attach: '' }],
  ['attach', { attach: 'x'.repeat(129) }],
  ['amount_fen', { amount: ZERO }],
  ['amount_fen', { amount: fen(10_000_000_001) }],
  ['payer_openid', { scene: 'jsapi' }],
  ['payer_openid', { payerOpenid: 'oUpF8uMuAJO' }],
  ['auth_code', { scene: 'bar_code' }],
  ['auth_code', { scene: 'bar_code', authCode: new Secret('auth_code', '2898-2193') }],
  ['auth_code', { authCode: new Secret('auth_code', '289821938427483742') }],
  ['return_url', { returnUrl: 'https://shop.example.com/' }],
  ['return_url', { scene: 'h5', returnUrl: 'javascript:alert(1)' }],
  ['payer_client_ip', { payerClientIp: 'the payer' }],
  ['expires_at', { expiresAt: new Date('never') }],
])('%s is refused by name', (field, differing) => {
  expect(problemsOf(() => checkRequest({ ...TEA, ...differing }))).toEqual([expect.stringMatching(`^/${field}: `)])
})

test('all problems are told at once', () => {
  const { methodId: _, ...nameless } = TEA
  expect(problemsOf(() => checkRequest({ ...nameless, outTradeNo: '', description: '' }))).toHaveLength(3)
})

test('a payment ends two hours from now, or when it is said to, in whole seconds', () => {
  expect(expiryOf(TEA, NOW)).toEqual(new Date('2026-11-22T04:00:01Z'))
  expect(expiryOf({ ...TEA, expiresAt: new Date('2026-11-22T02:05:00Z') }, NOW)).toEqual(
    new Date('2026-11-22T02:05:00Z'),
  )
  expect(expiryOf({ ...TEA, scene: 'bar_code' }, NOW)).toEqual(new Date('2026-11-22T02:01:01Z'))
  for (const time of ['2026-11-22T02:01:00Z', '2026-11-29T02:00:02Z']) {
    expect(problemsOf(() => expiryOf({ ...TEA, expiresAt: new Date(time) }, NOW))).toHaveLength(1)
  }
})

test('a repeated request is compared field by field', () => {
  const made: Payment = {
    id: 'pay_1' as PaymentId,
    clientId: 'cl_1' as ClientId,
    methodId: 'pm_1' as MethodId,
    providerId: 'sp_1' as ProviderId,
    channel: 'wechatpay',
    scene: 'native',
    subMchid: '1900000109',
    outTradeNo: 'ORDER-1',
    gatewayTradeNo: 'ORDER-1',
    description: '一杯茶',
    amount: fen(8800),
    payerOpenid: 'learnt-when-paid',
    state: 'paid',
    refunded: ZERO,
    refundReserved: ZERO,
    expiresAt: new Date('2026-11-22T04:00:01Z'),
    createdAt: NOW,
    updatedAt: NOW,
  }
  expect(differenceOf(made, TEA)).toBe('')
  expect(differenceOf(made, { ...TEA, expiresAt: new Date('2026-11-22T04:00:00.500Z') })).toBe('')
  expect(differenceOf(made, { ...TEA, amount: fen(1), attach: 'x' })).toBe('amount_fen, attach')
  expect(differenceOf(made, { ...TEA, methodId: 'pm_2' as MethodId, expiresAt: NOW })).toBe('method_id, expires_at')
})

function problemsOf(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError && error.code === 'INPUT_INVALID') return error.facts['problems']
    throw error
  }
  return []
}
