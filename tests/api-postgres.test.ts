import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { list } from '@ruzhu/cli/demo/api.ts'
import { readClientFile } from '@ruzhu/cli/demo/client-file.ts'
import { act, fillApplyment, reached, submit } from '@ruzhu/cli/demo/onboarding.ts'
import { until } from '@ruzhu/cli/demo/wait.ts'
import { queueMessage } from '@ruzhu/domain/messages/queue-message.ts'
import { sendKey } from '@ruzhu/domain/messages/send-key.ts'
import { sendMessage } from '@ruzhu/domain/messages/send-message.ts'
import { saying } from '@ruzhu/domain/text.ts'
import { MessageCourier } from '@ruzhu/server/messages/courier.ts'
import type { Parts } from '@ruzhu/server/parts.ts'
import type { RunningServer } from '@ruzhu/server/start.ts'
import { startPostgres } from '@ruzhu/storage/testing/postgres-server.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { House, start } from './api/house.ts'
import { startMailServer } from './messages/mail-server.ts'
import { openShop, order, type Shop } from './api/ready.ts'
import { changing, expectAllTold, sellingWhile } from './keys/busy-shop.ts'
import { openDirect } from './methods/own-accounts.ts'

const postgres = await startPostgres()
if ('missing' in postgres) console.warn(`The server over PostgreSQL is not tested: ${postgres.missing}.`)

