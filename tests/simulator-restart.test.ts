import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startSimulator } from '@ruzhu/simulator/start.ts'
import { openReceiver } from './simulator/receiver.ts'
import { type Json, type Made, nativeOrder, openSimulator, read, signer } from './simulator/world.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruzhu-simulator-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const NATIVE = '/v3/pay/transactions/native'

test('what was told survives a restart: merchants, orders, the clock, and what is still to be sent', async () => {
  await using receiver = await openReceiver(500, 200)
  const first = await openSimulator({ data: folder, clock: '2026-11-24T10:00:00+08:00' })
  await first.told('POST', '/_sim/clock', { now: '2026-11-24T10:00:00+08:00', speed: 0 })
  const shop = await first.merchant()
  const order = nativeOrder(shop, 'KEPT-0001', { notify_url: receiver.url })
  const { body } = await signer(first.url, shop)('POST', NATIVE, order)
  const paid = await first.told('POST', '/_sim/pay', { target: body['code_url'] })
  await receiver.nth(1)
  await first.advance(0)
  await first.close()

  await using second = await openSimulator({ data: folder })
  expect(await second.told('GET', '/_sim/clock')).toEqual({ now: '2026-11-24T10:00:00+08:00', speed: 0 })
  const asked = await signer(second.url, shop)('GET', `/v3/pay/transactions/out-trade-no/KEPT-0001?mchid=${shop.mchid}`)
  expect(asked.body).toMatchObject({ trade_state: 'SUCCESS', transaction_id: paid['transaction_id'] })
  await second.advance(15)
  expect(JSON.parse((await receiver.nth(2)).body)).toEqual(JSON.parse((await receiver.nth(1)).body))
})

test('nothing is kept in memory', async () => {
  const first = await openSimulator({ seed: 7 })
  await first.merchant()
  await first.close()
  await using second = await openSimulator({ seed: 7 })
  expect(await second.told('GET', '/_sim/wechatpay/merchants')).toEqual({ merchants: [] })
})

async function numbersOf(options: object): Promise<Json> {
  await using sim = await openSimulator(options)
  const shop = await sim.merchant()
  const payer = await sim.told<{ payer_id: string }>('POST', '/_sim/payers', {})
  const { body } = await signer(sim.url, shop)('POST', NATIVE, nativeOrder(shop, 'SEEDED-1'))
  const paid = await sim.told('POST', '/_sim/pay', { target: body['code_url'] })
  const { mchid, appid, serial_no, private_key } = shop
  return { mchid, appid, serial_no, payer_id: payer.payer_id, ...body, ...paid, private_key }
}

test('same seed, same ids, keys apart; after a reset the counting begins anew', async () => {
  const { private_key: one, ...first } = await numbersOf({ seed: 42 })
  const { private_key: other, ...second } = await numbersOf({ seed: 42 })
  expect(second).toEqual(first)
  expect(other).not.toBe(one)
  expect((await numbersOf({ seed: 43 }))['mchid']).not.toBe(first['mchid'])

  await using sim = await openSimulator({ seed: 42 })
  await sim.merchant()
  expect((await sim.control('DELETE', '/_sim/state')).status).toBe(204)
  expect(await sim.told('GET', '/_sim/ledger')).toEqual({ trades: [], refunds: [], splits: [], notifications: [] })
  expect((await sim.merchant()).mchid).toBe(first['mchid'])
})

describe('as a process of its own', () => {
  const MAIN = fileURLToPath(new URL('../apps/simulator/main.ts', import.meta.url))
  const run = (...flags: string[]) => spawn(process.execPath, [MAIN, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] })

  /** All that it says until it ends, or until the line that it is ready. */
  async function said(child: ReturnType<typeof run>): Promise<{ text: string; code?: number | null }> {
    let text = ''
    const ready = Promise.withResolvers<{ text: string }>()
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString()
        if (text.includes('simulator ready')) ready.resolve({ text })
      })
    }
    const ended = once(child, 'close').then(([code]) => ({ text, code }))
    return Promise.race([ready.promise, ended])
  }

  test('kill -9 loses nothing that was answered', { timeout: 60_000 }, async () => {
    const child = run('--port', '0', '--data', folder)
    const { text } = await said(child)
    const url = text.trim().replace('simulator ready ', '')
    expect(text).toMatch(/^simulator ready http:\/\/127\.0\.0\.1:\d+\n$/)
    const made = await read(await fetch(`${url}/_sim/wechatpay/merchants`, { method: 'POST' }))
    const shop = made.body as unknown as Made // what the control API promises
    const call = signer(url, shop)

    const answered: string[] = []
    const workers = Array.from({ length: 8 }, async (_, worker) => {
      for (let i = 0; ; i++) {
        const outTradeNo = `KILL-${worker}-${i}`
        const answer = await call('POST', NATIVE, nativeOrder(shop, outTradeNo)).catch(() => undefined)
        if (answer?.status !== 200) return
        answered.push(outTradeNo)
        if (answered.length === 200) child.kill('SIGKILL')
      }
    })
    await Promise.all([once(child, 'close'), ...workers])

    await using after = await openSimulator({ data: folder })
    const { trades } = await after.told<{ trades: { out_trade_no: string }[] }>('GET', '/_sim/ledger')
    const kept = new Set(trades.map(({ out_trade_no }) => out_trade_no))
    expect(answered.length).toBeGreaterThanOrEqual(200)
    expect(answered.filter((outTradeNo) => !kept.has(outTradeNo))).toEqual([])
  })

  test('a port in use is said in one sentence with its mend', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address !== null ? String(address.port) : ''
    const { text, code } = await said(run('--port', port))
    expect([text, code]).toEqual([`Port ${port} is in use; take another one with --port.\n`, 1])
    taken.close()
  })

  test.each<[flags: string[], sentence: RegExp]>([
    [['--colour', 'red'], /^Unknown option '--colour'\. The flags are /],
    [['--port', 'many'], /^--port many is no port/],
    [['--clock', 'noon'], /^--clock noon is no time/],
    [['--tls-port', 'https'], /^--tls-port https is no port/],
    [['--data', 'x', '--memory'], /^Use --data or --memory, not both/],
  ])('%j is refused by a sentence', async (flags, sentence) => {
    const { text, code } = await said(run(...flags))
    expect(code).toBe(1)
    expect(text).toMatch(sentence)
    expect(text.trim().split('\n')).toHaveLength(1)
  })
})

test('a folder that cannot be used, or is in use, is said in one sentence', async () => {
  const file = join(folder, 'file')
  await writeFile(file, '')
  await expect(startSimulator({ port: 0, data: file })).rejects.toThrow(/cannot be used .* give --data one/)
  await using first = await openSimulator({ data: folder })
  expect(first.url).toMatch(/^http/)
  await expect(startSimulator({ port: 0, data: folder })).rejects.toThrow(/^Another simulator uses /)
})
