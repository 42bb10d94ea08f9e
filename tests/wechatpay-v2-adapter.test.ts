import { openWechatpay } from '@ruzhu/channels/wechatpay/adapter/index.ts'
import { explainWechatpay } from '@ruzhu/channels/wechatpay/errors.ts'
import type { Channel, PrepayOrder, RawNotification } from '@ruzhu/domain/channel.ts'
import type { ProviderId } from '@ruzhu/domain/ids.ts'
import { fen } from '@ruzhu/domain/money.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { later, MINUTE_MS } from '@ruzhu/domain/time.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openReceiver, type Received } from './simulator/receiver.ts'
import { type Made, openSimulator, type SimWorld } from './simulator/world.ts'

/** The port over APIv2 against the gateway's own rules, as the simulator keeps them with code of its own. */

const ACKNOWLEDGED = '<xml><return_code>SUCCESS</return_code><return_msg>OK</return_msg></xml>'
let sim: SimWorld
let open: ReturnType<typeof openWechatpay>
let inbox: Awaited<ReturnType<typeof openReceiver>>
const now = () => new Date()

beforeAll(async () => {
  sim = await openSimulator({ seed: 'v2 adapter' })
  open = openWechatpay({ baseUrl: sim.url, now })
})
beforeEach(async () => {
  inbox = await openReceiver(ACKNOWLEDGED)
  return () => inbox[Symbol.asyncDispose]()
})
afterAll(async () => {
  await open.close()
  await sim.close()
})

let numbers = 0
const order = (subMchid: string, changes: Partial<PrepayOrder> = {}): PrepayOrder => ({
  outTradeNo: `V2A${String(++numbers).padStart(6, '0')}`,
  subMchid,
  scene: 'native',
  description: '一碗牛腩粉 & <大>',
  amount: fen(1990),
  expiresAt: later(now(), 30 * MINUTE_MS),
  notifyUrl: inbox.url,
  ...changes,
})

