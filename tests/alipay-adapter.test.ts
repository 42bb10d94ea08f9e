import { openAlipay as openChannel } from '@ruzhu/channels/alipay/adapter/index.ts'
import { explainAlipay } from '@ruzhu/channels/alipay/errors.ts'
import type { Channel, PrepayOrder, PrepaySeen } from '@ruzhu/domain/channel.ts'
import type { ProviderId } from '@ruzhu/domain/ids.ts'
import { fen } from '@ruzhu/domain/money.ts'
import type { ClientPay, Scene } from '@ruzhu/domain/payments/payments.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { later, MINUTE_MS } from '@ruzhu/domain/time.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AlipayApp, type AlipayWorld, openAlipay } from './simulator/alipay.ts'
import { openReceiver } from './simulator/receiver.ts'

/** The client side against the gateway's own rules, as the simulator keeps them with code of its own. */

let sim: AlipayWorld
let open: ReturnType<typeof openChannel>
const grants = new Map<string, Secret<'app_auth_token'>>()
const now = () => new Date()

beforeAll(async () => {
  sim = await openAlipay({ seed: 'adapter' })
  open = openChannel({
    baseUrl: sim.url,
    now,
    findGrant: (_, subMchid) => Promise.resolve(grants.get(subMchid)),
  })
})
afterAll(async () => {
  await open.close()
  await sim.close()
})

/** A provider's application, and a merchant who granted it everything. */
async function furnish(mode: object) {
  const isv = await sim.app({ kind: 'isv', ...mode })
  const merchant = await sim.app()
  const channel = await open(accountOf(isv))
  const consent = { app_id: isv.app_id, redirect_uri: 'https://isv.example/back', merchant: merchant.app_id }
  const { redirect } = await sim.told<{ redirect: string }>('POST', '/_sim/alipay/authorise', consent)
  const code = new Secret('app_auth_code', new URL(redirect).searchParams.get('app_auth_code') ?? '')
  const seen = await channel.grants?.exchange(code)
  if (seen?.state !== 'granted') throw new Error(JSON.stringify(seen))
  const [{ subMchid, token }] = seen.grants
  expect(subMchid).toBe(merchant.seller_id)
  grants.set(subMchid, token)
  return { isv, merchant, channel }
}

