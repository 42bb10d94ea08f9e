import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Made, type SimWorld, openSimulator } from './simulator/world.ts'
import { type BentXml, type Fields, orderOf, refusalOf, written, xmlClient } from './simulator/xml.ts'

let sim: SimWorld
let shop: Made
let sp: Made
let subMchid: string
let call: ReturnType<typeof xmlClient>
let spCall: ReturnType<typeof xmlClient>

beforeAll(async () => {
  sim = await openSimulator()
  ;[shop, sp] = await Promise.all([sim.merchant(), sim.merchant({ kind: 'provider' })])
  subMchid = (await sim.subMerchant(sp.mchid, { sub_appid: 'wx00000000000000bb' })).sub_mchid
  call = xmlClient(sim.url, shop)
  spCall = xmlClient(sim.url, sp)
})
afterAll(() => sim.close())

const ORDER = '/pay/unifiedorder'
const REFUND = '/secapi/pay/refund'
let count = 0
const number = () => `REF-${String(count++).padStart(6, '0')}`
const order = (changes: Fields = {}) => orderOf(number(), changes)
const spOrder = (changes: Fields = {}) => order({ sub_mch_id: subMchid, ...changes })

async function paidOrder(): Promise<string> {
  const outTradeNo = number()
  await call(ORDER, orderOf(outTradeNo))
  await sim.told('POST', '/_sim/pay', { target: outTradeNo, mchid: shop.mchid })
  return outTradeNo
}
const refund = (out_trade_no: string, changes: Fields = {}) =>
  call(REFUND, { out_trade_no, out_refund_no: number(), total_fee: 8800, refund_fee: 8800, ...changes })

async function verdictOfLast(): Promise<Record<string, unknown>> {
  const { requests } = await sim.told<{ requests: { verdict: Record<string, unknown> }[] }>('GET', '/_sim/requests')
  return requests.at(-1)?.verdict ?? {}
}

const flip = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
const byNumber = (xml: string) => xml.replace('粉"', '&#31881;&quot;').replace("'", '&apos;')
const inCdata = (xml: string) => xml.replace(/<body>.*?<\/body>/, '<body><![CDATA[招牌牛腩粉]]></body>')

