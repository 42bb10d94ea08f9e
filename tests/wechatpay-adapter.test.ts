import { NO_AID } from '@ruzhu/channels/contract/testing/submission-aid.ts'
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openWechatpay } from '@ruzhu/channels/wechatpay/adapter/index.ts'
import { descriptor } from '@ruzhu/channels/wechatpay/descriptor.ts'
import { explainWechatpay } from '@ruzhu/channels/wechatpay/errors.ts'
import client from '@ruzhu/cli/demo/client.zh-CN.json' with { type: 'json' }
import type { ApplymentForm } from '@ruzhu/domain/applyments/applyments.ts'
import { completeForm } from '@ruzhu/domain/applyments/form.ts'
import type { Channel, PrepayOrder, RawNotification } from '@ruzhu/domain/channel.ts'
import type { ProviderId } from '@ruzhu/domain/ids.ts'
import { fen } from '@ruzhu/domain/money.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { later, MINUTE_MS } from '@ruzhu/domain/time.ts'
import { startSimulator } from '@ruzhu/simulator/start.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** The client side against the gateway's own rules, as the simulator keeps them with code of its own. */

type Made = Record<string, unknown>
let simulator: Awaited<ReturnType<typeof startSimulator>>
let open: ReturnType<typeof openWechatpay>
let inbox: Awaited<ReturnType<typeof openInbox>>
const now = () => new Date()

beforeAll(async () => {
  simulator = await startSimulator({ port: 0, seed: 'adapter' })
  open = openWechatpay({ baseUrl: simulator.url, now })
  inbox = await openInbox()
})
afterAll(async () => {
  await open.close()
  await inbox.close()
  await simulator.close()
})

