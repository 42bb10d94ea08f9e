import { freePort } from '@ruzhu/cli/demo/processes.ts'
import { list, text } from '@ruzhu/cli/demo/api.ts'
import { until } from '@ruzhu/cli/demo/wait.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EMAIL, House, PASSWORD } from './api/house.ts'
import { order } from './api/ready.ts'
import { type Command, ruzhu } from './command.ts'
import { type BusyShop, openBusyShop } from './keys/busy-shop.ts'

let house: House
let shop: BusyShop
let key: string
let port: number
const started: Command[] = []
/** Far more than is needed: it matters only where the machine is busy with other things. */
const PATIENCE_MS = 60_000
const PROBE = '/v3/pay/transactions/out-trade-no/ruzhu_probe'

beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  shop = await openBusyShop(house, 'WeChat Pay v3')
  key = (await house.program(shop.clientId)).key
  const made = await house.simulatorApi.patch(`/_sim/wechatpay/merchants/${shop.own.number}`, {
    rotate: 'merchant_certificate',
  })
  const values = { certificate: text(made, 'certificate'), private_key: text(made, 'private_key') }
  const staged = await shop.stage('merchant_certificate', values)
  expect(staged.status, staged.text).toBe(201)
  port = await freePort()
  await house.server.close() // from here on the server is a process of its own, which can be killed
}, 3 * PATIENCE_MS)
afterAll(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  await Promise.all(started.map((command) => command.ended()))
  await house?.close()
})

async function serve() {
  const command = ruzhu(['serve', '--no-build'], {
    env: { RUZHU_PORT: String(port), RUZHU_DATA_DIR: house.folder, RUZHU_SIMULATOR: house.simulator.url },
  })
  started.push(command)
  await command.says(/token=\S+/)
  const url = `http://127.0.0.1:${port}`
  const send = (method: string, path: string, headers: Record<string, string>, body?: object) =>
    fetch(url + path, {
      method,
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
  const consoleHeaders = { 'x-ruzhu-console': '1', origin: url }
  const session = await send('POST', '/v1/session', consoleHeaders, { email: EMAIL, password: PASSWORD })
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const keys = `/v1/client-accounts/${shop.accountId}/keys`
  const person = (method: string, path: string, body?: object) =>
    send(method, keys + path, { ...consoleHeaders, cookie }, body)
  return {
    command,
    change: () => person('POST', '/merchant_certificate/switch', {}).catch(() => 'cut off'),
    states: async () => {
      const answer = (await (await person('GET', '')).json()) as Record<string, unknown>
      const [part] = list(answer, 'data').filter((one) => one['part'] === 'merchant_certificate')
      return list(part ?? {}, 'lives')
        .map(({ state }) => String(state))
        .toSorted()
    },
    pay: () => send('POST', '/v1/payments', { authorization: `Bearer ${key}` }, order(shop)),
    async kill() {
      command.child.kill('SIGKILL')
      await command.ended()
    },
  }
}

const probes = async () =>
  list(await house.simulatorApi.get('/_sim/requests'), 'requests').filter(({ target }) =>
    String(target).includes('ruzhu_probe'),
  ).length

test('killed in the midst of a change-over, it has changed over wholly or not at all, and can go on', {
  timeout: 180_000,
}, async () => {
  const first = await serve()
  await house.simulatorApi.post('/_sim/faults', { match: { path: PROBE }, effect: 'slow', times: 1 })
  const lost = first.change()
  await until('the gateway to be asked', isSlowUsedUp, PATIENCE_MS)
  await first.kill() // it had asked, and knows no answer
  await lost

  const second = await serve()
  expect(await second.states()).toEqual(['active', 'next'])
  expect((await second.pay()).status).toBe(201)
  const asked = await probes()
  const maybe = second.change()
  await until('the gateway to be asked', async () => ((await probes()) > asked ? YES : NOT_YET), PATIENCE_MS)
  await second.kill() // somewhere between its answer and ours
  await maybe

  await house.restart()
  const sell = async () => expect(await shop.sell()).toMatch(/^pay_/)
  const states = (await shop.states('merchant_certificate')).toSorted()
  expect(WHOLE).toContainEqual(states)
  await sell()
  if (states.includes('next')) expect((await shop.change('merchant_certificate')).status).toBe(200)
  await sell()
  expect((await shop.undo('merchant_certificate')).status).toBe(200)
  await sell()
})

const WHOLE = [
  ['active', 'next'],
  ['active', 'retiring'],
]
const YES = { found: true }
const NOT_YET = { seen: 'nothing' }

async function isSlowUsedUp() {
  const waiting = list(await house.simulatorApi.get('/_sim/faults'), 'faults')
  return waiting.some(({ effect }) => effect === 'slow') ? NOT_YET : YES
}