describe.skipIf('missing' in postgres)('two servers over one PostgreSQL', () => {
  let house: House
  let shop: Shop
  let other: RunningServer
  let otherFolder: string | undefined

  beforeAll(async () => {
    const DATABASE_URL = 'url' in postgres ? postgres.url : ''
    const shared = { DATABASE_URL, RUZHU_MASTER_KEY: randomBytes(32).toString('base64') }
    house = await House.open(shared)
    await house.signIn()
    shop = await openShop(house)
    otherFolder = await mkdtemp(join(tmpdir(), 'ruzhu-api-postgres-'))
    other = await start({ ...shared, RUZHU_DATA_DIR: otherFolder, RUZHU_SIMULATOR: house.simulator.url })
  }, 180_000)
  afterAll(async () => {
    await other?.close()
    await house?.close()
    if (otherFolder) await rm(otherFolder, { recursive: true, force: true })
    if ('stop' in postgres) await postgres.stop()
  })

  const pay = (server: string, body: object, idempotencyKey: string, key = shop.key) =>
    fetch(`${server}/v1/payments`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
      },
      body: JSON.stringify(body),
    })

  test('the same request at both is one payment, and the same answer', async () => {
    const asked = order(shop)
    const key = randomUUID()
    const servers = Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? house.url : other.url))
    const first = await Promise.all(servers.map((server) => pay(server, asked, key)))
    // a process does not wait for another: it says when to come again
    expect(first.every(({ status }) => status === 201 || status === 409)).toBe(true)
    expect(first.filter(({ status }) => status === 409).every(({ headers }) => headers.has('retry-after'))).toBe(true)
    const answers = await Promise.all(servers.map((server) => pay(server, asked, key).then((answer) => answer.text())))
    expect(new Set(answers).size).toBe(1)
    const found = await shop.call('GET', `/v1/payments?text=${String(asked.out_trade_no)}`)
    expect(list(found.json, 'data')).toHaveLength(1)
  })

  test('an application asked about at both in one moment refuses neither', async () => {
    const [account] = list((await house.person('GET', '/v1/provider-accounts')).json, 'data')
    const { api, key } = await house.program()
    const form = { clientId: shop.clientId, providerId: String(account?.['id']) }
    const applyment = await fillApplyment(api, form, await readClientFile())
    await submit(api, applyment)
    await act(house.simulatorApi, api, applyment, 'approve')
    const headers = { authorization: `Bearer ${key}` }
    const ask = (server: string) =>
      fetch(`${server}/v1/applyments/${applyment.id}/ask`, { method: 'POST', headers }).then(({ status }) => status)
    const asked = await Promise.all(Array.from({ length: 12 }, (_, i) => ask(i % 2 === 0 ? house.url : other.url)))
    expect(new Set(asked)).toEqual(new Set([200]))
    await reached(api, applyment, 'to_be_confirmed')
  })

  test('a message that both would send in one moment arrives once', async () => {
    const mail = await startMailServer()
    const courier = new MessageCourier({ rule: { loopback: true }, now: () => new Date() })
    try {
      const from = { host: '127.0.0.1', port: mail.port, tls: 'none', from: '入驻 <ruzhu@example.com>' }
      const route = { kind: 'smtp', name: '邮件', language: 'zh-CN', clients: false, ...from }
      expect((await house.person('POST', '/v1/message-routes', route)).status).toBe(201)
      await house.person('POST', '/v1/message-templates/escalation/approve')
      const always = { time_zone: 'Asia/Shanghai', from_hour: 0, to_hour: 24 }
      expect((await house.person('PUT', '/v1/message-settings', always)).status).toBe(200)
      const both = [house.server, other].map(({ parts }) => parts)
      const keys = await Promise.all(both.flatMap((parts) => [1, 2, 3, 4].map((n) => late(parts, n))))
      // every day is a working day here; the workers of both servers may join in
      const sending = ({ deps }: Parts, key: string) =>
        sendMessage({ ...deps, workdays: EVERY_DAY, courier: courier.carry }, key)
      await Promise.all(keys.flatMap((key) => both.map((parts) => sending(parts, key))))
      const subjects = () => mail.mails.map(({ text }) => /^Subject: .*$/m.exec(text)?.[0])
      await expect.poll(() => subjects().length, { timeout: 10_000 }).toBe(8)
      expect(new Set(mail.mails.map(({ text }) => /^Message-ID: .*$/im.exec(text)?.[0])).size).toBe(8)
    } finally {
      await courier.close()
      await mail.close()
    }
  })

  test('keys that change are changed for both from the next call on, and nothing is refused meanwhile', async () => {
    const [account] = list((await house.person('GET', '/v1/provider-accounts')).json, 'data').filter(
      ({ channel }) => channel === 'wechatpay',
    )
    const { id, settings } = account as { id: string; settings: { sp_mchid: string } }
    const { stage, change, states } = changing(house.person, `/v1/provider-accounts/${id}`)
    const merchant = `/_sim/wechatpay/merchants/${settings.sp_mchid}`
    const sell = async (server: string) => {
      const placed = await pay(server, order(shop), randomUUID())
      const { id: sold, pay: code } = (await placed.json()) as { id: string; pay: { code_url: string } }
      expect(placed.status).toBe(201)
      await house.simulatorApi.post('/_sim/pay', { target: code.code_url })
      return sold
    }
    const sold = await sellingWhile({ sell: () => sell(Math.random() < 0.5 ? house.url : other.url) }, async () => {
      const made = await house.simulatorApi.patch(merchant, { rotate: 'merchant_certificate' })
      const values = { certificate: String(made['certificate']), private_key: String(made['private_key']) }
      for (const [part, given, atPlatform] of [
        ['merchant_certificate', values, {}],
        ['api_v3_key', { api_v3_key: randomBytes(16).toString('hex') }, undefined],
      ] as const) {
        expect((await stage(part, given)).status).toBe(201)
        await house.simulatorApi.patch(merchant, atPlatform ?? given)
        const changed = await change(part, { confirmed: true })
        expect(changed.status, changed.text).toBe(200)
        expect(await states(part)).toEqual(['active', 'retiring'])
      }
    })
    await expectAllTold(house, sold)
  })

  test('a client’s key that changes in one counts in the other from its next call on', async () => {
    const { methodId, accountId, clientId, own } = await openDirect(house, 'WeChat Pay v2')
    const { key, call } = await house.program(clientId)
    const there = () => pay(other.url, order({ methodId }), randomUUID(), key)
    expect((await call('POST', '/v1/payments', order({ methodId }))).status).toBe(201)
    expect((await there()).status).toBe(201) // both hold the key now, parsed

    const secrets = { api_v2_key: randomBytes(16).toString('hex') }
    await house.simulatorApi.patch(`/_sim/wechatpay/merchants/${own.number}`, secrets) // the platform takes no other
    expect((await there()).status).toBe(422)
    const body = { name: '总店', settings: {}, secrets }
    const saved = await house.person('PUT', `/v1/client-accounts/${accountId}`, body)
    expect(saved.status, saved.text).toBe(200)
    expect((await there()).status).toBe(201)
  })

  test('what one begins is known to the other, down to who is signed in', async () => {
    const made = await shop.call('POST', '/v1/payments', order(shop))
    await house.simulatorApi.post('/_sim/pay', { target: (made.json.pay as { code_url: string }).code_url })
    const headers = { authorization: `Bearer ${shop.key}` }
    await until('the other to know that it is paid', async () => {
      const seen = await fetch(`${other.url}/v1/payments/${String(made.json.id)}`, { headers })
      const { state } = await seen.json()
      return state === 'paid' ? { found: state } : { seen: String(state) }
    })
    const session = await house.person('GET', '/v1/session')
    expect(session.json.state).toBe('signed_in')
  })
})

const EVERY_DAY = { isWorkday: () => true, knows: () => true }

/** Queues a message for whoever looks after clients, and tells the key of its sending. */
async function late({ deps }: Parts, n: number): Promise<string> {
  const key = `postgres/${n}/${randomUUID()}`
  await deps.store.transaction((tx) =>
    queueMessage(tx, deps, {
      kind: 'escalation',
      key,
      to: { members: ['administrator'] },
      subject: 'cl_x',
      title: saying('t', { 'zh-CN': `云杉茶室 ${key}：等太久`, en: 'Spruce tea waits' }),
      body: saying('b', { 'zh-CN': '请联系 陈*明', en: 'Get in touch' }),
    }),
  )
  const { rows } = await deps.store.read.messages.page({ limit: 100 })
  const message = rows.find((one) => one.key === key)
  const [send] = message ? await deps.store.read.messages.sends(message.id) : []
  if (!send) throw new Error('it is to be sent by the route that was set up')
  return sendKey(send)
}
