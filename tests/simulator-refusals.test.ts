import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Answer,
  type Bent,
  type Made,
  type SimWorld,
  nativeOrder,
  openSimulator,
  signer,
} from './simulator/world.ts'

let sim: SimWorld
let shop: Made
let sp: Made
let subMchid: string
let call: ReturnType<typeof signer>
let spCall: ReturnType<typeof signer>

beforeAll(async () => {
  sim = await openSimulator()
  ;[shop, sp] = await Promise.all([sim.merchant(), sim.merchant({ kind: 'provider' })])
  subMchid = (await sim.subMerchant(sp.mchid)).sub_mchid
  call = signer(sim.url, shop)
  spCall = signer(sim.url, sp)
})
afterAll(() => sim.close())

const NATIVE = '/v3/pay/transactions/native'
const PARTNER = '/v3/pay/partner/transactions/native'
const REFUNDS = '/v3/refund/domestic/refunds'

let count = 0
const number = () => `REFUSAL-${String(count++).padStart(4, '0')}`

function partnerOrder(changes: object = {}): object {
  const { appid: sp_appid, mchid: sp_mchid } = sp
  const { appid: _, mchid: __, ...rest } = nativeOrder(sp, number()) as { appid: string; mchid: string }
  return { sp_appid, sp_mchid, sub_mchid: subMchid, ...rest, ...changes }
}

function refusal({ status, body }: Answer): [number, unknown, unknown] {
  return [status, body['code'], body['message']]
}

const order = (changes: object = {}) => nativeOrder(shop, number(), changes)

async function paidOrder(): Promise<string> {
  const outTradeNo = number()
  const { code_url } = (await call('POST', NATIVE, nativeOrder(shop, outTradeNo))).body
  await sim.told('POST', '/_sim/pay', { target: code_url })
  return outTradeNo
}
const refund = (out_trade_no: string, out_refund_no: string, fen: number, changes: object = {}) =>
  call('POST', REFUNDS, {
    out_trade_no,
    out_refund_no,
    amount: { refund: fen, total: 8800, currency: 'CNY' },
    ...changes,
  })

