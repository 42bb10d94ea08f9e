import { AlipaySdk } from 'alipay-sdk'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Formatter, Rsa } from 'wechatpay-axios-plugin'
import { freePort } from '@ruzhu/cli/demo/processes.ts'
import { stepsOf } from '@ruzhu/cli/demo/texts.ts'
import { type Command, ruzhu } from './command.ts'

const LONG_MS = 60_000

test('the main job runs from the first link to books that agree', { timeout: LONG_MS }, async () => {
  const demo = ruzhu(['demo', '--json'])
  expect(await demo.ended(), demo.said()).toBe(0)

  const told = verdict(demo)
  expect(told.ending).toBe('agreed')
  expect(told.steps.map(({ step, ok }) => [step, ok])).toEqual(stepsOf('applyment').map((step) => [step, true]))
  expect(told.seconds).toBeLessThan(30)

  const facts = Object.fromEntries(told.steps.map(({ step, facts }) => [step, facts]))
  expect(facts).toMatchObject({
    fill: { pictures: 8 },
    check: { must: 0 },
    submit: { uploads: 8 },
    mend: { before: '老陈', after: '老陈牛腩粉', number: 2 },
    open: { sub_mchid: expect.stringMatching(/^\d{8,10}$/) },
    refund: { amount: '¥18.80', left: '¥57.20' },
    compare: { payments: 1, paid: '¥76.00', refunds: 1, refunded: '¥18.80' },
  })
})

test('with Alipay it runs from an authorisation to books that agree', { timeout: LONG_MS }, async () => {
  const demo = ruzhu(['demo', '--json', '--channel', 'alipay'])
  expect(await demo.ended(), demo.said()).toBe(0)

  const told = verdict(demo)
  expect(told.ending).toBe('agreed')
  expect(told.steps.map(({ step, ok }) => [step, ok])).toEqual(stepsOf('authorization').map((step) => [step, true]))
  expect(told.seconds).toBeLessThan(30)
  const facts = Object.fromEntries(told.steps.map(({ step, facts }) => [step, facts]))
  expect(facts).toMatchObject({
    agree: { sub_mchid: expect.stringMatching(/^2088\d{12}$/) },
    pay: { amount: '¥76.00', transaction_id: expect.stringMatching(/^\d{20,}$/) },
    refund: { amount: '¥18.80', left: '¥57.20' },
    compare: { payments: 1, paid: '¥76.00', refunds: 1, refunded: '¥18.80' },
  })
})

test('money that moved behind our back at Alipay makes it fail as well', { timeout: LONG_MS }, async () => {
  const simulatorPort = String(await freePort())
  const demo = ruzhu(['demo', '--json', '--channel=alipay'], { env: { RUZHU_SIMULATOR_PORT: simulatorPort } })
  const simulator = `http://127.0.0.1:${simulatorPort}`
  await upAndRunning(simulator)
  const app = await post(`${simulator}/_sim/alipay/apps`, {})
  const alipay = new AlipaySdk({
    appId: String(app['app_id']),
    privateKey: String(app['app_private_key']),
    keyType: 'PKCS8',
    alipayPublicKey: String(app['alipay_public_key']),
    gateway: `${simulator}/gateway.do`,
  })
  const bizContent = { out_trade_no: 'BEHIND20001', total_amount: '0.01', subject: 'behind our back' }
  const { qrCode } = await alipay.exec('alipay.trade.precreate', { bizContent })
  await post(`${simulator}/_sim/pay`, { target: qrCode })
  expect(await demo.ended()).toBe(1)

  const told = verdict(demo)
  expect(told.steps.at(-1)).toMatchObject({ step: 'compare', ok: false, facts: { expected: 'books that agree' } })
  expect(told.steps.at(-1)?.facts['came']).toContain('BEHIND20001')
  await rm(told.logs ?? '', { recursive: true })
})

test('money that moved behind our back makes it fail, and the failure says what', { timeout: LONG_MS }, async () => {
  const simulatorPort = String(await freePort())
  const demo = ruzhu(['demo', '--json'], { env: { RUZHU_SIMULATOR_PORT: simulatorPort } })
  await tradeBehindOurBack(`http://127.0.0.1:${simulatorPort}`)
  expect(await demo.ended()).toBe(1)

  const told = verdict(demo)
  expect(told.ending).toBe('failed')
  const last = told.steps.at(-1)
  expect(last).toMatchObject({ step: 'compare', ok: false, facts: { expected: 'books that agree' } })
  expect(last?.facts['came']).toContain('BEHIND10001')
  const logs = told.logs ?? ''
  expect(existsSync(join(logs, 'server.log'))).toBe(true)
  await rm(logs, { recursive: true })
})

test('interrupted in the middle it leaves no process behind', { timeout: LONG_MS }, async () => {
  const simulatorPort = String(await freePort())
  const demo = ruzhu(['demo', '--json'], { env: { RUZHU_SIMULATOR_PORT: simulatorPort } })
  await upAndRunning(`http://127.0.0.1:${simulatorPort}`)
  demo.child.kill('SIGINT')
  expect(await demo.ended(), demo.said()).toBe(130)
  expect(verdict(demo).ending).toBe('interrupted')
  await expect(fetch(`http://127.0.0.1:${simulatorPort}/_sim/clock`)).rejects.toThrow()
})

test('an option that it does not have is named', async () => {
  const demo = ruzhu(['demo', '--fast'])
  expect(await demo.ended()).toBe(1)
  expect(demo.said()).toContain('--fast')
})

type Verdict = {
  ending: 'agreed' | 'failed' | 'interrupted'
  seconds: number
  logs?: string
  steps: { step: string; ok: boolean; ms: number; facts: Record<string, unknown> }[]
}

/** With `--json` there is nothing else on the terminal. */
function verdict(demo: Command): Verdict {
  return JSON.parse(demo.said())
}

/** Somebody else's order at the same platform, paid: in the ledger, and in nobody else's books. */
async function tradeBehindOurBack(simulator: string): Promise<void> {
  await upAndRunning(simulator)
  const merchant = await post(`${simulator}/_sim/wechatpay/merchants`, { kind: 'direct' })
  const path = '/v3/pay/transactions/native'
  const order = {
    appid: merchant['appid'],
    mchid: merchant['mchid'],
    description: 'behind our back',
    out_trade_no: 'BEHIND10001',
    notify_url: 'http://127.0.0.1:9/nobody',
    amount: { total: 1 },
  }
  const stamp = Formatter.timestamp()
  const nonce = Formatter.nonce()
  const text = Formatter.request('POST', path, stamp, nonce, JSON.stringify(order))
  const signature = Rsa.sign(text, String(merchant['private_key']))
  const authorization = Formatter.authorization(
    String(merchant['mchid']),
    nonce,
    signature,
    stamp,
    String(merchant['serial_no']),
  )
  const { code_url } = await post(`${simulator}${path}`, order, { authorization })
  await post(`${simulator}/_sim/pay`, { target: code_url })
}

async function upAndRunning(simulator: string): Promise<void> {
  for (const giveUpAt = Date.now() + 20_000; ; await pause(50)) {
    const answer = await fetch(`${simulator}/_sim/clock`).catch(() => undefined)
    if (answer?.ok) return
    if (Date.now() > giveUpAt) throw new Error(`nothing answers at ${simulator}`)
  }
}

async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Record<string, unknown>> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const said = await answer.text()
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${said}`)
  return JSON.parse(said)
}
