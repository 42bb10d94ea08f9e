import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export type Damage = {
  headers?: (headers: [string, string][]) => [string, string][]
  body?: (body: Buffer) => Buffer
  path?: (path: string) => string
  delayMs?: number
  /** Answered instead of passing anything on. */
  answer?: { status: number; headers?: Record<string, string> }
}

/** Stands before a server and passes everything on, less what it was told to damage. */
export async function damagingProxy() {
  let damage: Damage = {}
  let target = ''
  const server = createServer((from, to) => void pass(from, to))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  async function pass(from: IncomingMessage, to: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of from) chunks.push(chunk as Buffer)
    const { answer, delayMs = 0, headers: changed, body: rewrite, path = (same) => same } = damage
    if (answer) return void to.writeHead(answer.status, answer.headers).end()
    await sleep(delayMs)
    const body = rewrite?.(Buffer.concat(chunks)) ?? Buffer.concat(chunks)
    const pairs = from.rawHeaders.flatMap((name, at): [string, string][] =>
      at % 2 === 0 && !/^(host|connection|content-length)$/i.test(name) ? [[name, from.rawHeaders[at + 1] ?? '']] : [],
    )
    const headers = [...(changed?.(pairs) ?? pairs), ['content-length', String(body.length)]]
    const onward = request(`${target}${path(from.url ?? '/')}`, { method: from.method ?? 'GET' })
    for (const [name = '', value = ''] of headers) onward.setHeader(name, value)
    onward.on('response', (back) => {
      to.writeHead(back.statusCode ?? 502, back.headers)
      back.pipe(to)
    })
    onward.on('error', () => to.writeHead(502).end())
    onward.end(body)
  }

  return {
    url: `http://127.0.0.1:${port}`,
    passOnTo(url: string) {
      target = url
    },
    damage(what: Damage = {}) {
      damage = what
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
