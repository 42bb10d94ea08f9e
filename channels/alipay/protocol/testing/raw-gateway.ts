import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import keys from '../../vectors/keys.json' with { type: 'json' }
import { type AppMaterial, readApp } from '../app.ts'
import { AlipayClient, type ClientOptions } from '../client.ts'
import { Transport } from '../transport.ts'

export const APP_ID = '2021000122671080'
/** The application's side holds the published key, Alipay's side one that is made for the run. */
export const APP_KEY = createPrivateKey({
  key: Buffer.from(keys.NET_MOCK_PRIVATE.private_key, 'base64'),
  format: 'der',
  type: 'pkcs1',
})
export const ALIPAY_KEY: KeyObject = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

export const MATERIAL: AppMaterial = {
  appId: APP_ID,
  privateKey: keys.NET_MOCK_PRIVATE.private_key,
  alipayPublicKey: spki(ALIPAY_KEY),
}

/** As the console shows a public key: bare Base64 in one line. */
export function spki(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')
}

export type Seen = { method: string; url: URL; headers: IncomingMessage['headers']; body: Buffer }
export type Turn = (response: ServerResponse, seen: Seen) => void

/** A bare server that answers each request by the next turn, byte for byte as the test says. */
export async function rawGateway(now: () => Date, material: AppMaterial = MATERIAL) {
  const turns: Turn[] = []
  const requests: Seen[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const url = new URL(request.url ?? '', 'http://gateway')
    const seen = { method: request.method ?? '', url, headers: request.headers, body: Buffer.concat(chunks) }
    requests.push(seen)
    const turn = turns.shift()
    if (turn) turn(response, seen)
    else response.writeHead(500).end('no turn left')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const baseUrl = `http://127.0.0.1:${port}`
  const transport = new Transport(baseUrl)
  const optionsWith = (options: Partial<ClientOptions> = {}): ClientOptions => ({
    transport,
    app: readApp(material),
    now,
    ...options,
  })
  return {
    baseUrl,
    requests,
    transport,
    client: new AlipayClient(optionsWith()),
    optionsWith,
    next: (...more: Turn[]) => turns.push(...more),
    async close() {
      server.closeAllConnections()
      await transport.close()
      await new Promise((closed) => server.close(closed))
    },
  }
}

export type SignOptions = { key?: KeyObject; sign?: string | undefined; certSn?: string; charset?: string }

/** An answer as the gateway writes it: the node, then the certificate's number if any, then the signature over the node. */
export function signedBody(method: string, node: string, options: SignOptions = {}): string {
  const signature = 'sign' in options ? options.sign : signatureOf(node, options.key)
  const certSn = options.certSn === undefined ? '' : `,"alipay_cert_sn":"${options.certSn}"`
  const tail = signature === undefined ? '' : `,"sign":"${signature}"`
  return `{"${method.replaceAll('.', '_')}_response":${node}${certSn}${tail}}`
}

export function signatureOf(text: string | Uint8Array, key: KeyObject = ALIPAY_KEY): string {
  return sign('sha256', Buffer.from(text), key).toString('base64')
}

const HEADERS = { 'content-type': 'text/html;charset=utf-8', trace_id: '0a1b2c3d' }

export function answer(method: string, node: object, options?: SignOptions): Turn {
  return (response) => response.writeHead(200, HEADERS).end(signedBody(method, JSON.stringify(node), options))
}

export function raw(status: number, body: string | Buffer): Turn {
  return (response) => response.writeHead(status, HEADERS).end(body)
}

/** Query and form together, as the gateway reads them. */
export function paramsOf({ url, body }: Seen): Record<string, string> {
  return Object.fromEntries([...url.searchParams, ...new URLSearchParams(body.toString('utf8'))])
}

/** The gateway's own check, written from its page: everything but `sign` and empty values, sorted, joined, not encoded. */
export function isSignedByApp(params: Record<string, string>): boolean {
  const { sign: signature = '', ...rest } = params
  const pairs = Object.keys(rest).filter((name) => rest[name] !== '')
  const text = pairs
    .sort()
    .map((name) => `${name}=${rest[name]}`)
    .join('&')
  return verify('sha256', Buffer.from(text), createPublicKey(APP_KEY), Buffer.from(signature, 'base64'))
}