describe('at the door', () => {
  test.each<[what: string, bent: BentXml, message: string, code: string]>([
    ['another method', { method: 'GET' }, '请使用post方法', 'REQUIRE_POST_METHOD'],
    ['nothing', { body: '' }, 'post数据为空', 'POST_DATA_EMPTY'],
    ['another key', { key: 'k'.repeat(32) }, '签名错误', 'SIGNERROR'],
    ['one changed letter of the signature', { sign: flip }, '签名错误', 'SIGNERROR'],
    ['a signature in lower case', { sign: (sign) => sign.toLowerCase() }, '签名错误', 'SIGNERROR'],
    ['no signature', { sign: () => '' }, '缺少参数sign', 'LACK_PARAMS'],
    ['one changed parameter', { text: (xml) => xml.replace('8800', '8801') }, '签名错误', 'SIGNERROR'],
    ['one more parameter', { text: (xml) => xml.replace('</xml>', '<a>1</a></xml>') }, '签名错误', 'SIGNERROR'],
    ['bytes that are no UTF-8', { body: new Uint8Array([60, 120, 255, 62]) }, '编码格式错误', 'NOT_UTF8'],
  ])('%s is refused unsigned, with HTTP 200', async (_what, bent, message, code) => {
    const answer = await call(ORDER, order(), bent)
    expect(answer).toMatchObject({ status: 200, type: 'text/plain' })
    expect(answer.text).toBe(
      `<xml><return_code><![CDATA[FAIL]]></return_code>\n<return_msg><![CDATA[${message}]]></return_msg>\n</xml>`,
    )
    expect(await verdictOfLast()).toMatchObject({ accepted: false, code, message })
  })

  test('the trace shows what should have been signed, without the key', async () => {
    await call('/pay/orderquery', { out_trade_no: 'X-000001' }, { sign: flip })
    const verdict = await verdictOfLast()
    expect(verdict).toMatchObject({ failed_check: 'signature', mchid: shop.mchid })
    expect(verdict['string_to_sign']).toMatch(/^appid=wx\w+&mch_id=\d+&nonce_str=\w+&out_trade_no=X-000001&key=$/)
  })

  test.each<[what: string, xml: string | Uint8Array<ArrayBuffer>]>([
    ['DOCTYPE', '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><a>&a;</a></xml>'],
    ['an entity of its own', '<xml><a>&a;</a></xml>'],
    ['a bomb of entities', bomb()],
    ['a bomb of nested elements', `${'<a>'.repeat(4000)}${'</a>'.repeat(4000)}`],
    ['a third level', '<xml><a><b>1</b></a></xml>'],
    ['the same name twice', '<xml><a>1</a><a>2</a></xml>'],
    ['another root', '<root><a>1</a></root>'],
    ['two roots', '<xml><a>1</a></xml><xml><a>1</a></xml>'],
    ['an end that is missing', '<xml><a>1</a>'],
    ['a CDATA that does not end', '<xml><a><![CDATA[1</a></xml>'],
    ['JSON', '{"appid":"wx"}'],
    ['a reserved name', '<xml><__proto__>1</__proto__></xml>'],
    ['text alone', '<xml>hello</xml>'],
    ['more than a message ever needs', `<xml><a>${'x'.repeat(9 * 1024 * 1024)}</a></xml>`],
  ])('XML with %s is refused', async (_what, xml) => {
    const begun = performance.now()
    expect(refusalOf(await call(ORDER, order(), { body: xml }))).toEqual(['XML格式错误'])
    expect(performance.now() - begun).toBeLessThan(5000)
  })

  test('more than 10 MB is not even read', async () => {
    const answer = await call(ORDER, order(), { body: `<xml><a>${'x'.repeat(10 * 1024 * 1024)}</a></xml>` })
    expect(answer.status).toBe(413)
  })

  test('CDATA, the five entities and characters by number say what they mean', async () => {
    const outTradeNo = number()
    const fields = orderOf(outTradeNo, { attach: '<a>&"粉"\'' })
    const answer = await call(ORDER, fields, { text: byNumber })
    expect(answer.fields['result_code']).toBe('SUCCESS')
    expect((await call(ORDER, order(), { text: inCdata })).fields['result_code']).toBe('SUCCESS')
  })

  test('an unknown path is 404 without a body', async () => {
    expect(await call('/pay/unheard', {})).toMatchObject({ status: 404, text: '' })
  })

  test.each<[what: string, changes: Fields, told: string[]]>([
    ['no appid', { appid: '' }, ['缺少参数appid']],
    ['no nonce', { nonce_str: '' }, ['缺少参数nonce_str']],
    ['a long nonce', { nonce_str: 'x'.repeat(33) }, ['nonce_str参数长度有误']],
    ['a mch_id with letters', { mch_id: 'abc' }, ['mch_id参数格式错误']],
    ['an unknown merchant', { mch_id: '1600000000' }, ['商户号mch_id不存在']],
    ['an unknown way to sign', { sign_type: 'SHA1' }, ['签名类型错误']],
    ['another way than it was signed', { sign_type: 'HMAC-SHA256' }, ['签名错误']],
    ['an unknown app', { appid: 'wx0000000000000000' }, ['APPID_NOT_EXIST', 'APPID不存在']],
  ])('%s', async (_what, changes, told) => {
    expect(refusalOf(await call(ORDER, order(changes)))).toEqual(told)
  })

  test('another merchant’s app', async () => {
    expect(refusalOf(await call(ORDER, order({ appid: sp.appid })))[0]).toBe('APPID_MCHID_NOT_MATCH')
  })

  test('a sub-merchant has no key to sign with', async () => {
    expect(refusalOf(await spCall(ORDER, spOrder({ mch_id: subMchid })))).toEqual(['商户号mch_id不存在'])
  })
})

