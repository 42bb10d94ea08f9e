import { list, text } from '@ruzhu/cli/demo/api.ts'
import { until } from '@ruzhu/cli/demo/wait.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { openShop, order, type Shop } from './api/ready.ts'

let house: House
let shop: Shop

beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  shop = await openShop(house)
})
afterAll(() => house?.close())

test('what the gateway sends is acknowledged with 204, and a repetition of it too', async () => {
  const made = await shop.call('POST', '/v1/payments', order(shop))
  const pay = made.json.pay as { code_url: string }
  await house.simulatorApi.post('/_sim/pay', { target: pay.code_url })
  const outTradeNo = text(made.json, 'out_trade_no')
  const attempts = () => attemptsOf(outTradeNo)
  await until('the notification to arrive', async () => {
    const [first] = await attempts()
    return first ? { found: first } : { seen: 'nothing' }
  })
  const [sent] = await notifications(outTradeNo)
  await house.simulatorApi.post(`/_sim/notifications/${String(sent?.id)}/resend`)
  const seen = await until('it once more', async () => {
    const all = await attempts()
    return all.length > 1 ? { found: all } : { seen: JSON.stringify(all) }
  })
  expect(seen.map(({ status }) => status)).toEqual([204, 204])
})

test.each([
  ['a forged one', () => `/n/${shop.methodId}`, '{"id":"x"}', 401],
  ['no JSON', () => `/n/${shop.methodId}`, '\0\xff<xml>', 401],
  ['nothing', () => `/n/${shop.methodId}`, '', 401],
  ['one for a method that nobody has', () => `/n/pm_${'0'.repeat(24)}`, '{}', 401],
  ['one for no id', () => '/n/x', '{}', 400],
  ['one without an end', () => `/n/${shop.methodId}`, 'x'.repeat(1024 * 1024 + 1), 413],
])('%s is refused in the gateway’s own way', async (_, path, body, status) => {
  for (const type of ['application/json', 'text/xml', 'application/octet-stream']) {
    const answer = await house.anybody('POST', path(), body, { 'content-type': type, 'wechatpay-signature': 'AAAA' })
    expect(answer.status, answer.text).toBe(status)
    if (status === 401) expect(answer.json).toMatchObject({ code: 'FAIL', message: expect.any(String) })
  }
})

test('the address takes nothing but notifications', async () => {
  const answer = await house.anybody('GET', `/n/${shop.methodId}`)
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'OPTIONS, POST'])
})

async function notifications(outTradeNo: string) {
  return list(await house.simulatorApi.get(`/_sim/notifications?out_trade_no=${outTradeNo}`), 'notifications')
}

async function attemptsOf(outTradeNo: string) {
  return (await notifications(outTradeNo)).flatMap((notification) => list(notification, 'attempts'))
}
