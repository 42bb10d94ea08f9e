import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { freePort } from '@ruzhu/cli/demo/processes.ts'
import { readConfig } from '@ruzhu/server/config.ts'
import { startServer } from '@ruzhu/server/start.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { openShop, order } from './api/ready.ts'
import { type Command, ruzhu } from './command.ts'

let folder: string
let started: Command[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruzhu-api-start-'))
  started = []
})
afterEach(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  await Promise.all(started.map((command) => command.ended()))
  await rm(folder, { recursive: true, force: true })
})

async function serve(env: NodeJS.ProcessEnv = {}): Promise<Command> {
  const command = ruzhu(['serve', '--no-build'], {
    env: { RUZHU_PORT: String(await freePort()), RUZHU_DATA_DIR: folder, RUZHU_SIMULATOR: 'off', ...env },
  })
  started.push(command)
  return command
}

async function onceStarted(): Promise<void> {
  const config = readConfig({ RUZHU_PORT: '0', RUZHU_DATA_DIR: folder, RUZHU_SIMULATOR: 'off' })
  await (await startServer({ config })).close()
}

/** Exit code 1, the mend by its name, and no stack. */
async function expectRefusal(command: Command, named: RegExp): Promise<void> {
  expect(await command.ended(), command.said()).toBe(1)
  expect(command.said()).toMatch(named)
  expect(command.said()).not.toMatch(/\n\s+at /)
}

test('another master key than the one that the data was sealed with', async () => {
  await onceStarted()
  await expectRefusal(await serve({ RUZHU_MASTER_KEY: randomBytes(32).toString('base64') }), /master key/i)
})

test('a master key that is none', async () => {
  await expectRefusal(await serve({ RUZHU_MASTER_KEY: 'canary' }), /RUZHU_MASTER_KEY/)
  expect(started[0]?.said()).not.toContain('canary')
})

test('a database of a newer Ruzhu', async () => {
  await onceStarted()
  const database = new DatabaseSync(join(folder, 'ruzhu.db'))
  database.exec("insert into migrations (version, name, applied_at) values (9000, 'from-the-future', 0)")
  database.close()
  await expectRefusal(await serve(), /9000 \(from-the-future\)/)
})

test('a database that is none', async () => {
  await writeFile(join(folder, 'ruzhu.db'), 'this is not a database, and has never been one'.repeat(100))
  await expectRefusal(await serve(), /database/i)
})

test('a simulator in live', async () => {
  const live = { RUZHU_ENVIRONMENT: 'live', RUZHU_SIMULATOR: 'on', RUZHU_PUBLIC_URL: 'https://pay.example.com' }
  await expectRefusal(await serve(live), /RUZHU_SIMULATOR/)
})

test('a simulator whose port is in use', async () => {
  const port = await freePort()
  const other = await serve({ RUZHU_PORT: String(port) })
  await other.says(/token=/)
  const data = await mkdtemp(join(tmpdir(), 'ruzhu-api-start-'))
  await expectRefusal(
    await serve({ RUZHU_DATA_DIR: data, RUZHU_SIMULATOR: 'on', RUZHU_SIMULATOR_PORT: String(port) }),
    /RUZHU_SIMULATOR_PORT/,
  )
  await rm(data, { recursive: true, force: true })
})

test('the simulator’s end is noticed and said, and the server goes on', async () => {
  const [port, simulatorPort] = [await freePort(), await freePort()]
  const command = await serve({
    RUZHU_PORT: String(port),
    RUZHU_SIMULATOR: 'on',
    RUZHU_SIMULATOR_PORT: String(simulatorPort),
  })
  await command.says(/token=/)
  killChild(command.child.pid)
  await command.says(/模拟器停了/)
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
})

test('killed without warning, it leaves no simulator behind, and starts again', async () => {
  const simulatorPort = await freePort()
  const env = { RUZHU_SIMULATOR: 'on', RUZHU_SIMULATOR_PORT: String(simulatorPort) }
  const first = await serve(env)
  await first.says(/token=/)
  first.child.kill('SIGKILL')
  await first.ended()
  const second = await serve(env)
  await second.says(/token=/)
})

test('a newcomer finds an account at each platform that is played, and only one', async () => {
  const env = { RUZHU_SIMULATOR: 'on', RUZHU_SIMULATOR_PORT: String(await freePort()) }
  for (let times = 0; times < 2; times++) {
    const command = await serve(env)
    await command.says(/token=/)
    command.child.kill('SIGTERM')
    expect(await command.ended()).toBe(0)
  }
  const database = new DatabaseSync(join(folder, 'ruzhu.db'), { readOnly: true })
  const accounts = database.prepare('select channel from providers order by channel').all()
  expect(accounts).toMatchObject([{ channel: 'alipay' }, { channel: 'wechatpay' }])
  database.close()
})

test('what is under way when it ends is answered first', async () => {
  const house = await House.open()
  try {
    await house.signIn()
    const shop = await openShop(house)
    await house.simulatorApi.post('/_sim/faults', {
      match: { path: '/v3/pay/partner/transactions/native' },
      effect: 'slow',
      times: 1,
    })
    const paying = shop.call('POST', '/v1/payments', order(shop))
    await house.simulatorApi.get('/_sim/clock') // a round trip, so that the order is on its way
    const ending = house.server.close()
    expect((await paying).status).toBe(201)
    await ending
    await expect(fetch(`${house.url}/healthz`)).rejects.toThrow()
  } finally {
    await house.close()
  }
})

/** The simulator is the only child of the server. */
function killChild(parent: number | undefined): void {
  const children = execFileSync('ps', ['--ppid', String(parent), '-o', 'pid='])
    .toString()
    .trim()
    .split(/\s+/)
  for (const pid of children) process.kill(Number(pid), 'SIGKILL')
}
