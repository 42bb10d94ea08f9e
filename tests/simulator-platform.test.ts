import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CSR } from './simulator/csr.ts'
import { openReceiver } from './simulator/receiver.ts'
import {
  type Answer,
  type Json,
  type Made,
  type SimWorld,
  nativeOrder,
  openSimulator,
  signer,
} from './simulator/world.ts'

let sim: SimWorld
let sp: Made
let sub: string
let call: ReturnType<typeof signer>

beforeAll(async () => {
  sim = await openSimulator()
  await sim.told('POST', '/_sim/clock', { now: '2026-11-24T10:00:00+08:00', speed: 0 })
  sp = await sim.merchant({ kind: 'provider', keys: 'public_key' })
  call = signer(sim.url, sp)
})
beforeEach(async () => {
  sub = (await sim.subMerchant(sp.mchid, { products: ['JSAPI'], name: '<b>老陈</b>' })).sub_mchid
})
afterAll(() => sim.close())

const NATIVE = '/v3/pay/transactions/native'
const DAY_S = 86_400
let count = 0
const refusal = ({ status, body }: Answer) => [status, body['code'], body['message']]
const path = (mchid: string) => `/_sim/wechatpay/merchants/${mchid}`

function native(changes: object = {}) {
  const { appid: sp_appid, mchid: sp_mchid } = sp
  const { appid: _, mchid: __, ...rest } = nativeOrder(sp, `PLATFORM-${count++}`) as Json
  return call('POST', '/v3/pay/partner/transactions/native', {
    sp_appid,
    sp_mchid,
    sub_mchid: sub,
    ...rest,
    ...changes,
  })
}

const grant = (act: string, product = 'NATIVE') => sim.control('POST', `${path(sub)}/grants`, { product, act })

describe('a product', () => {
  test('is asked for by the provider, granted by the merchant, in force ten minutes later, and taken back', async () => {
    expect(refusal(await native())).toEqual([403, 'NO_AUTH', '特约子商户商户号未授权服务商的产品权限'])
    expect((await grant('authorise')).status).toBe(409)
    expect((await grant('invite')).body['invited']).toEqual(['NATIVE'])
    expect((await grant('authorise')).body['granting']).toEqual(['NATIVE'])
    await sim.advance(599)
    expect((await native()).body['code']).toBe('NO_AUTH')
    await sim.advance(1)
    expect((await native()).status).toBe(200)
    expect((await grant('invite')).status).toBe(409)
    await grant('withdraw')
    expect(refusal(await native())).toEqual([403, 'NO_AUTH', '该产品授权已被解除'])
    expect((await grant('withdraw')).status).toBe(409)
  })

  test('is not asked for where the provider has it not itself, nor of a provider', async () => {
    expect((await grant('invite', 'FACEPAY')).body['error']).toContain('has not opened FACEPAY itself')
    expect((await sim.control('POST', `${path(sp.mchid)}/grants`, { product: 'H5', act: 'invite' })).status).toBe(409)
  })
})

const ask = (appid: string, more: object = {}) => sim.control('POST', `${path(sub)}/appids`, { appid, ...more })
const actOn = (appid: string, what: string) => sim.control('POST', `${path(sub)}/appids/${appid}/${what}`)
const mayOrder = async (sub_appid: string) => {
  await sim.told('PATCH', path(sub), { products: ['NATIVE'] })
  return (await native({ sub_appid })).body['code'] ?? 'yes'
}

describe('an appid', () => {
  test('is bound once its own side has confirmed', async () => {
    expect((await ask('wxaaaaaaaaaaaaaaaa')).body).toMatchObject({
      state: 'waiting',
      lapses_at: '2026-12-01T10:10:00+08:00',
    })
    expect(await mayOrder('wxaaaaaaaaaaaaaaaa')).toBe('APPID_MCHID_NOT_MATCH')
    expect((await ask('wxaaaaaaaaaaaaaaaa')).status).toBe(409)
    expect((await actOn('wxaaaaaaaaaaaaaaaa', 'confirm')).body['state']).toBe('bound')
    expect(await mayOrder('wxaaaaaaaaaaaaaaaa')).toBe('yes')
    expect((await ask('wxaaaaaaaaaaaaaaaa')).status).toBe(409)
  })

  test('of another subject is looked at first, and may be refused', async () => {
    expect((await ask('wxbbbbbbbbbbbbbbbb', { same_subject: false })).body['state']).toBe('auditing')
    expect((await actOn('wxbbbbbbbbbbbbbbbb', 'confirm')).status).toBe(409)
    expect((await actOn('wxbbbbbbbbbbbbbbbb', 'approve')).body['state']).toBe('waiting')
    expect((await actOn('wxbbbbbbbbbbbbbbbb', 'refuse')).body).toMatchObject({ state: 'refused' })
    expect(await mayOrder('wxbbbbbbbbbbbbbbbb')).toBe('APPID_MCHID_NOT_MATCH')
    const { bindings } = await sim.told<{ bindings: Json[] }>('GET', `${path(sub)}/appids`)
    expect(bindings).toMatchObject([{ appid: 'wxbbbbbbbbbbbbbbbb', state: 'refused' }])
  })

  test('that nobody confirms within seven days has to be asked for again', async () => {
    await ask('wxcccccccccccccccc')
    await sim.advance(7 * DAY_S)
    expect((await actOn('wxcccccccccccccccc', 'confirm')).status).toBe(409)
    expect((await ask('wxcccccccccccccccc')).status).toBe(201)
    expect((await actOn('wxdddddddddddddddd', 'confirm')).status).toBe(404)
    expect((await sim.control('POST', `${path('1')}/appids/wx1/confirm`)).status).toBe(404)
  })

  test('is one of fifty at most', async () => {
    await sim.told('PATCH', path(sub), { appids: Array.from({ length: 50 }, (_, index) => `wx${index}`) })
    expect((await ask('wxeeeeeeeeeeeeeeee')).body['error']).toContain('as many as there may be')
  })
})