describe.each(['provider', 'direct'] as const)('an account that speaks APIv2 only, %s', (kind) => {
  let merchant: Made
  let channel: Channel
  let subMchid: string

  beforeAll(async () => {
    merchant = await sim.merchant({ kind })
    channel = await open(accountOf(merchant))
    subMchid = kind === 'provider' ? (await sim.subMerchant(merchant.mchid)).sub_mchid : merchant.mchid
  })

  test('is answered to the probe, and the clocks agree', async () => {
    const seen = await channel.probe()
    expect(seen).toEqual({ state: 'ok', clockSkewMs: expect.any(Number) })
    expect(seen.state === 'ok' && Math.abs(seen.clockSkewMs)).toBeLessThan(2500)
  })

  test('is paid by code, hears of it, refunds a part, and hears of that', async () => {
    const sold = order(subMchid)
    const { outTradeNo } = sold
    expect(await channel.queryPayment(sold)).toEqual({ state: 'absent' })
    const prepaid = await channel.prepay(sold)
    if (prepaid.state !== 'ready' || prepaid.pay.kind !== 'qr') throw new Error(JSON.stringify(prepaid))
    expect(await channel.queryPayment(sold)).toEqual({ state: 'open' })

    const paid = await sim.told('POST', '/_sim/pay', { target: prepaid.pay.codeUrl })
    const seen = {
      state: 'paid',
      transactionId: paid['transaction_id'],
      amount: 1990,
      payerPaid: 1990,
      refunding: false,
    }
    expect(await channel.queryPayment(sold)).toMatchObject(seen)
    const told = raw(await inbox.nth(1))
    expect(await channel.readNotification(told)).toMatchObject({
      verified: true,
      notificationId: `v2 payment ${String(paid['transaction_id'])}`,
      notice: { kind: 'payment', outTradeNo, subMchid, seen },
    })
    expect(await channel.closePayment?.(sold)).toEqual({ state: 'paid' })
    expect(await channel.prepay(sold)).toMatchObject({ state: 'paid' })

    const wanted = { outRefundNo: `R_${outTradeNo}`, subMchid, outTradeNo, amount: fen(300) }
    expect(await channel.queryRefund(wanted)).toEqual({ state: 'absent' })
    const refund = { ...wanted, total: fen(1990), notifyUrl: inbox.url, reason: '少放了辣' }
    expect(await channel.refund(refund)).toMatchObject({ state: 'pending', refundId: expect.any(String) })
    expect(await channel.refund(refund)).toMatchObject({ state: 'pending' })
    await sim.advance(5)
    const back = { state: 'refunded', at: expect.any(Date), receivedBy: expect.any(String) }
    expect(await channel.queryRefund(wanted)).toMatchObject(back)
    expect(await channel.queryPayment(sold)).toMatchObject({ state: 'paid', refunding: true })
    expect(await channel.readNotification(raw(await inbox.nth(2)))).toMatchObject({
      verified: true,
      notice: { kind: 'refund', outRefundNo: wanted.outRefundNo, outTradeNo, subMchid, seen: back },
    })
    const other = { ...wanted, outTradeNo: order(subMchid).outTradeNo }
    expect(await channel.queryRefund(other)).toMatchObject({ state: 'taken' })
    expect(await channel.queryRefund({ ...wanted, amount: fen(200) })).toMatchObject({ state: 'needs_attention' })
    const toomuch = { ...refund, outRefundNo: `X_${outTradeNo}`, amount: fen(1800) }
    expect(await channel.refund(toomuch)).toMatchObject({ state: 'refused' })
  })

  test('a notification that was changed, or is another merchant’s, is not believed', async () => {
    const sold = order(subMchid)
    const prepaid = await channel.prepay(sold)
    if (prepaid.state !== 'ready' || prepaid.pay.kind !== 'qr') throw new Error(JSON.stringify(prepaid))
    await sim.told('POST', '/_sim/pay', { target: prepaid.pay.codeUrl })
    const told = raw(await inbox.nth(1))
    const changed = { ...told, body: Buffer.from(Buffer.from(told.body).toString().replace('1990', '1991')) }
    expect(await channel.readNotification(changed)).toEqual({ verified: false, why: 'signature' })
    const another = await open(accountOf(await sim.merchant({ kind })))
    expect(await another.readNotification(told)).toEqual({ verified: false, why: 'malformed' })
  })

  test('is paid in WeChat by somebody it knows by openid', async () => {
    const { payer_id } = await sim.told<{ payer_id: string }>('POST', '/_sim/payers', {})
    const path = `/_sim/payers/${payer_id}?appid=${merchant.appid}`
    const { openids } = await sim.told<{ openids: Record<string, string> }>('GET', path)
    const sold = order(subMchid, { scene: 'jsapi', payerOpenid: openids[merchant.appid] ?? '' })
    const prepaid = await channel.prepay(sold)
    if (prepaid.state !== 'ready' || prepaid.pay.kind !== 'jsapi') throw new Error(JSON.stringify(prepaid))
    expect(prepaid.pay).toMatchObject({ signType: 'HMAC-SHA256', appId: merchant.appid })
    await sim.told('POST', '/_sim/pay', { target: prepaid.pay.prepayId, payer_id })
    expect(await channel.queryPayment(sold)).toMatchObject({ state: 'paid', payerOpenid: openids[merchant.appid] })

    const stranger = await channel.prepay(order(subMchid, { scene: 'jsapi', payerOpenid: 'oNobodyKnowsThisOne' }))
    if (stranger.state !== 'refused') throw new Error(JSON.stringify(stranger))
    expect(explainWechatpay(stranger.refusal).title['zh-CN']).toBe('openid 和 AppID 对不上')
  })

  test.each(['h5', 'app'] as const)('is paid from outside WeChat: %s', async (scene) => {
    const sold = order(subMchid, {
      scene,
      payerClientIp: '203.0.113.9',
      returnUrl: 'https://shop.example.com/paid?a=1',
    })
    const prepaid = await channel.prepay(sold)
    if (prepaid.state !== 'ready') throw new Error(JSON.stringify(prepaid))
    const { pay } = prepaid
    const target = pay.kind === 'redirect' ? pay.url : pay.kind === 'app' ? pay.prepayId : ''
    await sim.told('POST', '/_sim/pay', { target })
    expect(await channel.queryPayment(sold)).toMatchObject({ state: 'paid', amount: 1990 })
  })

  test('knows another order of the same number for another, and closes what nobody paid', async () => {
    const sold = order(subMchid)
    await channel.prepay(sold)
    const again = await channel.prepay({ ...sold, amount: fen(1) })
    if (again.state !== 'taken') throw new Error(JSON.stringify(again))
    expect(explainWechatpay(again.refusal).title['zh-CN']).toBe('这个订单号在微信支付已经用过，内容不同')
    expect(await channel.prepay(sold)).toMatchObject({ state: 'ready' })
    await sim.advance(301)
    expect(await channel.closePayment?.(sold)).toEqual({ state: 'closed' })
    expect(await channel.queryPayment(sold)).toEqual({ state: 'closed' })
  })

  test.each(['lose_answer', 'http_500', 'bad_signature', 'unsigned'])(
    '%s leaves a payment and a refund unknown, and both can be asked for again',
    async (effect) => {
      const sold = order(subMchid)
      await sim.fault({ match: { path: '/pay/unifiedorder' }, effect, times: 1 })
      expect(await channel.prepay(sold)).toMatchObject({ state: 'unknown' })
      const prepaid = await channel.prepay(sold)
      if (prepaid.state !== 'ready' || prepaid.pay.kind !== 'qr') throw new Error(JSON.stringify(prepaid))
      await sim.told('POST', '/_sim/pay', { target: prepaid.pay.codeUrl })
      const { outTradeNo } = sold
      const refund = { outRefundNo: `R_${outTradeNo}`, subMchid, outTradeNo, amount: fen(1), total: fen(1990) }
      await sim.fault({ match: { path: '/secapi/pay/refund' }, effect, times: 1 })
      expect(await channel.refund({ ...refund, notifyUrl: inbox.url })).toMatchObject({ state: 'unknown' })
      expect(await channel.refund({ ...refund, notifyUrl: inbox.url })).toMatchObject({ state: 'pending' })
    },
  )
})

