import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { freePort } from '@ruzhu/cli/demo/processes.ts'
import { type Command, ruzhu } from './command.ts'

const READY = /http:\/\/(?:127\.0\.0\.1|localhost):(\d+)\S*token=\S+/

let folder: string
let started: Command[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruzhu-start-'))
  started = []
})

afterEach(async () => {
  for (const command of started) command.child.kill('SIGKILL')
  await Promise.all(started.map((command) => command.ended()))
  await rm(folder, { recursive: true, force: true })
})

/** Without building the pages: they have tests of their own, and a start must not wait for them here. */
async function serve(env: NodeJS.ProcessEnv = {}): Promise<Command> {
  const [port, simulatorPort] = [await freePort(), await freePort()]
  const command = ruzhu(['serve', '--no-build'], {
    cwd: folder,
    env: {
      RUZHU_PORT: String(port),
      RUZHU_SIMULATOR_PORT: String(simulatorPort),
      RUZHU_DATA_DIR: join(folder, 'data'),
      ...env,
    },
  })
  started.push(command)
  return command
}

describe('ruzhu serve', () => {
  test('says where to go, with a one-time link, and answers there', async () => {
    const command = await serve()
    const [, port] = await command.says(READY)
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`)
    expect(await answer.json()).toMatchObject({ ok: true })
  })

  test('makes its data folder and a master key that only its owner may read', async () => {
    const command = await serve()
    await command.says(READY)
    expect(existsSync(join(folder, 'data'))).toBe(true)
    const modes = execFileSync('find', [join(folder, 'data'), '-type', 'f', '-name', '*key*', '-printf', '%m\n'])
    expect(modes.toString().trim()).toBe('600')
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('ends cleanly by %s, and its simulator with it', async (signal) => {
    const simulatorPort = await freePort()
    const command = await serve({ RUZHU_SIMULATOR_PORT: String(simulatorPort) })
    await command.says(READY)
    expect((await fetch(`http://127.0.0.1:${simulatorPort}/_sim/clock`)).status).toBe(200)
    command.child.kill(signal)
    expect(await command.ended(), command.said()).toBe(0)
    await expect(fetch(`http://127.0.0.1:${simulatorPort}/_sim/clock`)).rejects.toThrow()
  })

  test('starts again on the same data', async () => {
    const first = await serve()
    await first.says(READY)
    first.child.kill('SIGINT')
    await first.ended()
    const second = await serve()
    await second.says(READY)
  })
})

describe('what cannot be started is said in a sentence, with exit code 1', () => {
  test('a port that is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const command = await serve({ RUZHU_PORT: String(port) })
    expect(await command.ended()).toBe(1)
    expectSentence(command, String(port))
    other.close()
  })

  test('a data folder that is a file', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    const command = await serve({ RUZHU_DATA_DIR: file })
    expect(await command.ended()).toBe(1)
    expectSentence(command, file)
  })

  test('a data folder where nobody may make one', async () => {
    const command = await serve({ RUZHU_DATA_DIR: '/sys/ruzhu' })
    expect(await command.ended()).toBe(1)
    expectSentence(command, '/sys/ruzhu')
  })

  test('a wrong variable, a mistyped one and an impossible one, all at once', async () => {
    const command = await serve({ RUZHU_PORT: 'seven', RUZHU_DATADIR: 'x', RUZHU_SIMULATOR: 'perhaps' })
    expect(await command.ended()).toBe(1)
    for (const name of ['RUZHU_PORT', 'RUZHU_DATADIR', 'RUZHU_DATA_DIR', 'RUZHU_SIMULATOR'])
      expectSentence(command, name)
  })

  test('a second start on one data folder, while the first goes on', async () => {
    const first = await serve()
    const [, port] = await first.says(READY)
    const second = await serve()
    expect(await second.ended()).toBe(1)
    expectSentence(second, join(folder, 'data'))
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
  })

  test('an option that it does not have', async () => {
    const command = ruzhu(['serve', '--prot', '7300'])
    expect(await command.ended()).toBe(1)
    expectSentence(command, '--prot')
  })
})

/** It names what is wrong, and spares the reader the stack. */
function expectSentence(command: Command, named: string): void {
  expect(command.said()).toContain(named)
  expect(command.said()).not.toMatch(/\n\s+at /)
}

describe('ruzhu', () => {
  test.each([
    ['zh_CN.UTF-8', '命令'],
    ['en_GB.UTF-8', 'Commands'],
  ])('shows its commands in the language of the machine: %s', async (LANG, title) => {
    const command = ruzhu(['help'], { env: { LANG } })
    expect(await command.ended()).toBe(0)
    expect(command.said()).toContain(title)
    for (const name of ['serve', 'simulator', 'demo', 'version', 'help'])
      expect(command.said()).toContain(`ruzhu ${name}`)
  })

  test('names the nearest command for one that it does not know', async () => {
    const command = ruzhu(['simulater'], { env: { RUZHU_LANG: 'en' } })
    expect(await command.ended()).toBe(1)
    expect(command.said()).toContain('"ruzhu simulator"')
  })

  test('starts the simulator alone, and ends it cleanly', async () => {
    const command = ruzhu(['simulator', '--memory', '--port', String(await freePort())])
    started.push(command)
    const [, url] = await command.says(/^simulator ready (http:\S+)$/m)
    expect((await fetch(`${url}/_sim/openapi.json`)).status).toBe(200)
    command.child.kill('SIGINT')
    expect(await command.ended()).toBe(0)
  })
})

const OLDER = ['/usr/bin/node', '/usr/local/bin/node'].find((node) => existsSync(node) && majorOf(node) < 24)

function majorOf(node: string): number {
  return Number.parseInt(execFileSync(node, ['-p', 'process.versions.node']).toString(), 10)
}

if (OLDER === undefined) console.log('not tested: the launcher under a Node before 24, since this machine has none')
else describe('under an older Node the launcher', () => launcherPromises(OLDER))

function launcherPromises(node: string): void {
  test('runs on the Node that npm installed, and passes the exit code', async () => {
    const command = ruzhu(['version'], { node })
    expect(await command.ended()).toBe(0)
    expect(command.said()).toMatch(/Node v2[4-9]/)
    expect(await ruzhu(['versoin'], { node }).ended()).toBe(1)
  })

  test('passes signals on', async () => {
    const port = String(await freePort())
    const command = ruzhu(['simulator', '--memory', '--port', port], { node })
    started.push(command)
    await command.says(/simulator ready/)
    command.child.kill('SIGTERM')
    expect(await command.ended()).toBe(0)
    await expect(fetch(`http://127.0.0.1:${port}/_sim/clock`)).rejects.toThrow()
  })
}