describe('unifiedorder', () => {
  test.each<[what: string, changes: Fields, told: string[]]>([
    ['no body', { body: '' }, ['缺少参数body']],
    ['a long body', { body: '粉'.repeat(129) }, ['body参数长度有误']],
    ['no number', { out_trade_no: '' }, ['缺少参数out_trade_no']],
    ['a number with a blank', { out_trade_no: 'A B C D' }, ['out_trade_no参数格式错误']],
    ['no amount', { total_fee: '' }, ['缺少参数total_fee']],
    ['an amount in yuan', { total_fee: '88.00' }, ['invalid total_fee']],
    ['nothing to pay', { total_fee: 0 }, ['invalid total_fee']],
    ['no address of the payer', { spbill_create_ip: '' }, ['缺少参数spbill_create_ip']],
    ['an address that is none', { spbill_create_ip: 'localhost' }, ['invalid spbill_create_ip']],
    ['another currency', { fee_type: 'USD' }, ['fee_type参数格式错误']],
    ['a long attach', { attach: 'x'.repeat(128) }, ['attach参数长度有误']],
    ['no notify_url', { notify_url: '' }, ['缺少参数notify_url']],
    ['a notify_url with a query', { notify_url: 'http://127.0.0.1/n?a=1' }, ['notify_url参数格式错误']],
    ['no trade_type', { trade_type: '' }, ['缺少参数trade_type']],
    ['a trade_type of another call', { trade_type: 'MICROPAY' }, ['trade_type参数格式错误']],
    ['NATIVE without a product', { product_id: '' }, ['缺少参数product_id']],
    ['JSAPI without an openid', { trade_type: 'JSAPI' }, ['JSAPI支付必须传openid']],
    ['an openid of nobody', { trade_type: 'JSAPI', openid: 'oX' }, ['无效的openid']],
    ['MWEB without a scene', { trade_type: 'MWEB' }, ['缺少参数scene_info']],
    ['MWEB with a scene that is no JSON', { trade_type: 'MWEB', scene_info: '{' }, ['scene_info参数格式错误']],
    ['MWEB with another scene', { trade_type: 'MWEB', scene_info: '{"id":1}' }, ['scene_info参数格式错误']],
    ['a time that is none', { time_expire: '20260231000000' }, ['time_expire参数格式错误']],
    ['a time that is over', { time_expire: '20200101000000' }, ['time_expire时间过短，至少1分钟']],
    ['a limit that is none', { limit_pay: 'no_cash' }, ['limit_pay参数格式错误']],
  ])('%s', async (_what, changes, told) => {
    expect(refusalOf(await call(ORDER, order(changes)))).toEqual(told)
  })

  test('an openid of another app', async () => {
    const payer = await sim.told<{ openids: Record<string, string> }>('GET', `/_sim/payers/rich?appid=${sp.appid}`)
    const openid = payer.openids[sp.appid] ?? ''
    expect(refusalOf(await call(ORDER, order({ trade_type: 'JSAPI', openid })))).toEqual(['appid和openid不匹配'])
    const sub = { trade_type: 'JSAPI', sub_openid: openid }
    expect(refusalOf(await spCall(ORDER, spOrder(sub)))).toEqual(['传入sub_openid时，sub_appid必传'])
    const told = refusalOf(await spCall(ORDER, spOrder({ ...sub, sub_appid: 'wx00000000000000bb' })))
    expect(told).toEqual(['sub_appid和sub_openid不匹配'])
  })

  test('the same number with other parameters, and a number that is paid', async () => {
    const outTradeNo = number()
    await call(ORDER, orderOf(outTradeNo))
    const told = refusalOf(await call(ORDER, orderOf(outTradeNo, { total_fee: 8801 })))
    expect(told).toEqual(['INVALID_REQUEST', '201 商户订单号重复'])
    expect(refusalOf(await call(ORDER, orderOf(await paidOrder())))).toEqual(['ORDERPAID', '该订单已支付'])
  })

  test('products that are not opened or not granted, and a limited merchant', async () => {
    const poor = await sim.merchant({ products: ['NATIVE'] })
    const ask = xmlClient(sim.url, poor)
    const app = order({ trade_type: 'APP' })
    expect(refusalOf(await ask(ORDER, app))).toEqual(['NOAUTH', '商户号该产品权限未开通'])
    const other = await sim.subMerchant(sp.mchid, { products: [] })
    const told = refusalOf(await spCall(ORDER, spOrder({ sub_mch_id: other.sub_mchid })))
    expect(told).toEqual(['NOAUTH', '特约子商户商户号未授权服务商的产品权限'])
  })

  test('whom a provider may order for', async () => {
    expect(refusalOf(await spCall(ORDER, order()))).toEqual(['受理机构必须传入sub_mch_id'])
    expect(refusalOf(await spCall(ORDER, spOrder({ sub_mch_id: '1700000000' })))[0]).toBe('MCHID_NOT_EXIST')
    expect(refusalOf(await spCall(ORDER, spOrder({ sub_mch_id: sp.mchid })))).toEqual([
      '子商户mchid不能与自身mchid相同',
    ])
    const strangers = await sim.merchant({ kind: 'provider' })
    const { sub_mchid } = await sim.subMerchant(strangers.mchid)
    expect(refusalOf(await spCall(ORDER, spOrder({ sub_mch_id: sub_mchid })))[1]).toBe('受理关系不存在')
    const told = refusalOf(await spCall(ORDER, spOrder({ sub_appid: shop.appid })))
    expect(told).toEqual(['APPID_MCHID_NOT_MATCH', 'sub_mch_id与sub_appid不匹配'])
  })
})

