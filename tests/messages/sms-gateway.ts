import { createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'

export type Text = {
  id: string
  phone: string
  purpose: string
  template: string
  language: string
  params: Record<string, string>
  text: string
}
/** `down`: the connection is cut after the request was read; `silent`: no answer comes. */
export type Manners = 'usual' | 'down' | 'silent' | { status: number; body?: unknown }
export type SmsGateway = {
  url: string
  secret: string
  /** What it took, the oldest first; of what it refused nothing. */
  texts: Text[]
  manners: Manners
  close(): Promise<void>
}

/** A company's own gateway for text messages. It checks who speaks to it with its own few lines, as anybody would write them. */
export async function startSmsGateway(): Promise<SmsGateway> {
  const server = createServer(async (request, reply) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString('utf8')
    const answer = (status: number, said: unknown = {}) =>
      void reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said))
    if (!isGenuine(request.headers, body, gateway.secret)) return answer(401, { reason: 'wrong_signature' })
    const { manners } = gateway
    if (typeof manners === 'object') return answer(manners.status, manners.body)
    gateway.texts.push({ id: String(request.headers['webhook-id']), ...(JSON.parse(body) as Omit<Text, 'id'>) })
    if (manners === 'down') return request.socket.destroy()
    if (manners === 'usual') answer(200)
  })
  const gateway: SmsGateway = {
    url: '',
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    texts: [],
    manners: 'usual',
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
  gateway.url = `http://127.0.0.1:${address.port}/send`
  return gateway
}

/** HMAC-SHA256 over id, time and body, in Base64, by the key behind `whsec_`. */
function isGenuine(headers: IncomingHttpHeaders, body: string, secret: string): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': given } = headers
  if (typeof id !== 'string' || typeof time !== 'string' || typeof given !== 'string') return false
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const wanted = Buffer.from(`v1,${createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64')}`)
  return given.split(' ').some((one) => one.length === wanted.length && timingSafeEqual(Buffer.from(one), wanted))
}