describe('keys', () => {
  test('without an APIv3 key every call is refused, nothing is told, and one that is set opens what follows', async () => {
    await using receiver = await openReceiver(200)
    const shop = await sim.merchant()
    const own = signer(sim.url, shop)
    const order = () => nativeOrder(shop, `KEYLESS-${count++}`, { notify_url: receiver.url })
    const { code_url } = (await own('POST', NATIVE, order())).body
    await sim.told('PATCH', path(shop.mchid), { api_v3_key: null })
    expect(refusal(await own('POST', NATIVE, order()))).toEqual([401, 'SIGN_ERROR', '商户未设置APIv3密钥。'])
    await sim.told('POST', '/_sim/pay', { target: code_url })
    await sim.advance(DAY_S)
    expect(receiver.received).toHaveLength(0)
    const { notifications } = await sim.told<{ notifications: unknown[] }>('GET', '/_sim/notifications')
    expect(notifications).toEqual([])

    await sim.told('PATCH', path(shop.mchid), { api_v3_key: 'A'.repeat(32) })
    const again = await own('POST', NATIVE, order())
    await sim.told('POST', '/_sim/pay', { target: again.body['code_url'] })
    expect((await receiver.nth(1)).body).toContain('TRANSACTION.SUCCESS')
    for (const api_v3_key of ['short', 'A'.repeat(33), `${'A'.repeat(31)}!`]) {
      expect((await sim.control('PATCH', path(shop.mchid), { api_v3_key })).status).toBe(400)
    }
    expect((await sim.control('PATCH', path(sub), { api_v3_key: 'A'.repeat(32) })).status).toBe(409)
  })

  test('are not shown, but whether they are there', async () => {
    const seen = await sim.told('GET', path(sp.mchid))
    expect(seen).toMatchObject({ has_api_v3_key: true, certificates: [{ serial_no: sp.serial_no, state: 'good' }] })
    expect(JSON.stringify(seen)).not.toContain(sp.api_v3_key)
  })
})

test.each<[field: string, values: string[], status: number]>([
  ['pay_directories', ['https://a.example/', 'http://a.example:8080/pay/'], 200],
  ['pay_directories', ['https://a.example'], 400],
  ['pay_directories', ['https://a.example/pay'], 400],
  ['pay_directories', ['https://10.0.0.1/'], 400],
  ['pay_directories', ['a.example/'], 400],
  ['pay_directories', ['https://a.example/?x=/'], 400],
  ['pay_directories', ['1', '2', '3', '4', '5', '6'].map((one) => `https://a${one}.example/`), 400],
  ['h5_domains', ['pay.a.example'], 200],
  ['h5_domains', ['https://a.example'], 400],
  ['h5_domains', ['localhost'], 400],
])('%s %j: %i', async (field, values, status) => {
  expect((await sim.control('PATCH', path(sp.mchid), { [field]: values })).status).toBe(status)
})

