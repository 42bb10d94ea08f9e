import { request } from 'node:https'

/** What a client shows of itself, and whom it believes. */
export type Trust = { ca?: string; cert?: string; key?: string; pfx?: Buffer; passphrase?: string }
export type TlsAnswer = { status: number; text: string }

/** One request to a host by its real name, wherever that name leads on this machine. A new connection each time. */
export function askHost(
  port: number,
  host: string,
  { method = 'GET', path, body }: { method?: string; path: string; body?: string },
  trust: Trust = {},
): Promise<TlsAnswer> {
  return new Promise((resolve, reject) => {
    const headers = { host, accept: '*/*', 'user-agent': 'tests' }
    const options = { host: '127.0.0.1', port, servername: host, method, path, headers, agent: false, ...trust }
    const sent = request(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