test('an account that moved to v3 still reads what comes of its orders of APIv2, and the other way round', async () => {
  const merchant = await sim.merchant({ kind: 'provider', keys: 'public_key' })
  const { sub_mchid } = await sim.subMerchant(merchant.mchid)
  const both = { api_v3_key: merchant.api_v3_key, ...settingsOfV3(merchant) }
  const v2 = await open(accountOf(merchant, both))
  const v3 = await open(accountOf(merchant, { ...both, api_version: 'v3' }))
  let heard = 0
  for (const [writer, reader] of [
    [v2, v3],
    [v3, v2],
  ] as const) {
    const sold = order(sub_mchid)
    const prepaid = await writer.prepay(sold)
    if (prepaid.state !== 'ready' || prepaid.pay.kind !== 'qr') throw new Error(JSON.stringify(prepaid))
    await sim.told('POST', '/_sim/pay', { target: prepaid.pay.codeUrl })
    const told = raw(await inbox.nth(++heard))
    expect(await reader.readNotification(told)).toMatchObject({
      verified: true,
      notice: { kind: 'payment', outTradeNo: sold.outTradeNo, seen: { state: 'paid' } },
    })
    expect(reader.acknowledgement).toBe(ACKNOWLEDGED)
    expect(await reader.queryPayment(sold)).toMatchObject({ state: 'paid' })
  }
  const alone = await open(accountOf(merchant, { ...both, api_version: 'v3', api_v2_key: '' }))
  expect(alone.acknowledgement).toBeUndefined()
  expect(await alone.readNotification(raw(await inbox.nth(1)))).toEqual({ verified: false, why: 'unknown_key' })
})

