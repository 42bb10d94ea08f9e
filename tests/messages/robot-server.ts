import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'

export type Heard = { path: string; body: Record<string, unknown> }
/** `down`: the connection is cut after the request was read; `silent`: no answer comes. */
export type Behaviour = 'usual' | 'down' | 'silent' | { status: number; body: unknown }
export type RobotServer = {
  url: string
  heard: Heard[]
  behaviour: Behaviour
  close(): Promise<void>
}

const DING_KEY = 'SECcanary-ding-8d1f'
const FEISHU_KEY = 'canary-feishu-2b7c'
export const KEYS = { dingtalk: DING_KEY, feishu: FEISHU_KEY }

/** The groups of three houses at one address, each with its own rules, as their documents tell them. */
export async function startRobotServer(now: () => Date): Promise<RobotServer> {
  const server = createServer(async (request, reply) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const url = new URL(request.url ?? '/', 'http://robots')
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>
    house.heard.push({ path: url.pathname, body })
    const { behaviour } = house
    if (behaviour === 'silent') return
    if (behaviour === 'down') return request.socket.destroy()
    const answer = behaviour === 'usual' ? judge(url, body, now()) : behaviour
    reply.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
  })
  const house: RobotServer = {
    url: '',
    heard: [],
    behaviour: 'usual',
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('it listens on a port')
  house.url = `http://127.0.0.1:${address.port}`
  return house
}

type Answer = { status: number; body: unknown }

/** All answer 200, also where they refuse: what counts stands in the body. */
function judge(url: URL, body: Record<string, unknown>, now: Date): Answer {
  if (url.pathname === '/ding') return { status: 200, body: ding(url, body, now) }
  if (url.pathname === '/feishu') return { status: 200, body: feishu(body, now) }
  const { text } = body as { text?: { content?: string } }
  const long = Buffer.byteLength(text?.content ?? '') > 2048
  return { status: 200, body: long ? { errcode: 40058, errmsg: 'too long' } : { errcode: 0, errmsg: 'ok' } }
}

/** https://open.dingtalk.com/document/orgapp/customize-robot-security-settings */
function ding(url: URL, body: Record<string, unknown>, now: Date) {
  const timestamp = url.searchParams.get('timestamp') ?? ''
  const sign = createHmac('sha256', DING_KEY).update(`${timestamp}\n${DING_KEY}`, 'utf8').digest('base64')
  const fresh = Math.abs(now.getTime() - Number(timestamp)) < 3_600_000
  if (!fresh || sign !== url.searchParams.get('sign')) return { errcode: 310000, errmsg: 'sign not match' }
  const { text } = body as { text?: { content?: string } }
  if (!text?.content?.includes('入驻')) return { errcode: 310000, errmsg: 'keywords not in content' }
  return { errcode: 0, errmsg: 'ok' }
}

/** https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot */
function feishu(body: Record<string, unknown>, now: Date) {
  const timestamp = String(body['timestamp'])
  const sign = createHmac('sha256', `${timestamp}\n${FEISHU_KEY}`).update(Buffer.alloc(0)).digest('base64')
  const fresh = Math.abs(now.getTime() / 1000 - Number(timestamp)) < 3600
  return fresh && sign === body['sign'] ? { code: 0, msg: 'success' } : { code: 19021, msg: 'sign match fail' }
}
