import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from '@ruzhu/cli/demo/api.ts'
import { runKeys } from '@ruzhu/cli/keys/keys.ts'
import { newWebhookSecret } from '@ruzhu/domain/events/endpoints.ts'
import type { EndpointId } from '@ruzhu/domain/ids.ts'
import { raw } from '@ruzhu/storage/testing/raw.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { ruzhu } from './command.ts'
import { aClient } from './methods/own-accounts.ts'

const SCOPES = 40
/** Far more than is needed: it matters only where the machine is busy with other things. */
const PATIENCE_MS = 60_000

let house: House
let endpoint: EndpointId
const file = () => join(house.folder, 'master.key')
const env = () => ({ RUZHU_DATA_DIR: house.folder })
/** What can be killed is a process of its own. */
const rotation = () => ruzhu(['keys', 'rotate-master'], { env: env() })
/** What is not killed is done here, beside no server: each process costs a second. */
async function keys(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  const code = await runKeys(args, { env: env(), language: 'zh-CN', out: say, tell: say })
  return { code, said: lines.join('\n') }
}
const wrappedBy = async () => {
  const rows = await raw(
    `sqlite:${join(house.folder, 'ruzhu.db')}`,
    'select distinct master_key_id as id from data_keys',
  )
  return rows.map(({ id }) => String(id))
}

beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  endpoint = await furnish()
}, 3 * PATIENCE_MS)
afterAll(() => house?.close())

/** Many clients, each with something sealed under a data key of its own. */
async function furnish(): Promise<EndpointId> {
  const ids = await Promise.all(Array.from({ length: SCOPES }, (_, count) => oneMore(count)))
  return ids.at(-1) ?? (await oneMore(SCOPES))
}

async function oneMore(count: number): Promise<EndpointId> {
  const { store, newId, now } = house.server.parts.deps
  const [id, clientId, createdAt] = [newId('we'), newId('cl'), now()]
  const client = { id: clientId, name: `云杉茶室${count}`, contactName: '李雷', contactPhone: '13800138000', wants: [] }
  const secret = newWebhookSecret(randomBytes)
  await store.transaction(async (tx) => {
    await tx.clients.insert({ ...client, createdAt, updatedAt: createdAt })
    await tx.events.insertEndpoint({ id, clientId, url: 'https://shop.example.com/hooks', secret, createdAt })
  })
  return id
}

test('a dry run says what would be done, and does none of it', async () => {
  const before = await wrappedBy()
  const dry = await keys('rotate-master', '--dry-run')
  expect(dry.code, dry.said).toBe(0)
  expect(dry.said).toContain('什么都没有改')
  expect(await wrappedBy()).toEqual(before)
  expect(existsSync(`${file()}.next`)).toBe(false)
})

test('killed wherever it is, it goes on; a server that runs opens old and new, and nothing is lost', {
  timeout: 240_000,
}, async () => {
  const [before] = await wrappedBy()
  const secret = (await house.server.parts.deps.store.read.events.endpoint(endpoint))?.secret.reveal()
  for (const [step, isThere] of STEPS) {
    const all = await leftBy(before)
    const run = rotation()
    const reached = async () => (await isThere(before, all)) || run.child.exitCode !== null
    await expect.poll(reached, { timeout: PATIENCE_MS, interval: 2 }).toBe(true)
    run.child.kill('SIGKILL')
    await run.ended()
    await aClient(house, `${step}加入的客户`) // a new data key, while master keys change
  }
  const last = rotation()
  const code = await last.ended()
  expect([0, 1], last.said()).toContain(code) // 1: the last one that was killed had come to its end
  expect(existsSync(`${file()}.old`)).toBe(true)
  expect(existsSync(`${file()}.next`)).toBe(false)
  expect(await wrappedBy()).toHaveLength(1)
  expect((await wrappedBy())[0]).not.toBe(before)

  const made = await aClient(house, '换好以后的客户')
  const added = await house.person('POST', '/v1/webhook-endpoints', { client_id: made, url: 'http://127.0.0.1:9/x' })
  expect(added.status, added.text).toBe(201)
  await house.restart()
  expect((await house.server.parts.deps.store.read.events.endpoint(endpoint))?.secret.reveal()).toBe(secret)
  const id = text(added.json, 'id') as EndpointId
  expect((await house.server.parts.deps.store.read.events.endpoint(id))?.secret.reveal()).toBe(added.json['secret'])
})

/** Where it is killed: the new key lies beside the old one, and some is wrapped with it. */
const STEPS: readonly (readonly [string, (before: string | undefined, all: number) => Promise<boolean>])[] = [
  ['新主密钥刚生成时', async () => existsSync(`${file()}.next`)],
  ['更换到一半时', async (before, all) => (await leftBy(before)) < all],
]

async function leftBy(master: string | undefined): Promise<number> {
  const [row] = await raw(
    `sqlite:${join(house.folder, 'ruzhu.db')}`,
    `select count(*) as n from data_keys where master_key_id = '${master}'`,
  )
  return Number(row?.['n'])
}

test('the old one is kept until somebody says so: back, and forth, and then gone', async () => {
  const [current, old] = [readFileSync(file(), 'utf8'), readFileSync(`${file()}.old`, 'utf8')]
  await house.server.close()
  const again = await keys('rotate-master')
  expect(again.code, again.said).toBe(1)
  expect(again.said).toContain('还没有确认')

  expect((await keys('rotate-master', '--undo')).code).toBe(0)
  expect(readFileSync(file(), 'utf8')).toBe(old)
  const forth = await keys('rotate-master')
  expect(forth.code, forth.said).toBe(0)
  expect(readFileSync(file(), 'utf8')).toBe(current)

  const confirmed = await keys('rotate-master', '--confirm')
  expect(confirmed.code, confirmed.said).toBe(0)
  expect(existsSync(`${file()}.old`)).toBe(false)
  expect((await keys('rotate-master', '--undo')).code).toBe(1)
  for (const { said } of [confirmed, forth]) expect(said).not.toContain(current.trim())
  await house.restart()
  expect((await house.server.parts.deps.store.read.events.endpoint(endpoint))?.url).toBeDefined()
})
