import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyName, sealed } from './simulator/sealing.ts'
import { type Answer, type Made, type SimWorld, nativeOrder, openSimulator, signer } from './simulator/world.ts'

/** What profit sharing is limited by that only many requests, or much time, bring about. */

let sim: SimWorld
let shop: Made
let supplier: Made
let call: ReturnType<typeof signer>

const PATH = '/v3/profitsharing'
const SUPPLIER = '牛肉供应商有限公司'
const DAY_S = 86_400

beforeAll(async () => {
  sim = await openSimulator()
  await sim.told('POST', '/_sim/clock', { speed: 0 })
  ;[shop, supplier] = await Promise.all([sim.merchant(), sim.merchant({ name: SUPPLIER })])
  call = signer(sim.url, shop)
  const receiver = { appid: shop.appid, type: 'MERCHANT_ID', account: supplier.mchid, relation_type: 'SUPPLIER' }
  const added = await call(
    'POST',
    `${PATH}/receivers/add`,
    { ...receiver, name: sealed(shop, SUPPLIER) },
    keyName(shop),
  )
  expect(added.status).toBe(200)
})
afterAll(() => sim.close())

let count = 0
const number = () => `LIMIT-${String(count++).padStart(4, '0')}`
const refusal = ({ status, body }: Answer) => [status, body['code'], body['message']]

async function paid(): Promise<string> {
  const order = nativeOrder(shop, number(), { settle_info: { profit_sharing: true } })
  const { code_url } = (await call('POST', '/v3/pay/transactions/native', order)).body
  const { transaction_id } = await sim.told('POST', '/_sim/pay', { target: code_url })
  await sim.advance(60)
  return String(transaction_id)
}

const share = (transaction_id: string, out_order_no: string, changes: object = {}, bent = {}) =>
  call(
    'POST',
    `${PATH}/orders`,
    {
      appid: shop.appid,
      transaction_id,
      out_order_no,
      receivers: [{ type: 'MERCHANT_ID', account: supplier.mchid, amount: 1, description: '货款', ...changes }],
      unfreeze_unsplit: false,
    },
    bent,
  )

test('an order is shared fifty times at most', async () => {
  const transaction = await paid()
  for (let time = 0; time < 50; time++) {
    expect((await share(transaction, number())).status).toBe(200)
    await sim.advance(2)
  }
  expect(refusal(await share(transaction, number()))).toEqual([403, 'RULE_LIMIT', '分账次数超过限制'])
})

test('a receiver is meant by its true name', async () => {
  const answer = await share(await paid(), number(), { name: sealed(shop, '另一家公司') }, keyName(shop))
  expect(refusal(answer)).toEqual([400, 'INVALID_REQUEST', '分账接收方姓名不匹配'])
})

test('a share is given back fifty times at most, within 180 days', async () => {
  const out_order_no = number()
  await share(await paid(), out_order_no, { amount: 100 })
  await sim.advance(2)
  const giveBack = () =>
    call('POST', `${PATH}/return-orders`, {
      out_order_no,
      out_return_no: number(),
      return_mchid: supplier.mchid,
      amount: 1,
      description: '退货',
    })
  for (let time = 0; time < 50; time++) expect((await giveBack()).status).toBe(200)
  expect(refusal(await giveBack())).toEqual([403, 'RULE_LIMIT', '分账回退次数超过限制'])
  await sim.advance(180 * DAY_S + 1)
  expect(refusal(await giveBack())).toEqual([400, 'INVALID_REQUEST', '超过分账回退期限'])
})

const limits = (list: string[]) =>
  sim.told('POST', `/_sim/wechatpay/merchants/${shop.mchid}/violation`, { limits: list })

test('risk control takes it away, and gives it back', async () => {
  const transaction = await paid()
  await limits(['NO_PROFIT_SHARING'])
  expect(refusal(await share(transaction, number()))).toEqual([403, 'NO_AUTH', '此商家的分账功能已被限制'])
  await limits([])
  expect((await share(transaction, number())).status).toBe(200)
})

test('a merchant has twenty thousand receivers at most', async () => {
  const data = await mkdtemp(join(tmpdir(), 'ruzhu-receivers-'))
  const first = await openSimulator({ data })
  const crowded = await first.merchant()
  const receiver = { appid: crowded.appid, type: 'PERSONAL_OPENID', relation_type: 'STAFF' }
  const add = (url: string, account: string) =>
    signer(url, crowded)('POST', `${PATH}/receivers/add`, { ...receiver, account }, keyName(crowded))
  const { openids } = await first.told<{ openids: Record<string, string> }>('POST', '/_sim/payers', {})
  await first.close()
  fill(join(data, 'simulator.sqlite'), crowded.mchid, 20_000)

  const second = await openSimulator({ data })
  const refused = await add(second.url, openids[crowded.appid] ?? '')
  expect(refusal(refused)).toEqual([400, 'INVALID_REQUEST', '分账接收方数量超限'])
  await second.close()
  await rm(data, { recursive: true, force: true })
})

/** As if they had been added one by one, which takes half a minute. */
function fill(file: string, owner: string, many: number): void {
  const db = new DatabaseSync(file)
  const insert = db.prepare('insert into things (collection, id, value) values (?, ?, ?)')
  db.exec('begin')
  for (let index = 0; index < many; index++) {
    const id = `${owner}/${owner}/PERSONAL_OPENID/o${index}`
    const receiver = { id, owner, type: 'PERSONAL_OPENID', account: `o${index}`, relationType: 'STAFF' }
    insert.run('wechatpay.receivers', id, JSON.stringify(receiver))
  }
  db.exec('commit')
  db.close()
}