describe.each([
  ['with keys', {}],
  ['with certificates', { sign_mode: 'certificate' }],
  ['with an AES key', { aes: true }],
])('a provider %s', (mode, app) => {
  let channel: Channel
  let merchant: AlipayApp
  let numbers = 0
  beforeAll(async () => {
    ;({ channel, merchant } = await furnish(app))
  })

  const order = (changes: Partial<PrepayOrder> = {}): PrepayOrder => ({
    outTradeNo: `${mode.replaceAll(' ', '_')}_${++numbers}`,
    subMchid: merchant.seller_id,
    scene: 'native',
    description: '一碗牛腩粉',
    amount: fen(1990),
    expiresAt: later(now(), 30 * MINUTE_MS),
    notifyUrl: 'http://127.0.0.1:9/',
    ...changes,
  })
  const paid = (sold: PrepayOrder) => sim.pay(sold.outTradeNo, { app_id: merchant.app_id })

  test('is answered to the probe, and the clocks agree', async () => {
    const seen = await channel.probe()
    expect(seen).toMatchObject({ state: 'ok' })
    expect(seen.state === 'ok' && Math.abs(seen.clockSkewMs)).toBeLessThan(2500)
  })

  test('is paid by code, hears of it, refunds a part, and hears of that', async () => {
    await using listener = await openReceiver('success')
    const heard = async (n: number) => ({ headers: {}, body: Buffer.from((await listener.nth(n)).body) })
    const sold = order({ notifyUrl: listener.url })
    const { codeUrl } = ready(await channel.prepay(sold), 'qr')
    expect(await channel.queryPayment(sold)).toEqual({ state: 'absent' }) // until somebody scans it
    const { trade_no: transactionId } = await sim.pay(codeUrl)
    expect(await channel.queryPayment(sold)).toMatchObject({
      state: 'paid',
      transactionId,
      amount: 1990,
      refunding: false,
    })
    expect(await channel.readNotification(await heard(1))).toMatchObject({
      verified: true,
      notice: {
        kind: 'payment',
        outTradeNo: sold.outTradeNo,
        subMchid: merchant.seller_id,
        seen: { state: 'paid', transactionId, amount: 1990 },
      },
    })

    const { outTradeNo, subMchid } = sold
    const wanted = { outRefundNo: `R_${outTradeNo}`, subMchid, outTradeNo, amount: fen(300) }
    const refund = { ...wanted, total: fen(1990), notifyUrl: listener.url }
    expect(await channel.queryRefund(wanted)).toEqual({ state: 'absent' })
    expect(await channel.refund(refund)).toMatchObject({ state: 'refunded' })
    expect(await channel.refund(refund)).toMatchObject({ state: 'pending', refundId: transactionId }) // it moves no money twice
    expect(await channel.queryRefund(wanted)).toMatchObject({ state: 'refunded', at: expect.any(Date) })
    expect(await channel.readNotification(await heard(2))).toMatchObject({
      verified: true,
      notice: { kind: 'refund', outRefundNo: wanted.outRefundNo, outTradeNo, seen: { state: 'refunded' } },
    })
    expect(await channel.refund({ ...refund, amount: fen(301) })).toMatchObject({ state: 'needs_attention' })
    const tooMuch = await channel.refund({ ...refund, outRefundNo: 'MORE', amount: fen(1691) })
    if (tooMuch.state !== 'refused') throw new Error(JSON.stringify(tooMuch))
    expect(explainAlipay(tooMuch.refusal).title['zh-CN']).toBe('退款金额不对')
  })

  test('is paid in the merchant’s mini program by somebody it knows', async () => {
    const payer = await sim.told<{ openids: Record<string, string>; payer_id: string }>('POST', '/_sim/payers', {})
    const { openids } = await sim.told<typeof payer>(
      'GET',
      `/_sim/payers/${payer.payer_id}?channel=alipay&app_id=${merchant.app_id}`,
    )
    await sim.change(merchant.app_id, { op_app_ids: [merchant.app_id] })
    const payerOpenid = openids[merchant.app_id] ?? payer.openids[merchant.app_id] ?? ''
    const sold = order({ scene: 'mini_program', subAppid: merchant.app_id, payerOpenid })
    const { tradeNo } = ready(await channel.prepay(sold), 'trade_no')
    expect(await channel.queryPayment(sold)).toEqual({ state: 'open' })
    await sim.pay(tradeNo, { payer_id: payer.payer_id })
    expect(await channel.queryPayment(sold)).toMatchObject({ state: 'paid', transactionId: tradeNo })
  })

  test.each<[Scene, 'redirect' | 'order_string']>([
    ['page', 'redirect'],
    ['h5', 'redirect'],
    ['app', 'order_string'],
  ])('%s: opens the cashier, is opened again, and is paid there', async (scene, kind) => {
    const sold = order({ scene })
    const pay = ready(await channel.prepay(sold), kind)
    if (pay.kind === 'redirect') {
      expect(await (await fetch(pay.url)).text()).toContain('一碗牛腩粉')
      await paid(sold)
    } else await sim.pay(pay.kind === 'order_string' ? pay.orderString : '')
    expect(await channel.queryPayment(sold)).toMatchObject({ state: 'paid', amount: 1990 })
    expect(await channel.prepay(sold)).toMatchObject({ state: 'paid', refusal: { code: 'ACQ.TRADE_HAS_SUCCESS' } })
  })

  test('at a till: paid at once, or closed where the payer does not confirm', async () => {
    const sold = order({ scene: 'bar_code', authCode: await barCode('success') })
    ready(await channel.prepay(sold), 'bar_code')
    expect(await channel.queryPayment(sold)).toMatchObject({ state: 'paid' })
    expect(await channel.prepay(sold)).toMatchObject({ state: 'paid' })

    const waiting = order({ scene: 'bar_code', authCode: await barCode('paying') })
    ready(await channel.prepay(waiting), 'bar_code')
    expect(await channel.queryPayment(waiting)).toEqual({ state: 'open' })
    expect(await channel.closePayment?.(waiting)).toEqual({ state: 'closed' })
    expect(await channel.queryPayment(waiting)).toEqual({ state: 'closed' })

    const spent = await channel.prepay(
      order({ scene: 'bar_code', authCode: sold.authCode ?? (await barCode('success')) }),
    )
    expect(spent).toMatchObject({ state: 'refused', refusal: { code: 'ACQ.PAYMENT_AUTH_CODE_INVALID' } })
  })

  test('another order under the number is told apart, and one that is closed is not opened', async () => {
    const sold = order()
    ready(await channel.prepay(sold), 'qr')
    expect(await channel.prepay({ ...sold, amount: fen(1) })).toMatchObject({ state: 'taken' })
    await paid(sold)
    expect(await channel.prepay(sold)).toMatchObject({ state: 'paid' })
    expect(await channel.closePayment?.(sold)).toMatchObject({ state: 'refused' })

    const buyer_id = (await sim.told<{ buyer_id: string }>('GET', '/_sim/payers/rich')).buyer_id
    const closed = order({ scene: 'mini_program', subAppid: merchant.app_id, payerOpenid: buyer_id })
    ready(await channel.prepay(closed), 'trade_no')
    expect(await channel.closePayment?.(closed)).toEqual({ state: 'closed' })
    expect(await channel.prepay(closed)).toMatchObject({ state: 'refused', refusal: { code: 'ACQ.TRADE_HAS_CLOSE' } })
  })

  test.each(['lose_answer', 'http_500', 'bad_signature', 'unsigned'])(
    '%s leaves a payment unknown, and the same order can be sent again',
    async (effect) => {
      const sold = order()
      await sim.fault({ match: { method: 'POST' }, effect, times: 1 })
      expect(await channel.prepay(sold)).toMatchObject({ state: 'unknown' })
      expect(await channel.prepay(sold)).toMatchObject({ state: 'ready' })
    },
  )
})