describe('at the door', () => {
  test.each<[what: string, bent: Bent, message: string]>([
    ['no Authorization', { headers: { authorization: '' } }, '签名信息错误，验签失败'],
    ['another scheme', { scheme: 'Bearer' }, '签名信息错误，验签失败'],
    ['a stale timestamp', { timestamp: String(Math.floor(Date.now() / 1000) - 301) }, '5分钟'],
    ['a timestamp in milliseconds', { timestamp: String(Date.now()) }, '5分钟'],
    ['a timestamp that is no number', { timestamp: 'now' }, '5分钟'],
    ['an unknown merchant', { mchid: '1600000000' }, '商户未申请过证书。'],
    ['an unknown serial number', { serialNo: 'F'.repeat(40) }, '商户证书序列号有误'],
    ['one bit of the signature', { bendSignature: flipOneBit }, '签名错误'],
    ['a signature that is no Base64', { bendSignature: (text) => `${text.slice(0, -4)}!!!!` }, '签名错误'],
    ['no signature', { bendSignature: () => '' }, '签名信息错误，验签失败'],
  ])('a pay service refuses %s', async (_what, bent, message) => {
    const answer = await call('POST', NATIVE, order(), bent)
    expect(refusal(answer)).toEqual([401, 'SIGN_ERROR', expect.stringContaining(message)])
    expect(answer.headers.get('request-id')).toBeNull()
    expect(answer.headers.get('wechatpay-signature')).toBeNull()
  })

  test('an older pay service says it in other words', async () => {
    await sim.told('PATCH', '/_sim/wechatpay/switches', { pay_sign_error: '错误的签名，验签失败' })
    const answer = await call('POST', NATIVE, order(), { bendSignature: flipOneBit })
    expect(refusal(answer)).toEqual([401, 'SIGN_ERROR', '错误的签名，验签失败'])
    await sim.told('PATCH', '/_sim/wechatpay/switches', { pay_sign_error: '签名错误' })
  })

  test('one changed byte of the body is a wrong signature', async () => {
    const body = JSON.stringify(order())
    const answer = await call('POST', NATIVE, body, { sentBody: body.replace('8800', '8801') })
    expect(refusal(answer)).toEqual([401, 'SIGN_ERROR', '签名错误'])
  })

  test('the bytes as sent are what counts: escaped slashes and a last line feed are fine', async () => {
    const escaped = JSON.stringify(order()).replaceAll('/', '\\/')
    expect((await call('POST', NATIVE, escaped)).status).toBe(200)
    expect((await call('POST', NATIVE, `${JSON.stringify(order())}\n`)).status).toBe(200)
    const unescaped = escaped.replaceAll('\\/', '/')
    expect((await call('POST', NATIVE, escaped, { sentBody: unescaped })).status).toBe(401)
  })

  test.each<[what: string, bent: Bent, message: string]>([
    ['no Authorization', { headers: { authorization: '' } }, 'Http头Authorization值格式错误'],
    ['another scheme', { scheme: 'WECHATPAY2-SM2-WITH-SM3' }, 'HTTP头Authorization认证类型不正确'],
    ['a wrong signature', { bendSignature: flipOneBit }, '错误的签名，验签失败'],
  ])('the other services have words of their own for %s', async (_what, bent, message) => {
    const answer = await call('GET', '/v3/certificates', undefined, bent)
    expect(refusal(answer)).toEqual([401, 'SIGN_ERROR', expect.stringContaining(message)])
    expect(answer.headers.get('request-id')).toMatch(/^[0-9A-F]+-268443699$/)
  })

  test('a wrong signature of a refund is answered by the head of what should have been signed', async () => {
    const answer = await call('POST', REFUNDS, { out_refund_no: 'R' }, { bendSignature: flipOneBit })
    expect(answer.body['detail']).toMatchObject({
      field: 'signature',
      sign_information: { method: 'POST', url: REFUNDS, truncated_sign_message: expect.stringMatching(/\n\{"out_re$/) },
    })
  })

  test.each(['user-agent', 'accept'])('without %s some services do not even look at the signature', async (name) => {
    const bent = { headers: { [name]: '', authorization: '' } }
    expect(refusal(await call('GET', '/v3/certificates', undefined, bent))).toEqual([
      400,
      'INVALID_REQUEST',
      'Http头缺少Accept或User-Agent',
    ])
    expect((await call('POST', NATIVE, {}, bent)).status).toBe(401)
  })

  test.each<[method: string, path: string, status: number]>([
    ['GET', '/v3/pay/transactions/nothing/here', 404],
    ['POST', '/v3/pay/transactions/native/', 404],
    ['GET', NATIVE, 405],
    ['POST', '/v3/certificates', 405],
    ['POST', '/v3/applyment4sub/applyment', 404],
  ])('%s %s is %i without a word', async (method, path, status) => {
    const answer = await call(method, path, method === 'POST' ? {} : undefined)
    expect([answer.status, answer.text]).toEqual([status, ''])
  })

  test('whoever signs is whoever orders', async () => {
    const answer = await call('POST', NATIVE, nativeOrder(sp, number()))
    expect(refusal(answer)).toEqual([400, 'PARAM_ERROR', 'http header中的mchid与post payload中的mchid不匹配'])
    const query = await call('GET', `/v3/pay/transactions/id/1?mchid=${sp.mchid}`)
    expect(refusal(query)).toEqual([400, 'PARAM_ERROR', expect.stringContaining('不匹配')])
  })

  test('a certificate that gave way is told apart from one that never was', async () => {
    const other = await sim.merchant()
    for (const _ of [1, 2, 3]) {
      await sim.told('PATCH', `/_sim/wechatpay/merchants/${other.mchid}`, { rotate: 'merchant_certificate' })
    }
    const answer = await signer(sim.url, other)('POST', NATIVE, nativeOrder(other, number()))
    expect(refusal(answer)).toEqual([401, 'SIGN_ERROR', '已更换证书，请使用新证书'])
  })

  test('the trace shows which check failed and what should have been signed', async () => {
    const body = JSON.stringify(order())
    await call('POST', NATIVE, body, { bendSignature: flipOneBit })
    const { requests } = await sim.told<{ requests: { verdict: object }[] }>('GET', '/_sim/requests')
    expect(requests.at(-1)?.verdict).toMatchObject({
      accepted: false,
      failed_check: 'signature',
      mchid: shop.mchid,
      string_to_sign: expect.stringMatching(/^POST\n\/v3\/pay\/transactions\/native\n\d+\n\w+\n\{.*\}\n$/),
    })
  })
})

describe('the body', () => {
  test.each<[what: string, changes: object, message: string]>([
    ['an unknown field', { colour: 'red' }, '参数中含有非法的额外参数'],
    ['an unknown field further in', { amount: { total: 1, colour: 'red' } }, '参数中含有非法的额外参数'],
    ['a missing field', { description: undefined }, '“/body/description”映射到字段“商品描述”必填性规则校验失败'],
    ['an empty field', { description: '' }, '必填性规则校验失败'],
    ['null', { attach: null }, '类型校验失败'],
    ['a text that is too long', { attach: '长'.repeat(129) }, '字节数 387，大于最大值 128'],
    ['an amount of nothing', { amount: { total: 0 } }, '数值超出范围'],
    ['an amount in yuan', { amount: { total: 88.5 } }, '类型校验失败'],
    ['an amount as text', { amount: { total: '8800' } }, '类型校验失败'],
    ['another currency', { amount: { total: 1, currency: 'USD' } }, '枚举规则校验失败'],
    ['a number that is too short', { out_trade_no: '12345' }, '格式不正确'],
    ['a number with a blank', { out_trade_no: 'WITH BLANK' }, '格式不正确'],
    ['a notify_url with a query', { notify_url: 'https://example.com/n?a=1' }, '通知地址'],
    ['a notify_url that is none', { notify_url: 'example.com' }, '通知地址'],
    ['a time without its offset', { time_expire: '2027-01-01T00:00:00' }, '格式不正确'],
  ])('%s is refused', async (_what, changes, message) => {
    const answer = await call('POST', NATIVE, nativeOrder(shop, number(), changes))
    expect(refusal(answer)).toEqual([400, 'PARAM_ERROR', expect.stringContaining(message)])
  })

  test.each(['', '{', '[]', '"text"', 'null', '\u0000'])('%j is no order', async (body) => {
    expect(refusal(await call('POST', NATIVE, body))).toEqual([400, 'PARAM_ERROR', expect.any(String)])
  })

  test('an unknown field has a number of its own in Request-ID', async () => {
    const answer = await call('POST', NATIVE, nativeOrder(shop, number(), { colour: 'red' }))
    expect(answer.headers.get('request-id')).toMatch(/-270924358$/)
    expect(answer.body['detail']).toMatchObject({ field: '/colour', location: 'body' })
  })
})

describe('who may order what', () => {
  test.each<[what: string, make: () => object, refused: [number, string, string]]>([
    [
      'another appid',
      () => partnerOrder({ sp_appid: shop.appid }),
      [400, 'APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配'],
    ],
    [
      'an unbound sub_appid',
      () => partnerOrder({ sub_appid: 'wx1' }),
      [400, 'APPID_MCHID_NOT_MATCH', 'sub_appid不匹配'],
    ],
    ['its own number', () => partnerOrder({ sub_mchid: sp.mchid }), [400, 'PARAM_ERROR', '不能与自身mchid相同']],
    ['no sub_mchid', () => partnerOrder({ sub_mchid: undefined }), [400, 'PARAM_ERROR', '必须传入sub_mch_id']],
    ['an unknown number', () => partnerOrder({ sub_mchid: '1700000000' }), [400, 'MCH_NOT_EXISTS', '商户号不存在']],
    ['somebody else’s', () => partnerOrder({ sub_mchid: shop.mchid }), [400, 'INVALID_REQUEST', '受理关系不存在']],
  ])('a provider with %s is refused', async (_what, make, [status, code, message]) => {
    const answer = await spCall('POST', PARTNER, make())
    expect(refusal(answer)).toEqual([status, code, expect.stringContaining(message)])
  })

  test('a product that is not opened, and one that is not granted', async () => {
    const poor = await sim.merchant({ products: ['JSAPI'] })
    const own = await signer(sim.url, poor)('POST', NATIVE, nativeOrder(poor, number()))
    expect(refusal(own)).toEqual([403, 'NO_AUTH', '商户号该产品权限未开通'])
    const { sub_mchid } = await sim.subMerchant(sp.mchid, { products: ['JSAPI'] })
    const granted = await spCall('POST', PARTNER, partnerOrder({ sub_mchid }))
    expect(refusal(granted)).toEqual([403, 'NO_AUTH', '特约子商户商户号未授权服务商的产品权限'])
    await sim.told('PATCH', `/_sim/wechatpay/merchants/${sub_mchid}`, { products: ['NATIVE'] })
    expect((await spCall('POST', PARTNER, partnerOrder({ sub_mchid }))).status).toBe(200)
  })

  test('an openid belongs to one app', async () => {
    const path = '/v3/pay/transactions/jsapi'
    const { payer_id } = await sim.told<{ payer_id: string }>('POST', '/_sim/payers', {})
    const { openids } = await sim.told<{ openids: Record<string, string> }>(
      'GET',
      `/_sim/payers/${payer_id}?appid=wxffffffffffffffff`,
    )
    expect(refusal(await call('POST', path, order()))).toEqual([400, 'PARAM_ERROR', 'JSAPI支付必须传openid'])
    const unknown = await call('POST', path, order({ payer: { openid: 'oNobody' } }))
    expect(refusal(unknown)).toEqual([400, 'PARAM_ERROR', '无效的openid'])
    const others = await call('POST', path, order({ payer: { openid: openids['wxffffffffffffffff'] } }))
    expect(refusal(others)).toEqual([400, 'PARAM_ERROR', 'appid和openid不匹配'])
  })

  test('a provider does not use the paths of a direct merchant', async () => {
    const answer = await spCall('POST', NATIVE, nativeOrder(sp, number()))
    expect(refusal(answer)).toEqual([403, 'NO_AUTH', '商户号该产品权限未开通'])
  })
})

describe('an order a second time', () => {
  test('the same again makes a new code and voids the old one', async () => {
    const wanted = order()
    const first = await call('POST', NATIVE, wanted)
    const second = await call('POST', NATIVE, wanted)
    expect(second.status).toBe(200)
    expect(second.body['code_url']).not.toBe(first.body['code_url'])
    const old = await sim.control('POST', '/_sim/pay', { target: first.body['code_url'] })
    expect(old.status).toBe(404)
  })

  test.each<[what: string, changes: object]>([
    ['another amount', { amount: { total: 1 } }],
    ['another description', { description: '另一个' }],
    ['one field more', { attach: 'x' }],
  ])('with %s it is refused', async (_what, changes) => {
    const outTradeNo = number()
    await call('POST', NATIVE, nativeOrder(shop, outTradeNo))
    const again = await call('POST', NATIVE, nativeOrder(shop, outTradeNo, changes))
    expect(refusal(again)).toEqual([403, 'OUT_TRADE_NO_USED', '请求重入时，参数与首次请求时不一致'])
    expect(again.headers.get('request-id')).toMatch(/-268498688$/)
  })

  test('paid is paid and closed is closed', async () => {
    const paid = nativeOrder(shop, number())
    const { code_url } = (await call('POST', NATIVE, paid)).body
    await sim.told('POST', '/_sim/pay', { target: code_url })
    expect(refusal(await call('POST', NATIVE, paid))).toEqual([400, 'ORDERPAID', '该订单已支付'])

    const outTradeNo = number()
    await call('POST', NATIVE, nativeOrder(shop, outTradeNo))
    await call('POST', `/v3/pay/transactions/out-trade-no/${outTradeNo}/close`, { mchid: shop.mchid })
    const again = await call('POST', NATIVE, nativeOrder(shop, outTradeNo))
    expect(refusal(again)).toEqual([400, 'ORDER_CLOSED', '订单已关闭'])
  })

  test('a paid order is not closed', async () => {
    const outTradeNo = number()
    const { code_url } = (await call('POST', NATIVE, nativeOrder(shop, outTradeNo))).body
    await sim.told('POST', '/_sim/pay', { target: code_url })
    const answer = await call('POST', `/v3/pay/transactions/out-trade-no/${outTradeNo}/close`, { mchid: shop.mchid })
    expect(refusal(answer)).toEqual([400, 'ORDERPAID', '订单已支付'])
  })

  test('nobody sees the order of another', async () => {
    const outTradeNo = number()
    const { code_url } = (await call('POST', NATIVE, nativeOrder(shop, outTradeNo))).body
    const { transaction_id } = await sim.told('POST', '/_sim/pay', { target: code_url })
    const other = await sim.merchant()
    const byId = `/v3/pay/transactions/id/${transaction_id}?mchid=${other.mchid}`
    expect(refusal(await signer(sim.url, other)('GET', byId))).toEqual([400, 'INVALID_REQUEST', '商户号和订单不匹配'])
    const byNumber = `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${other.mchid}`
    expect(refusal(await signer(sim.url, other)('GET', byNumber))).toEqual([404, 'ORDER_NOT_EXIST', '订单不存在'])
  })
})

describe('a refund', () => {
  test('is never more than was paid, however it is cut', async () => {
    const paid = await paidOrder()
    expect((await refund(paid, `${paid}a`, 8000)).status).toBe(200)
    expect(refusal(await refund(paid, `${paid}b`, 801))).toEqual([400, 'INVALID_REQUEST', '累计退款金额大于支付金额'])
    expect((await refund(paid, `${paid}c`, 800)).status).toBe(200)
    expect(refusal(await refund(paid, `${paid}d`, 1))).toEqual([400, 'INVALID_REQUEST', '订单已全额退款'])
  })

  test('with the same number is the same refund, with another amount none', async () => {
    const paid = await paidOrder()
    const first = await refund(paid, `${paid}a`, 100)
    const second = await refund(paid, `${paid}a`, 100)
    expect(second.body['refund_id']).toBe(first.body['refund_id'])
    expect(refusal(await refund(paid, `${paid}a`, 200))).toEqual([
      400,
      'INVALID_REQUEST',
      '您的请求参数与订单信息不一致',
    ])
    const { refunds } = await sim.told<{ refunds: { out_trade_no: string }[] }>('GET', '/_sim/ledger')
    expect(refunds.filter(({ out_trade_no }) => out_trade_no === paid)).toHaveLength(1)
  })

  test('needs a paid order, its true total, and a permission', async () => {
    const unpaid = number()
    await call('POST', NATIVE, nativeOrder(shop, unpaid))
    expect(refusal(await refund(unpaid, `${unpaid}a`, 1))).toEqual([404, 'RESOURCE_NOT_EXISTS', '订单不存在'])
    const paid = await paidOrder()
    const amount = { refund: 1, total: 9900, currency: 'CNY' }
    expect((await refund(paid, `${paid}a`, 1, { amount })).status).toBe(400)
    await sim.told('PATCH', `/_sim/wechatpay/merchants/${shop.mchid}`, { refund_permission: false })
    expect((await refund(paid, `${paid}b`, 1)).body['code']).toBe('NO_AUTH')
    await sim.told('PATCH', `/_sim/wechatpay/merchants/${shop.mchid}`, { refund_permission: true })
    expect((await refund(paid, `${paid}b`, 1)).status).toBe(200)
  })

  test('twice within a minute is refused only when that is asked for', async () => {
    const paid = await paidOrder()
    await refund(paid, `${paid}a`, 1)
    await sim.told('PATCH', '/_sim/wechatpay/switches', { refund_interval: true })
    expect((await refund(paid, `${paid}b`, 1)).status).toBe(429)
    await sim.told('PATCH', '/_sim/wechatpay/switches', { refund_interval: false })
    expect((await refund(paid, `${paid}b`, 1)).status).toBe(200)
  })

  test('ends as abnormal where the payer’s card is gone, and as closed gives the amount back', async () => {
    const { payer_id } = await sim.told<{ payer_id: string }>('POST', '/_sim/payers', { behaviour: 'card_closed' })
    const paid = number()
    const { code_url } = (await call('POST', NATIVE, nativeOrder(shop, paid))).body
    await sim.told('POST', '/_sim/pay', { target: code_url, payer_id })
    const { refund_id } = (await refund(paid, `${paid}a`, 8800)).body
    await sim.advance(2)
    expect((await call('GET', `${REFUNDS}/${paid}a`)).body['status']).toBe('ABNORMAL')
    expect(refusal(await refund(paid, `${paid}b`, 1))).toEqual([400, 'INVALID_REQUEST', '订单已全额退款'])
    await sim.told('POST', `/_sim/wechatpay/refunds/${refund_id}/close`)
    expect((await refund(paid, `${paid}b`, 8800)).status).toBe(200)
  })
})

test('errors are signed only when that is asked for', async () => {
  await sim.told('PATCH', '/_sim/wechatpay/switches', { sign_errors: true })
  const signed = await call('POST', NATIVE, {})
  expect(signed.headers.get('wechatpay-signature')).toBeTruthy()
  await sim.told('PATCH', '/_sim/wechatpay/switches', { sign_errors: false })
  expect((await call('POST', NATIVE, {})).headers.get('wechatpay-signature')).toBeNull()
})

function flipOneBit(signature: string): string {
  const bytes = Buffer.from(signature, 'base64')
  bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100)
  return bytes.toString('base64')
}