describe.each(['public_key', 'platform_certificate', 'both'])('a provider with %s', (keys) => {
  let channel: Channel
  let subMchid: string
  let appid: string
  let numbers = 0

  beforeAll(async () => {
    const provider = await control('/wechatpay/merchants', { kind: 'provider', keys })
    channel = await open(accountOf(provider))
    appid = String(provider['appid'])
    const made = await control(`/wechatpay/merchants/${String(provider['mchid'])}/sub_merchants`, {})
    subMchid = String(made['sub_mchid'])
  })

  const order = (changes: Partial<PrepayOrder> = {}): PrepayOrder => ({
    outTradeNo: `${keys}_${++numbers}`,
    subMchid,
    scene: 'native',
    description: '一碗牛腩粉',
    amount: fen(1990),
    expiresAt: later(now(), 30 * MINUTE_MS),
    notifyUrl: inbox.url,
    ...changes,
  })

  test('is answered to the probe, and the clocks agree', async () => {
    const seen = await channel.probe()
    expect(seen).toMatchObject({ state: 'ok' })
    expect(seen.state === 'ok' && Math.abs(seen.clockSkewMs)).toBeLessThan(2500)
  })

  test('is paid by code, hears of it, refunds a part, and hears of that', async () => {
    const sold = order()
    const prepaid = await channel.prepay(sold)
    if (prepaid.state !== 'ready' || prepaid.pay.kind !== 'qr') throw new Error(JSON.stringify(prepaid))
    expect(await channel.queryPayment(sold)).toEqual({ state: 'open' })

    const paid = await control('/pay', { target: prepaid.pay.codeUrl })
    expect(await channel.queryPayment(sold)).toMatchObject({
      state: 'paid',
      transactionId: paid['transaction_id'],
      amount: 1990,
      refunding: false,
    })
    expect(await channel.readNotification(await inbox.next())).toMatchObject({
      verified: true,
      notice: { kind: 'payment', outTradeNo: sold.outTradeNo, subMchid, seen: { state: 'paid', amount: 1990 } },
    })
    expect(await channel.closePayment?.(sold)).toEqual({ state: 'paid' })

    const { outTradeNo } = sold
    const wanted = { outRefundNo: `R_${outTradeNo}`, subMchid, outTradeNo, amount: fen(300) }
    expect(await channel.queryRefund(wanted)).toEqual({ state: 'absent' })
    const refund = { ...wanted, total: fen(1990), notifyUrl: inbox.url }
    expect(await channel.refund(refund)).toMatchObject({ state: 'pending' })
    await control('/clock', { advance_s: 5 })
    expect(await channel.queryRefund(wanted)).toMatchObject({ state: 'refunded', receivedBy: expect.any(String) })
    expect(await channel.queryPayment(sold)).toMatchObject({ state: 'paid', refunding: true })
    expect(await channel.readNotification(await inbox.next())).toMatchObject({
      verified: true,
      notice: { kind: 'refund', outRefundNo: wanted.outRefundNo, outTradeNo, seen: { state: 'refunded' } },
    })
  })

  test('is paid in WeChat by somebody it knows by openid', async () => {
    const payer = await control('/payers', {})
    const seen = await read(`/payers/${String(payer['payer_id'])}?appid=${appid}`)
    const openids: unknown = seen['openids']
    const payerOpenid = typeof openids === 'object' && openids !== null ? String(Reflect.get(openids, appid)) : ''
    const sold = order({ scene: 'jsapi', payerOpenid })
    const prepaid = await channel.prepay(sold)
    if (prepaid.state !== 'ready' || prepaid.pay.kind !== 'jsapi') throw new Error(JSON.stringify(prepaid))
    await control('/pay', { target: prepaid.pay.prepayId, payer_id: payer['payer_id'] })
    expect(await channel.queryPayment(sold)).toMatchObject({ state: 'paid', payerOpenid })
    expect(await channel.readNotification(await inbox.next())).toMatchObject({ verified: true })
  })

  test.each(['h5', 'app'] as const)('is paid from outside WeChat: %s', async (scene) => {
    const sold = order({ scene, ...(scene === 'h5' && { payerClientIp: '203.0.113.9' }) })
    const prepaid = await channel.prepay(sold)
    if (prepaid.state !== 'ready') throw new Error(JSON.stringify(prepaid))
    const { pay } = prepaid
    const target = pay.kind === 'redirect' ? pay.url : pay.kind === 'app' ? pay.prepayId : ''
    await control('/pay', { target })
    expect(await channel.queryPayment(sold)).toMatchObject({ state: 'paid', amount: 1990 })
    expect(await channel.readNotification(await inbox.next())).toMatchObject({ verified: true })
  })

  test('closes what nobody paid, twice if need be, and knows what never was', async () => {
    const sold = order()
    expect(await channel.queryPayment(sold)).toEqual({ state: 'absent' })
    await channel.prepay(sold)
    expect(await channel.closePayment?.(sold)).toEqual({ state: 'closed' })
    expect(await channel.closePayment?.(sold)).toEqual({ state: 'closed' })
    expect(await channel.queryPayment(sold)).toEqual({ state: 'closed' })
    expect(await channel.prepay(sold)).toMatchObject({ state: 'refused' })
  })

  test('is told no in words that name the mend', async () => {
    const sold = order()
    await channel.prepay(sold)
    const again = await channel.prepay({ ...sold, amount: fen(1) })
    if (again.state !== 'taken') throw new Error(JSON.stringify(again))
    expect(explainWechatpay(again.refusal).title['zh-CN']).toBe('这个订单号在微信支付已经用过，内容不同')
    const stranger = await channel.prepay(order({ scene: 'jsapi', payerOpenid: 'oNobodyKnowsThisOne' }))
    if (stranger.state !== 'refused') throw new Error(JSON.stringify(stranger))
    expect(explainWechatpay(stranger.refusal).title['zh-CN']).toBe('openid 和 AppID 对不上')
  })

  test('rate_limit: an order waits a little, and is sent again under its number', async () => {
    await control('/faults', { match: { method: 'POST' }, effect: 'rate_limit', times: 1 })
    expect(await channel.prepay(order())).toMatchObject({ state: 'ready' })
  })

  test.each(['lose_answer', 'http_500', 'bad_signature', 'unsigned'])(
    '%s leaves a payment unknown, and the same order can be sent again',
    async (effect) => {
      const sold = order()
      await control('/faults', { match: { method: 'POST' }, effect, times: 1 })
      expect(await channel.prepay(sold)).toMatchObject({ state: 'unknown' })
      expect(await channel.prepay(sold)).toMatchObject({ state: 'ready' })
    },
  )

  test('puts a client through: pictures, application, rejection, and all the way to its number', async () => {
    const businessCode = `${keys}_application`
    expect(await channel.queryApplyment?.({ businessCode, subjectType: 'SUBJECT_TYPE_ENTERPRISE' })).toEqual({
      state: 'absent',
    })
    const form = await formWithPictures(channel)
    const submission = { businessCode, subjectType: client.subject_type, form }
    const accepted = await channel.submitApplyment?.(submission, NO_AID)
    if (accepted?.state !== 'accepted') throw new Error(JSON.stringify(accepted))
    const state = async () => channel.queryApplyment?.({ businessCode, subjectType: 'SUBJECT_TYPE_ENTERPRISE' })
    expect(await state()).toMatchObject({ state: 'auditing', applymentId: accepted.applymentId })
    expect(await channel.submitApplyment?.(submission, NO_AID)).toMatchObject({ state: 'refused' }) // PROCESSING

    const act = (what: string, body: object = {}) => control(`/applyments/${accepted.applymentId}/${what}`, body)
    const { field, field_name, reject_reason } = client.rejection
    await act('reject', { audit_detail: [{ field, field_name, reject_reason }] })
    expect(await state()).toMatchObject({
      state: 'rejected',
      objections: [{ field, path: 'business_info.merchant_shortname', rejectReason: reject_reason }],
    })
    const mended = { ...submission, form: { ...form, 'business_info.merchant_shortname': '老陈牛腩粉' } }
    expect(await channel.submitApplyment?.(mended, NO_AID)).toEqual(accepted)

    await act('approve')
    expect(await state()).toMatchObject({ state: 'to_be_confirmed', signUrl: expect.stringMatching(/^https?:/) })
    await act('verify_account')
    expect(await state()).toMatchObject({ state: 'to_be_signed' })
    await act('sign')
    await act('open')
    expect(await state()).toMatchObject({ state: 'finished', subMchid: expect.stringMatching(/^\d{8,10}$/) })
  })
})