const page = (rest: string) => fetch(`${sim.url}/_sim/wechatpay/platform${rest}`, { redirect: 'manual' })
const press = (rest: string, fields: Record<string, string>) =>
  fetch(`${sim.url}/_sim/wechatpay/platform${rest}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
const said = async (response: Response) => {
  const { search } = new URL(response.headers.get('location') ?? '', sim.url)
  return new URLSearchParams(search).get('failed') ?? 'done'
}

describe('the pages', () => {
  test('lead from the list to a merchant, in two languages, and let nobody write HTML into them', async () => {
    expect((await page('')).headers.get('location')).toBe('/_sim/wechatpay/platform/zh')
    const list = await (await page('/zh')).text()
    expect(list).toContain(`/zh/${sub}/products`)
    expect(list).toContain('&#60;b&#62;老陈')
    expect(list).not.toContain('<b>老陈')
    expect(await (await page(`/en/${sp.mchid}/security`)).text()).toContain('lang="en"')
    const told = await (await page(`/zh/${sp.mchid}/security?failed=${encodeURIComponent('<script>')}`)).text()
    expect(told).not.toContain('<script>')
  })

  test.each(['/fr', '/zh/1/security', '/zh/x%00/products'])('%s is not there', async (rest) => {
    expect((await page(rest)).status).toBeGreaterThanOrEqual(400)
    expect((await page(rest)).status).toBeLessThan(500)
  })

  test('a sub-merchant has no keys', async () => {
    expect((await page(`/zh/${sub}/security`)).status).toBe(404)
  })

  test('set keys, sign a request, and say in the page’s language what was wrong', async () => {
    const shop = await sim.merchant({ keys: 'platform_certificate' })
    const at = `/zh/${shop.mchid}/security`
    expect(await said(await press(at, { act: 'set_v3_key', key: 'short' }))).toBe('密钥必须是 32 位数字或字母。')
    expect(await said(await press(`/en/${shop.mchid}/security`, { act: 'set_v2_key', key: 'short' }))).toMatch(
      /32 digits/,
    )
    expect(await said(await press(at, { act: 'set_v3_key', key: 'B'.repeat(32) }))).toBe('done')
    expect(await said(await press(at, { act: 'sign_csr', csr: 'nothing' }))).toContain('不是证书请求串')
    expect(await said(await press(at, { act: 'sign_csr', csr: CSR.replaceAll('\n', '\r\n') }))).toBe('done')
    expect(await (await page(at)).text()).toContain('-----BEGIN CERTIFICATE-----')
    expect(await said(await press(at, { act: 'revoke', serial_no: shop.serial_no }))).toBe('done')
    expect(await said(await press(at, { act: 'make_public_key' }))).toBe('done')
    expect(await said(await press(at, { act: 'switch_public_key' }))).toBe('done')
    expect(await (await page(at)).text()).toContain('0.1%')
    expect(await said(await press(at, { act: 'fly' }))).toBe('没有这个操作。')
  })

  test('open products, invite and grant, bind appids, configure directories', async () => {
    const own = `/zh/${sp.mchid}/products`
    expect(await said(await press(own, { act: 'close', product: 'APP' }))).toBe('done')
    expect(await said(await press(own, { act: 'open', product: 'APP' }))).toBe('done')
    expect(await said(await press(own, { act: 'invite', product: 'APP', sub_mchid: sub }))).toBe('done')
    const stranger = await sim.merchant({ kind: 'provider' })
    const theirs = await press(`/zh/${stranger.mchid}/products`, { act: 'invite', product: 'APP', sub_mchid: sub })
    expect(await said(theirs)).toContain('不是')
    const mine = `/zh/${sub}/products`
    expect(await said(await press(mine, { act: 'authorise', product: 'APP' }))).toBe('done')
    await sim.advance(600)
    expect(await said(await press(mine, { act: 'withdraw', product: 'APP' }))).toBe('done')
    expect(await said(await press(mine, { act: 'withdraw', product: 'APP' }))).toContain('没有授权')

    await press(mine, { act: 'withdraw_refunds' })
    expect(await sim.told('GET', path(sub))).toMatchObject({ refund_permission: false })
    await press(mine, { act: 'authorise_refunds' })
    expect(await sim.told('GET', path(sub))).toMatchObject({ refund_permission: true })

    const appids = `/zh/${sub}/appids`
    const appid = 'wxffffffffffffffff'
    expect(await said(await press(appids, { act: 'ask', appid: 'wx!' }))).toContain('字母和数字')
    expect(await said(await press(appids, { act: 'ask', appid }))).toBe('done')
    for (const act of ['approve', 'confirm']) expect(await said(await press(appids, { act, appid }))).toBe('done')
    expect(await said(await press(appids, { act: 'refuse', appid }))).toContain('不在这一步')
    expect(await said(await press(appids, { act: 'ask', appid, same_subject: 'yes' }))).toContain('已经')

    const development = `/zh/${sub}/development`
    const value = 'https://a.example/pay/'
    expect(await said(await press(development, { act: 'add_directory', value: 'a.example' }))).toContain(
      '不是支付授权目录',
    )
    expect(await said(await press(development, { act: 'add_directory', value }))).toBe('done')
    expect(await said(await press(development, { act: 'add_domain', value: 'a.example' }))).toBe('done')
    expect(await sim.told('GET', path(sub))).toMatchObject({ pay_directories: [value], h5_domains: ['a.example'] })
    await press(development, { act: 'remove_directory', value })
    await press(development, { act: 'remove_domain', value: 'a.example' })
    expect(await sim.told('GET', path(sub))).toMatchObject({ pay_directories: [], h5_domains: [] })
  })
})