describe('orderquery and closeorder', () => {
  test('an order that is not there, or somebody else’s', async () => {
    for (const path of ['/pay/orderquery', '/pay/closeorder']) {
      expect(refusalOf(await call(path, { out_trade_no: 'NOT-THERE' }))).toEqual(['ORDERNOTEXIST', '订单不存在'])
      expect(refusalOf(await call(path, {}))).toEqual(['缺少参数out_trade_no'])
    }
    const outTradeNo = await paidOrder()
    const asked = await call('/pay/orderquery', { out_trade_no: outTradeNo })
    const other = xmlClient(sim.url, await sim.merchant())
    const told = refusalOf(await other('/pay/orderquery', { transaction_id: asked.fields['transaction_id'] ?? '' }))
    expect(told).toEqual(['INVALID_REQUEST', '商户号和订单不匹配'])
    expect(refusalOf(await call('/pay/closeorder', { out_trade_no: outTradeNo }))).toEqual(['ORDERPAID', '订单已支付'])
  })

  test('an order of another sub-merchant', async () => {
    const outTradeNo = number()
    await spCall(ORDER, spOrder({ out_trade_no: outTradeNo }))
    const { sub_mchid } = await sim.subMerchant(sp.mchid)
    const told = refusalOf(await spCall('/pay/orderquery', { sub_mch_id: sub_mchid, out_trade_no: outTradeNo }))
    expect(told).toEqual(['INVALID_REQUEST', '子商户号和订单不匹配'])
  })
})