test('an address that is not on the whitelist, a product that is missing, a grant that was taken back: each by its name', async () => {
  const { isv, merchant, channel } = await furnish({})
  const ask = () =>
    channel.prepay({
      outTradeNo: `named_${Math.random().toString(36).slice(2)}`,
      subMchid: merchant.seller_id,
      scene: 'native',
      description: '茶',
      amount: fen(1),
      expiresAt: later(now(), 30 * MINUTE_MS),
      notifyUrl: 'http://127.0.0.1:9/',
    })
  const title = async () => {
    const seen = await ask()
    return seen.state === 'refused' ? explainAlipay(seen.refusal).title['zh-CN'] : seen.state
  }
  await sim.change(isv.app_id, { ip_whitelist: ['203.0.113.9'] })
  expect(await title()).toBe('服务器的 IP 不在白名单里')
  await sim.change(isv.app_id, { ip_whitelist: [] })
  await sim.change(merchant.app_id, { products: [] })
  expect(await title()).toBe('商家还没有开通这个支付产品')
  await sim.change(isv.app_id, { online: false })
  expect(await title()).toMatch(/应用/)
  await sim.change(isv.app_id, { online: true })
  grants.delete(merchant.seller_id)
  expect(await title()).toBe('商家还没有授权，或已取消授权')
})

test('the keys of another application are refused by name', async () => {
  const [one, other] = await Promise.all([sim.app({ kind: 'isv' }), sim.app({ kind: 'isv' })])
  const stranger = await open(accountOf({ ...one, app_private_key: other.app_private_key }))
  expect(await stranger.probe()).toMatchObject({ state: 'refused', refusal: { code: 'isv.invalid-signature' } })
  const deaf = await open(accountOf({ ...one, alipay_public_key: other.alipay_public_key }))
  expect(await deaf.probe()).toMatchObject({ state: 'refused', refusal: { code: 'ALIPAY_KEY_MISMATCH' } })
})

test('a certificate that Alipay changed to is fetched, believed for its root, and used from then on', async () => {
  const { isv, channel } = await furnish({ sign_mode: 'certificate' })
  await sim.change(isv.app_id, { rotate: 'alipay_cert' })
  expect(await channel.probe()).toMatchObject({ state: 'ok' })
  expect(await channel.probe()).toMatchObject({ state: 'ok' })
})

async function barCode(outcome: string): Promise<Secret<'auth_code'>> {
  const path = `/_sim/payers/rich/auth_code?channel=alipay&outcome=${outcome}`
  return new Secret('auth_code', (await sim.told<{ auth_code: string }>('GET', path)).auth_code)
}

function ready<Kind extends ClientPay['kind']>(seen: PrepaySeen, kind: Kind): Extract<ClientPay, { kind: Kind }> {
  if (seen.state !== 'ready' || !isOf(seen.pay, kind)) throw new Error(JSON.stringify(seen))
  return seen.pay
}

function isOf<Kind extends ClientPay['kind']>(pay: ClientPay, kind: Kind): pay is Extract<ClientPay, { kind: Kind }> {
  return pay.kind === kind
}

let accounts = 0

/** The account page, filled in with what the open platform gave out. */
function accountOf(app: AlipayApp): ProviderAccount {
  const keys: Record<string, string | undefined> =
    app.app_cert === undefined
      ? { alipay_public_key: app.alipay_public_key }
      : {
          app_certificate: app.app_cert,
          alipay_certificate: app.alipay_cert,
          alipay_root_certificate: app.alipay_root_cert,
        }
  const settings = Object.entries({ app_id: app.app_id, pid: app.seller_id, ...keys })
  const secrets = { private_key: app.app_private_key, ...(app.aes_key !== undefined && { aes_key: app.aes_key }) }
  return {
    id: `sp_${String(++accounts).padStart(24, '0')}` as ProviderId, // a test's own id
    channel: 'alipay',
    name: '示例服务商',
    settings: Object.fromEntries(settings.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    secrets: Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, new Secret(name, value)])),
    createdAt: now(),
    updatedAt: now(),
  }
}
