import { list, text } from '@ruzhu/cli/demo/api.ts'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, type Call, House } from './api/house.ts'
import { openShop, order, type Shop } from './api/ready.ts'
import { openDirect } from './methods/own-accounts.ts'

let house: House
let shop: Shop
let now = () => new Date()
beforeAll(async () => {
  house = await House.open({}, () => now())
  await house.signIn()
  shop = await openShop(house)
})
afterAll(() => house?.close())

type Cause = {
  channel: string
  key: string
  records: { verdict: string; text: { en: string } }[]
  fix: object[]
  check?: { method_id: string; name: string }
}
const causesOf = ({ json }: Answer) => json['causes'] as Cause[]
const recordsOf = (cause: Cause | undefined) =>
  (cause?.records ?? []).map(({ verdict, text: said }) => `${verdict}: ${said.en}`)

async function diagnosed(pasted: string, rest: object = {}, call: Call = house.person): Promise<Answer> {
  const answer = await call('POST', '/v1/diagnoses', { text: pasted, ...rest })
  expect(answer.status, answer.text).toBe(200)
  return answer
}

/** Which AppIDs the platform takes for our number. */
async function ourLinks() {
  const [account] = list((await house.person('GET', '/v1/provider-accounts')).json, 'data')
  const settings = (account?.['settings'] ?? {}) as Record<string, string>
  const [sp_mchid, sp_appid] = [settings['sp_mchid'] ?? '', settings['sp_appid'] ?? '']
  const link = (appids: string[]) => house.simulatorApi.patch(`/_sim/wechatpay/merchants/${sp_mchid}`, { appids })
  return { unlink: () => link([]), link: () => link([sp_appid]) }
}

async function checked(body: object = {}): Promise<void> {
  const started = await house.person('POST', `/v1/methods/${shop.methodId}/checks`, body)
  expect(started.status, started.text).toBe(202)
  const path = `/v1/checks/${text(started.json, 'id')}`
  await expect.poll(async () => (await house.person('GET', path)).json['ended_at'], { timeout: 20_000 }).toBeDefined()
}

/** An order that the gateway refuses, since the AppID is no longer linked to the merchant number. */
async function refused() {
  const { unlink, link } = await ourLinks()
  await unlink()
  const asked = order(shop)
  const answer = await shop.call('POST', '/v1/payments', asked)
  await link()
  expect(answer.json, answer.text).toMatchObject({
    code: 'GATEWAY_REFUSED',
    gateway: { code: 'APPID_MCHID_NOT_MATCH' },
  })
  return {
    payment: text(answer.json['facts'] as Record<string, unknown>, 'payment_id'),
    request: text(answer.json, 'request_id'),
    gatewayRequest: text(answer.json['gateway'] as Record<string, unknown>, 'request_id'),
    outTradeNo: String(asked['out_trade_no']),
    fix: answer.json['fix'],
  }
}

test('one refusal is found by our request id, the gateway’s, our payment and the order number, each pasted alone', async () => {
  const { payment, request, gatewayRequest, outTradeNo, fix } = await refused()
  for (const pasted of [request, gatewayRequest, payment, outTradeNo, `请求编号 ${gatewayRequest} 怎么回事`]) {
    const answer = await diagnosed(pasted)
    const [first] = causesOf(answer)
    expect(first?.key, `${pasted}: ${answer.text}`).toBe('APPID_MCHID_NOT_MATCH')
    expect(answer.json['about']).toEqual(
      expect.arrayContaining([
        { kind: 'payment', id: payment, name: outTradeNo, href: `/payments/${payment}` },
        expect.objectContaining({ kind: 'method', id: shop.methodId }),
        expect.objectContaining({ kind: 'account', href: '/settings/provider' }),
      ]),
    )
    expect(recordsOf(first).join('\n')).toContain(`request id ${gatewayRequest}`)
    expect(answer.json['retests']).toContainEqual({ test: 'ask_payment', id: payment })
  }
  const [first] = causesOf(await diagnosed(request))
  expect(first?.fix).toEqual(fix)
})

test('what the last check found is evidence, and the one check that proves it can be done again', async () => {
  const { unlink, link } = await ourLinks()
  await unlink()
  await checked()
  const [first] = causesOf(await diagnosed(shop.methodId))
  expect(first?.key).toBe('APPID_MCHID_NOT_MATCH')
  expect(recordsOf(first)[0]).toMatch(/^supports: The check of 20.* failed at “The account’s AppID is linked/)
  expect(first?.check).toMatchObject({ method_id: shop.methodId, name: 'appid' })

  await link()
  await checked({ only: [first?.check?.name] })
  const [mended] = causesOf(await diagnosed('APPID_MCHID_NOT_MATCH', { method_id: shop.methodId }))
  expect(recordsOf(mended).join()).toMatch(/rules_out: The check of 20.* passed “The account’s AppID is linked/)
})

test('an order number that was used with another amount says which two', async () => {
  const made = await shop.call('POST', '/v1/payments', order(shop))
  const number = text(made.json, 'out_trade_no')
  const pasted = { code: 'OUT_TRADE_NO_USED', message: '商户订单号重复', out_trade_no: number, amount: { total: 100 } }
  const [first] = causesOf(await diagnosed(JSON.stringify(pasted)))
  expect(first?.key).toBe('OUT_TRADE_NO_USED')
  expect(recordsOf(first)).toContain(
    `supports: ${number} is ¥76.00 with us and 100 in the pasted request: one number, two amounts`,
  )
})

