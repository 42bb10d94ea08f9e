import { addClient } from '@ruzhu/domain/clients/create-client.ts'
import type { RunningServer } from '@ruzhu/server/start.ts'
import { startServer } from '@ruzhu/server/start.ts'
import { readConfig } from '@ruzhu/server/config.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'

const FEW = 100
const MANY = 10_000
export const ROUNDS = 200
const WARM_UP = 20
/** What the list may cost with a hundred times as many clients. */
export const PROMISED = 1.2

const QUESTIONS: readonly (readonly [name: string, path: string])[] = [
  ['the list by urgency', '/v1/clients?sort=urgency&limit=50'],
  ['the list, newest first', '/v1/clients?limit=50'],
  ['whom it waits for', '/v1/clients?waiting_for=operator&limit=50'],
  ['the state at a platform', '/v1/clients?channel=wechatpay&state=none&limit=50'],
  ['what is rare', '/v1/clients?blocked=true&limit=50'],
  ['a name that one has', `/v1/clients?text=${encodeURIComponent('第 00042 号')}`],
  ['a word that all have', `/v1/clients?text=${encodeURIComponent('有限公司')}&limit=50`],
  ['a pasted number', '/v1/search?text=4200001234202611221234567890'],
]

export type Listed = { name: string; fewMs: number; manyMs: number; ratio: number }

/** The same questions by HTTP, to a server with a hundred clients and to one with ten thousand, in turn; the 95th percentile of each. */
export async function listing(rounds = ROUNDS): Promise<readonly Listed[]> {
  const houses = [await open(FEW), await open(MANY)] as const
  try {
    const listed: Listed[] = []
    for (const [name, path] of QUESTIONS) {
      const times: [number[], number[]] = [[], []]
      for (let round = -WARM_UP; round < rounds; round++) {
        for (const at of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
          const ms = await ask(houses[at], path)
          if (round >= 0) times[at].push(ms)
        }
      }
      const [fewMs, manyMs] = [p95(times[0]), p95(times[1])]
      listed.push({ name, fewMs, manyMs, ratio: manyMs / fewMs })
    }
    return listed
  } finally {
    for (const house of houses) await house.close()
  }
}

type House = { url: string; cookie: string; close(): Promise<void> }

async function open(clients: number): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'ruzhu-bench-'))
  const config = readConfig({ RUZHU_PORT: '0', RUZHU_DATA_DIR: folder, RUZHU_SIMULATOR: 'off', RUZHU_LOG: 'silent' })
  const server = await startServer({ config })
  await fill(server, clients)
  return {
    url: server.url.replace('localhost', '127.0.0.1'),
    cookie: await signIn(server),
    async close() {
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const AT_ONCE = 100

async function fill({ parts: { deps } }: RunningServer, clients: number): Promise<void> {
  for (let from = 0; from < clients; from += AT_ONCE) {
    await deps.store.transaction(async (tx) => {
      for (let n = from; n < Math.min(clients, from + AT_ONCE); n++) {
        const name = `示例第 ${String(n).padStart(5, '0')} 号餐饮有限公司`
        const wants = n % 3 === 0 ? [] : [{ channel: 'wechatpay', scenes: ['native'] as const }]
        await addClient(tx, deps, { name, contactName: '李雷', contactPhone: '13800138000', wants }, '林晓')
      }
    })
  }
}

async function signIn(server: RunningServer): Promise<string> {
  const token = new URL(await server.signInLink()).searchParams.get('token')
  const answer = await fetch(`${server.url.replace('localhost', '127.0.0.1')}/v1/session/claim`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, email: 'linxiao@example.com', name: '林晓', password: 'bench-password-1' }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (!answer.ok || cookie === undefined) throw new Error(await answer.text())
  return cookie
}

/** A question that is refused would be the fastest of all. */
async function ask({ url, cookie }: House, path: string): Promise<number> {
  const begun = performance.now()
  const answer = await fetch(url + path, { headers: { cookie } })
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
  return performance.now() - begun
}

function p95(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? Number.NaN
}