test('the wrong keys are refused by name', async () => {
  const [one, other] = await Promise.all([
    control('/wechatpay/merchants', { kind: 'provider', keys: 'both' }),
    control('/wechatpay/merchants', { kind: 'provider', keys: 'both' }),
  ])
  const mixed = await open(accountOf({ ...one, private_key: other['private_key'], certificate: undefined }))
  expect(await mixed.probe()).toMatchObject({ state: 'refused', refusal: { status: 401, code: 'SIGN_ERROR' } })
  await expect(open(accountOf({ ...one, private_key: other['private_key'] }))).rejects.toThrow('CREDENTIAL_INVALID')
  await expect(open(accountOf({ ...one, private_key: one['certificate'] }))).rejects.toThrow('CREDENTIAL_INVALID')
})

test('a signature probe among the notifications is refused, and the good copy follows', async () => {
  const provider = await control('/wechatpay/merchants', { kind: 'provider' })
  const channel = await open(accountOf(provider))
  const made = await control(`/wechatpay/merchants/${String(provider['mchid'])}/sub_merchants`, {})
  await control('/faults', { effect: 'notify_probe', times: 1 })
  inbox.refuseNext()
  const sold = {
    outTradeNo: 'probed_1',
    subMchid: String(made['sub_mchid']),
    scene: 'native' as const,
    description: '一杯咖啡',
    amount: fen(1),
    expiresAt: later(now(), 30 * MINUTE_MS),
    notifyUrl: inbox.url,
  }
  const prepaid = await channel.prepay(sold)
  if (prepaid.state !== 'ready' || prepaid.pay.kind !== 'qr') throw new Error(JSON.stringify(prepaid))
  await control('/pay', { target: prepaid.pay.codeUrl })
  expect(await channel.readNotification(await inbox.next())).toEqual({ verified: false, why: 'probe' })
  await control('/clock', { advance_s: 20 })
  expect(await channel.readNotification(await inbox.next())).toMatchObject({ verified: true })
})