test('applications need a v3 key: without one that is said, with one they go that way', async () => {
  const merchant = await sim.merchant({ kind: 'provider', keys: 'public_key' })
  const bytes = new Uint8Array([137])
  const picture = { filename: 'a.png', mediaType: 'image/png', bytes, sha256: '' }
  const alone = await open(accountOf(merchant))
  expect(await alone.queryApplyment?.({ businessCode: 'A1', subjectType: 'SUBJECT_TYPE_ENTERPRISE' })).toEqual({
    state: 'absent',
  })
  const refused = await alone.uploadPicture?.(picture, 'SUBJECT_TYPE_ENTERPRISE')
  if (refused?.state !== 'refused') throw new Error(JSON.stringify(refused))
  expect(explainWechatpay(refused.refusal).title['zh-CN']).toBe('这个账号只有 APIv2 密钥，不能提交进件')
  const both = await open(accountOf(merchant, { api_v3_key: merchant.api_v3_key, ...settingsOfV3(merchant) }))
  expect(await both.queryApplyment?.({ businessCode: 'A1', subjectType: 'SUBJECT_TYPE_ENTERPRISE' })).toEqual({
    state: 'absent',
  })
  expect(await both.uploadPicture?.(picture, 'SUBJECT_TYPE_ENTERPRISE')).toMatchObject({
    state: 'refused',
    refusal: { status: 400 },
  })
})

describe('what is wrong with an account is said before it is used', () => {
  test('by the gateway: another key', async () => {
    const merchant = await sim.merchant({ kind: 'provider' })
    const channel = await open(accountOf(merchant, { api_v2_key: merchant.api_v3_key }))
    const seen = await channel.probe()
    if (seen.state !== 'refused') throw new Error(JSON.stringify(seen))
    expect(explainWechatpay(seen.refusal).title['zh-CN']).toBe('微信支付退回了整条请求，多半是签名不对')
  })

  test('by the gateway: another’s AppID', async () => {
    const [one, other] = await Promise.all([sim.merchant({ kind: 'provider' }), sim.merchant()])
    const channel = await open(accountOf(one, { sp_appid: other.appid }))
    expect(await channel.probe()).toMatchObject({ state: 'refused', refusal: { code: 'APPID_MCHID_NOT_MATCH' } })
  })

  test.each([
    ['api_v2_key', { api_v2_key: '' }],
    ['api_v2_key', { api_v2_key: 'short' }],
    ['certificate', { certificate: '' }],
    ['private_key', { private_key: 'nothing' }],
    ['sp_mchid', { sp_mchid: 'x' }],
  ])('by us: %s', async (field, changes) => {
    const merchant = await sim.merchant({ kind: 'provider' })
    await expect(open(accountOf(merchant, changes))).rejects.toMatchObject({ facts: { field } })
  })

  test('by us: a certificate of another merchant, or of another key', async () => {
    const [one, other] = await Promise.all([sim.merchant(), sim.merchant()])
    const foreign = accountOf(one, { certificate: other.certificate })
    await expect(open(foreign)).rejects.toMatchObject({ facts: { field: 'certificate' } })
    const unfit = accountOf(one, { private_key: other.private_key })
    await expect(open(unfit)).rejects.toMatchObject({ facts: { field: 'certificate' } })
  })
})

const SECRETS = new Set(['private_key', 'api_v2_key', 'api_v3_key'])
let accounts = 0

/** The account page, filled in by somebody who has a v2 key and a certificate. */
function accountOf(merchant: Made, changes: Record<string, string> = {}): ProviderAccount {
  const given: Record<string, string> = {
    sp_mchid: merchant.mchid,
    sp_appid: merchant.appid,
    api_version: 'v2',
    certificate: merchant.certificate,
    private_key: merchant.private_key,
    api_v2_key: merchant.api_v2_key,
    ...changes,
  }
  const values = Object.entries(given).filter(([, value]) => value !== '')
  const settings = values.filter(([name]) => !SECRETS.has(name))
  const secrets = values.filter(([name]) => SECRETS.has(name))
  return {
    id: `sp_${String(++accounts).padStart(24, '0')}` as ProviderId, // a test's own id
    channel: 'wechatpay',
    name: '示例服务商',
    settings: Object.fromEntries(settings),
    secrets: Object.fromEntries(secrets.map(([name, value]) => [name, new Secret(name, value)])),
    createdAt: now(),
    updatedAt: now(),
  }
}

function settingsOfV3({ serial_no, public_key_id = '', public_key = '' }: Made): Record<string, string> {
  return { serial_no, public_key_id, public_key }
}

function raw({ headers, body }: Received): RawNotification {
  return { headers, body: Buffer.from(body) }
}