test('a record that contradicts the words puts the cause behind, and says so', async () => {
  const made = await shop.call('POST', '/v1/payments', order(shop))
  const id = text(made.json, 'id')
  await shop.call('POST', `/v1/payments/${id}/close`)
  const pasted = `{"code":"ORDERPAID","message":"订单已支付"} {"code":"ORDER_CLOSED"} ${id}`
  const causes = causesOf(await diagnosed(pasted))
  expect(causes.map(({ key }) => key).slice(0, 2)).toEqual(['ORDER_CLOSED', 'ORDERPAID'])
  expect(recordsOf(causes[1])[0]).toMatch(/^rules_out: Our record: .* is closed/)
})

test('a method that is switched off is named, by the method’s id alone and by our own error', async () => {
  const method = (action: string) => house.person('POST', `/v1/methods/${shop.methodId}/${action}`)
  await method('disable')
  const answer = await shop.call('POST', '/v1/payments', order(shop))
  expect(answer.json['code']).toBe('METHOD_UNAVAILABLE')
  for (const [pasted, rest] of [
    [answer.text, {}],
    [text(answer.json, 'request_id'), {}],
    ['METHOD_UNAVAILABLE /docs#METHOD_UNAVAILABLE', { method_id: shop.methodId }],
  ] as const) {
    const [first] = causesOf(await diagnosed(pasted, rest))
    expect(`${first?.channel}.${first?.key}`, pasted).toBe('ruzhu.METHOD_UNAVAILABLE')
    expect(recordsOf(first).join()).toContain('is switched off')
  }
  await method('enable')
})

test('a key that is bound to another client finds none of this one’s records, and neither our account', async () => {
  const { payment, gatewayRequest, outTradeNo } = await refused()
  const other = await house.person('POST', '/v1/clients', {
    name: '别人家',
    contact_name: '李雷',
    contact_phone: '13800138000',
  })
  const { call } = await house.program(text(other.json, 'id'))
  for (const pasted of [payment, gatewayRequest, outTradeNo, shop.methodId, shop.clientId, shop.applymentId]) {
    const { json } = await diagnosed(pasted, {}, call)
    expect(json).toMatchObject({ about: [], notes: [], retests: [] })
  }
  expect((await call('POST', '/v1/diagnoses', { text: 'x', payment_id: payment })).status).toBe(404)
  const own = await diagnosed(payment, {}, shop.call)
  expect((own.json['about'] as { kind: string }[]).map(({ kind }) => kind)).toEqual(['client', 'payment', 'method'])
})

test('of what was pasted nothing is kept, logged or sent back but our own ids', async () => {
  const canary = 'CanaryDiagnosed7CanaryDiagnosed7'
  const phone = '13912345678'
  const pasted = [
    `SIGN_ERROR apiV3Key=${canary} "mch_key":"${canary}" ${canary}`,
    `-----BEGIN PRIVATE KEY-----\n${canary}\n-----END PRIVATE KEY-----`,
    `张三丰收 ${phone} ${shop.clientId}`,
  ].join('\n')
  const answers = [
    await diagnosed(pasted),
    await house.person('POST', '/v1/diagnoses', { text: pasted, nonsense: canary }),
    await house.person('POST', '/v1/diagnoses', { text: `${canary} `.repeat(4000) }),
  ]
  // a key for repeating would have to keep what was sent
  const keyed = await house.person('POST', '/v1/diagnoses', { text: pasted }, { 'idempotency-key': 'diagnosed-1' })
  const again = await house.person('POST', '/v1/diagnoses', { text: 'another' }, { 'idempotency-key': 'diagnosed-1' })
  expect([keyed.status, again.status]).toEqual([200, 200])
  expect(answers.map(({ status }) => status)).toEqual([200, 400, 400])

  const files = await readdir(house.folder, { recursive: true, withFileTypes: true })
  const kept = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
  )
  const places = { answers: [...answers, keyed].map((answer) => answer.text), log: house.logged, files: kept }
  for (const [place, texts] of Object.entries(places)) {
    const everything = texts.join('\n')
    for (const secret of [canary, phone, '张三丰收', Buffer.from('张三丰收').toString('latin1')]) {
      expect(everything.includes(secret), `${secret} in ${place}`).toBe(false)
    }
  }
  expect(answers[0]?.text).toContain(shop.clientId)
})

test('a certificate of the account that has ended is seen without anybody mentioning it', async () => {
  const { methodId } = await openDirect(house, 'WeChat Pay v3')
  // a session would have ended too
  const { call } = await house.program()
  expect(causesOf(await diagnosed(methodId, {}, call))).toEqual([])
  const real = now
  now = () => new Date(Date.now() + 6 * 365 * 86_400_000)
  const causes = causesOf(await diagnosed(methodId, {}, call))
  now = real
  expect(causes[0]?.key).toBe('certificate_ended')
  expect(recordsOf(causes[0])[0]).toMatch(
    /^supports: Certificate [0-9A-F]{40} in “Merchant API certificate” ended on 20/,
  )
})