async function control(path: string, body: object): Promise<Made> {
  const answer = await fetch(`${simulator.url}/_sim${path}`, { method: 'POST', body: JSON.stringify(body) })
  const said: Made = await answer.json()
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(said)}`)
  return said
}

async function read(path: string): Promise<Made> {
  const answer = await fetch(`${simulator.url}/_sim${path}`)
  return answer.json()
}

const SECRETS = new Set(['private_key', 'api_v3_key'])
let accounts = 0

/** The account page, filled in with what the merchant platform gave out. */
function accountOf({ mchid, appid, serial_no, platform_certificates, ...rest }: Made): ProviderAccount {
  const given = {
    sp_mchid: mchid,
    sp_appid: appid,
    serial_no,
    platform_certificates: platform_certificates && JSON.stringify(platform_certificates),
    public_key_id: rest['public_key_id'],
    public_key: rest['public_key'],
    certificate: rest['certificate'],
    private_key: rest['private_key'],
    api_v3_key: rest['api_v3_key'],
  }
  const values = Object.entries(given).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  const settings = values.filter(([name = '']) => !SECRETS.has(name))
  const secrets = values.filter(([name = '']) => SECRETS.has(name))
  return {
    id: `sp_${String(++accounts).padStart(24, '0')}` as ProviderId, // a test's own id
    channel: 'wechatpay',
    name: '示例服务商',
    settings: Object.fromEntries(settings),
    secrets: Object.fromEntries(secrets.map(([name = '', value = '']) => [name, new Secret(name, value)])),
    createdAt: now(),
    updatedAt: now(),
  }
}

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
)

/** The made-up company of the demo, every picture of it a pixel. */
async function formWithPictures(channel: Channel): Promise<ApplymentForm> {
  const sha256 = createHash('sha256').update(PIXEL).digest('hex')
  const seen = await channel.uploadPicture?.(
    { filename: '营业执照.png', mediaType: 'image/png', bytes: PIXEL, sha256 },
    'SUBJECT_TYPE_ENTERPRISE',
  )
  if (seen?.state !== 'uploaded') throw new Error(JSON.stringify(seen))
  const pictures = Object.entries(client.pictures).map(([path, drawing]) => [
    path,
    Array.isArray(drawing) ? [seen.mediaId] : seen.mediaId,
  ])
  const [enterprise] = descriptor.subjectTypes
  if (!enterprise) throw new Error('the channel describes no form')
  return completeForm(enterprise, { ...client.form, ...Object.fromEntries(pictures) })
}

/** Where notifications arrive, byte for byte. */
async function openInbox() {
  const arrived: RawNotification[] = []
  const waiting: ((one: RawNotification) => void)[] = []
  let refuse = false
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)])
    const one = { headers: Object.fromEntries(headers), body: Buffer.concat(chunks) }
    const hand = waiting.shift()
    if (hand) hand(one)
    else arrived.push(one)
    response.writeHead(refuse ? 401 : 204).end()
    refuse = false
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/notify`,
    refuseNext() {
      refuse = true
    },
    next(): Promise<RawNotification> {
      const one = arrived.shift()
      return one ? Promise.resolve(one) : new Promise((hand) => waiting.push(hand))
    },
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
