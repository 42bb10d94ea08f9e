import { list } from '@ruzhu/cli/demo/api.ts'
import { freePort } from '@ruzhu/cli/demo/processes.ts'
import { until } from '@ruzhu/cli/demo/wait.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { openShop, order, type Shop } from './api/ready.ts'
import { openDirect } from './methods/own-accounts.ts'
import { type Command, ruzhu } from './command.ts'

let house: House
let shop: Shop
let direct: { methodId: string; key: string }
let port: number
const started: Command[] = []

beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  shop = await openShop(house)
  const { clientId, methodId } = await openDirect(house, 'WeChat Pay v3')
  direct = { methodId, ...(await house.program(clientId)) }
  port = await freePort() // one for both starts: the gateway refuses an order repeated with another notify_url
  await house.server.close() // from here on the server is a process of its own, which can be killed
})
afterAll(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  await Promise.all(started.map((command) => command.ended()))
  await house?.close()
})

async function serve(key: string): Promise<{ command: Command; pay: (body: object) => Promise<Response> }> {
  const command = ruzhu(['serve', '--no-build'], {
    env: {
      RUZHU_PORT: String(port),
      RUZHU_DATA_DIR: house.folder,
      RUZHU_SIMULATOR: house.simulator.url,
    },
  })
  started.push(command)
  await command.says(/token=\S+/)
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const pay = (body: object) =>
    fetch(`http://127.0.0.1:${port}/v1/payments`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { command, pay }
}

test.each([
  ['through us', '/v3/pay/partner/transactions/native', () => shop],
  ['directly', '/v3/pay/transactions/native', () => direct],
] as const)(
  'killed between our question and the gateway’s answer, it goes on with the same payment when it is back, paid %s',
  async (_how, path, of) => {
    const asked = order(of())
    await house.simulatorApi.post('/_sim/faults', {
      match: { path },
      effect: 'slow',
      times: 1,
    })
    const first = await serve(of().key)
    const lost = first.pay(asked).catch(() => 'cut off')
    await until('the gateway to have it', async () => {
      const found = await tradesOf(String(asked.out_trade_no))
      return found.length > 0 ? { found } : { seen: 'nothing' }
    })
    first.command.child.kill('SIGKILL')
    await first.command.ended()
    expect(await lost).toBe('cut off')

    const second = await serve(of().key)
    const again = await second.pay(asked)
    const payment = await again.json()
    expect(again.status, JSON.stringify(payment)).toBe(201)
    expect(payment).toMatchObject({ out_trade_no: asked.out_trade_no, state: 'pending', pay: { kind: 'qr' } })

    await house.simulatorApi.post('/_sim/pay', { target: payment.pay.code_url })
    expect(await tradesOf(String(asked.out_trade_no))).toHaveLength(1)
    await until('the payment to be paid', async () => {
      const seen = await (await second.pay(asked)).json()
      return seen.state === 'paid' ? { found: seen } : { seen: JSON.stringify(seen) }
    })
    second.command.child.kill('SIGKILL')
    await second.command.ended()
  },
)

async function tradesOf(outTradeNo: string) {
  const ledger = await house.simulatorApi.get('/_sim/ledger')
  return list(ledger, 'trades').filter((trade) => trade['out_trade_no'] === outTradeNo)
}