describe('refund and refundquery', () => {
  test.each<[what: string, changes: Fields, told: string[]]>([
    ['no number of its own', { out_refund_no: '' }, ['缺少参数out_refund_no']],
    ['a number with a blank', { out_refund_no: 'A B' }, ['out_refund_no参数格式错误']],
    ['no order', { out_trade_no: '' }, ['缺少参数out_trade_no']],
    ['an order that is not there', { out_trade_no: 'NOT-THERE' }, ['ORDERNOTEXIST', '订单不存在']],
    [
      'a number that the gateway never gives',
      { transaction_id: '42' },
      ['INVALID_TRANSACTIONID', '无效transaction_id'],
    ],
    ['another total', { total_fee: 8801 }, ['REFUND_FEE_MISMATCH', expect.stringContaining('不一致')]],
    ['more than was paid', { refund_fee: 8801 }, ['ERROR', '累计退款金额大于支付金额']],
    ['nothing', { refund_fee: 0 }, ['invalid refund_fee']],
    ['another currency', { refund_fee_type: 'USD' }, ['refund_fee_type参数格式错误']],
    ['an unknown account', { refund_account: 'MINE' }, ['refund_account参数格式错误']],
    ['a long reason', { refund_desc: '粉'.repeat(27) }, ['refund_desc参数长度有误']],
    ['a notify_url with a query', { notify_url: 'http://127.0.0.1/n?a=1' }, ['notify_url参数格式错误']],
  ])('%s', async (_what, changes, told) => {
    expect(refusalOf(await refund(await paidOrder(), changes))).toEqual(told)
  })

  test('the same number with another amount, and a refund of what is refunded', async () => {
    const outTradeNo = await paidOrder()
    const out_refund_no = number()
    const first = await refund(outTradeNo, { out_refund_no, refund_fee: 100 })
    const again = await refund(outTradeNo, { out_refund_no, refund_fee: 100 })
    expect(again.fields['refund_id']).toBe(first.fields['refund_id'])
    expect(refusalOf(await refund(outTradeNo, { out_refund_no, refund_fee: 200 }))[0]).toBe('REFUND_FEE_MISMATCH')
    await refund(outTradeNo, { refund_fee: 8700 })
    expect(refusalOf(await refund(outTradeNo, { refund_fee: 1 }))).toEqual(['ERROR', '订单已全额退款'])
  })

  test('an unpaid order, and an empty account', async () => {
    const unpaid = number()
    await call(ORDER, orderOf(unpaid))
    expect(refusalOf(await refund(unpaid))).toEqual(['ORDERNOTEXIST', '订单不存在'])
    const poor = await sim.merchant()
    const ask = xmlClient(sim.url, poor)
    const outTradeNo = number()
    await ask(ORDER, orderOf(outTradeNo))
    await sim.told('POST', '/_sim/pay', { target: outTradeNo, mchid: poor.mchid })
    await sim.told('PATCH', `/_sim/wechatpay/merchants/${poor.mchid}`, { balance_fen: 0 })
    const order = { out_trade_no: outTradeNo, out_refund_no: number(), total_fee: 8800, refund_fee: 8800 }
    expect(refusalOf(await ask(REFUND, order))[0]).toBe('NOTENOUGH')
  })

  test('a provider without the grant', async () => {
    const { sub_mchid } = await sim.subMerchant(sp.mchid)
    const outTradeNo = number()
    await spCall(ORDER, spOrder({ out_trade_no: outTradeNo, sub_mch_id: sub_mchid }))
    await sim.told('POST', '/_sim/pay', { target: outTradeNo, mchid: sp.mchid })
    await sim.told('PATCH', `/_sim/wechatpay/merchants/${sub_mchid}`, { refund_permission: false })
    const order = { out_trade_no: outTradeNo, out_refund_no: number(), total_fee: 8800, refund_fee: 8800 }
    expect(refusalOf(await spCall(REFUND, { ...order, sub_mch_id: sub_mchid }))[0]).toBe('NOAUTH')
  })

  test('a refund that is not there', async () => {
    const outTradeNo = await paidOrder()
    for (const asked of [
      { out_refund_no: 'NO' },
      { refund_id: '5' },
      { out_trade_no: outTradeNo },
      { out_trade_no: 'NO-NO-NO' },
    ]) {
      expect(refusalOf(await call('/pay/refundquery', asked))).toEqual(['REFUNDNOTEXIST', '退款订单查询失败'])
    }
    expect(refusalOf(await call('/pay/refundquery', {}))).toEqual(['缺少参数out_refund_no'])
  })
})

function bomb(): string {
  const levels = Array.from({ length: 20 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`)
  return `<!DOCTYPE xml [<!ENTITY e0 "x">${levels.join('')}]>${written({ a: 1 }).replace('1', '&e20;')}`
}
