import { createSign } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Made, type SimWorld, nativeOrder, openSimulator, signer } from './simulator/world.ts'

/*
 * What the payer's WeChat looks at before it opens, and the page that an H5 order leads to.
 * https://pay.weixin.qq.com/doc/v3/merchant/4013287088
 */

let sim: SimWorld
let shop: Made
let sp: Made
let payer: { payer_id: string; openids: Record<string, string> }
let call: ReturnType<typeof signer>

beforeAll(async () => {
  sim = await openSimulator()
  ;[shop, sp] = await Promise.all([sim.merchant(), sim.merchant({ kind: 'provider' })])
  call = signer(sim.url, shop)
  payer = await sim.told('POST', '/_sim/payers', {})
})
afterAll(() => sim.close())

let count = 0
const at = (product: string) => `/v3/pay/transactions/${product}`
const order = (changes: object) => nativeOrder(shop, `CASHIER-${count++}`, changes)
const change = (mchid: string, wanted: object) => sim.told('PATCH', `/_sim/wechatpay/merchants/${mchid}`, wanted)
const H5 = { payer_client_ip: '1.2.3.4', h5_info: { type: 'iOS', app_name: '南风', bundle_id: 'cn.a' } }

type Call = Record<string, string>
const signed = (fields: Call, fourth: string, name: 'paySign' | 'sign', key = shop.private_key): Call => {
  const [appid, stamp, nonce] = [fields['appId'] ?? shop.appid, fields['timeStamp'], fields['nonceStr']]
  const message = `${appid}\n${stamp}\n${nonce}\n${fourth}\n`
  return { ...fields, [name]: createSign('sha256').update(message).sign(key, 'base64') }
}
const ticket = async (product: 'jsapi' | 'app') => {
  const who = product === 'jsapi' ? { payer: { openid: payer.openids[shop.appid] } } : {}
  return String((await call('POST', at(product), order(who))).body['prepay_id'])
}
const stamps = () => ({ timeStamp: '1795485600', nonceStr: 'abc' })
const inPage = (prepayId: string, changes: Call = {}, key?: string): Call => {
  const fields = { appId: shop.appid, ...stamps(), package: `prepay_id=${prepayId}`, signType: 'RSA', ...changes }
  return signed(fields, String(fields.package), 'paySign', key)
}
const inApp = (prepayId: string): Call =>
  signed(
    { appId: shop.appid, partnerId: shop.mchid, prepayId, packageValue: 'Sign=WXPay', ...stamps() },
    prepayId,
    'sign',
  )
const called = async (fields: Call) => {
  const seen = await sim.control('POST', '/_sim/pay', { target: JSON.stringify(fields) })
  return seen.body['reason'] ?? seen.body['state'] ?? seen.status
}

const from = async (url: string) => called({ ...inPage(await ticket('jsapi')), url })

describe('what WeChat is called with', () => {
  test('opens it where it is rightly signed: on a page, in a mini program, in an app', async () => {
    expect(await called(inPage(await ticket('jsapi')))).toBe('SUCCESS')
    const { appId: _, ...mini } = inPage(await ticket('jsapi'))
    expect(await called(mini)).toBe('SUCCESS')
    expect(await called(inApp(await ticket('app')))).toBe('SUCCESS')
  })

  test('does not where anything is wrong, in WeChat’s words', async () => {
    const prepayId = await ticket('jsapi')
    expect(await called({ ...inPage(prepayId), nonceStr: 'abd' })).toBe('支付验证签名失败')
    expect(await called(inPage(prepayId, {}, sp.private_key))).toBe('支付验证签名失败')
    expect(await called(inPage(prepayId, { appId: sp.appid }))).toBe('商户传入的appid参数不正确')
    expect(await called(inApp(prepayId))).toBe('支付场景非法')
    expect(await called(inPage(await ticket('app')))).toBe('支付场景非法')
    const bare = { ...inPage(prepayId), package: prepayId, prepayid: prepayId }
    expect(await called(bare)).toBe('缺少参数total_fee')
    expect(await called({ target: 'nothing' })).toBe(404)
    expect(await called(inPage(prepayId))).toBe('SUCCESS')
  })

  test('does not on a page whose directory was not configured', async () => {
    await change(shop.mchid, { pay_directories: [] })
    expect(await from('https://shop.example/pay/index.html')).toBe('当前页面的URL未注册')
    await change(shop.mchid, { pay_directories: ['https://shop.example/pay/'] })
    expect(await from('https://shop.example/pay/index.html?table=1')).toBe('SUCCESS')
    expect(await from('https://shop.example/pay/deeper/index.html')).toBe('当前页面的URL未注册')
    expect(await from('http://shop.example/pay/index.html')).toBe('当前页面的URL未注册')
    expect(await from('no address')).toBe('当前页面的URL未注册')
    await change(shop.mchid, { pay_directories: ['https://shop.example/'] })
    expect(await from('https://shop.example/anywhere/at/all')).toBe('SUCCESS')
  })
})

const url = async () => String((await call('POST', at('h5'), order({ scene_info: H5 }))).body['h5_url'])
const open = async (address: string, referer?: string) =>
  (await fetch(address, { headers: referer === undefined ? {} : { referer } })).text()

describe('a page to pay at', () => {
  test('opens from anywhere until a domain is configured, then from there alone, and leads nowhere else', async () => {
    expect(await open(await url())).toContain('¥88.00')
    await change(shop.mchid, { h5_domains: ['shop.example'] })
    expect(await open(await url())).toContain('商家参数格式有误')
    expect(await open(await url(), 'https://other.example/')).toContain('商家存在未配置的参数')
    expect(await open(await url(), 'https://shop.example/pay')).toContain('¥88.00')
    const pay = async (back: string) =>
      fetch(`${await url()}&redirect_url=${encodeURIComponent(back)}`, { method: 'POST', redirect: 'manual' })
    expect((await pay('https://shop.example/done')).headers.get('location')).toBe('https://shop.example/done')
    expect((await pay('https://other.example/')).status).toBe(200)
    await change(shop.mchid, { h5_domains: [] })
  })

  test('is good for five minutes', async () => {
    const address = await url()
    await sim.advance(300)
    expect(await open(address)).toContain('支付请求已失效，请重新发起支付')
  })
})

test('a code at the till is answered by 202 while the payer types the password, and signed all the same', async () => {
  const till = await sim.merchant({ keys: 'public_key' })
  const { auth_code } = await sim.told('GET', '/_sim/payers/rich/auth_code?outcome=paying')
  const { notify_url: _, ...scanned } = nativeOrder(till, `CASHIER-${count++}`) as Record<string, unknown>
  const body = { ...scanned, payer: { auth_code }, scene_info: { store_info: { id: 'S1' } } }
  const answer = await signer(sim.url, till)('POST', at('codepay'), body)
  expect([answer.status, answer.body['trade_state']]).toEqual([202, 'USERPAYING'])
  expect(answer.headers.get('wechatpay-serial')).toBe(till.public_key_id)
})
