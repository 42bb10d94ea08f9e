import { createPublicKey } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Formatter, Rsa } from 'wechatpay-axios-plugin'
import keys from '../../vectors/keys.json' with { type: 'json' }
import { WechatClient } from '../client.ts'
import { readMerchant } from '../merchant.ts'
import { Transport } from '../transport.ts'

/** The gateway's side holds the published key G1, the merchant's side the published key K1. */
export const PUBLIC_KEY_ID = 'PUB_KEY_ID_0114232134912410000000000000'
export const GATEWAY_KEY = Rsa.from(keys.G1.pem, 'private')
export const GATEWAY_PUBLIC_PEM = createPublicKey(keys.G1.pem).export({ type: 'spki', format: 'pem' }).toString()
export const API_V3_KEY = '5YI2YwEdV56hCsNEoOGEeL17vRFcz3i6'

export const MERCHANT = {
  mchid: '1900007291',
  serialNo: '408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB',
  privateKey: keys.K1.pem,
  apiV3Key: API_V3_KEY,
  platformCertificates: [keys['G1-cert-A'].pem],
}

export type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: Buffer }
export type Turn = (response: ServerResponse, seen: Seen) => void

/** A bare server that answers each request by the next turn, byte for byte as the test says. */
export async function rawGateway(now: () => Date) {
  const turns: Turn[] = []
  const requests: Seen[] = []
  const arrived = new EventEmitter()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const seen = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks),
    }
    requests.push(seen)
    arrived.emit('request')
    const turn = turns.shift()
    if (turn) turn(response, seen)
    else response.writeHead(500).end('no turn left')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const baseUrl = `http://127.0.0.1:${port}`
  const transport = new Transport(baseUrl)
  return {
    baseUrl,
    requests,
    transport,
    client: new WechatClient({
      transport,
      merchant: readMerchant(MERCHANT),
      now,
      patienceMs: 0,
      keepCertificates: false, // the turns are for what the test asks
    }),
    next: (...more: Turn[]) => turns.push(...more),
    /** Until so many more have come in. */
    async nextRequests(count: number) {
      for (let left = count; left > 0; left--) await once(arrived, 'request')
    },
    async close() {
      server.closeAllConnections()
      await transport.close()
      await new Promise((closed) => server.close(closed))
    },
  }
}

export type SignOptions = { serial?: string; signature?: string; seconds?: number; nonce?: string }

/** The headers of a signed answer or notification, made by the outside library. */
export function signedHeaders(body: string, now: Date, options: SignOptions = {}): Record<string, string> {
  const seconds = options.seconds ?? Math.floor(now.getTime() / 1000)
  const nonce = options.nonce ?? 'c5ac7061fccab6bf3e254dcf98995b8c'
  return {
    'Wechatpay-Timestamp': String(seconds),
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': options.serial ?? 'D7CE59D1F522D701',
    'Wechatpay-Signature': options.signature ?? Rsa.sign(Formatter.response(String(seconds), nonce, body), GATEWAY_KEY),
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
    'Content-Type': 'application/json; charset=utf-8',
  }
}

export function signed(status: number, body: string, now: Date, options?: SignOptions): Turn {
  return (response) => response.writeHead(status, signedHeaders(body, now, options)).end(body)
}

/** As the gateway refuses: JSON without a signature. */
export function refusal(status: number, code: string, message: string): Turn {
  return (response) =>
    response
      .writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Request-ID': '08F5B8C2-268435461' })
      .end(JSON.stringify({ code, message }))
}

/** Whether the outside library finds the request's signature right over this body. */
export function signatureFits(seen: Seen, body: string): boolean {
  const { timestamp = '', nonce_str = '', signature = '' } = authorizationFields(seen)
  const message = Formatter.request(seen.method, seen.url, timestamp, nonce_str, body)
  return Rsa.verify(message, signature, createPublicKey(keys.K1.pem))
}

export function authorizationFields(seen: Seen): Record<string, string> {
  const pairs = (seen.headers.authorization ?? '').matchAll(/(\w+)="([^"]*)"/g)
  return Object.fromEntries([...pairs].map(([, name = '', value = '']) => [name, value]))
}
