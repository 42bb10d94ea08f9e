import { type Agent, request } from 'node:https'
import { TLSSocket } from 'node:tls'

/** What a client shows of itself, and whom it believes. */
export type Trust = { ca?: string; cert?: string; key?: string; pfx?: Buffer; passphrase?: string }
/** `reused`: the handshake went on with an earlier session. */
export type TlsAnswer = { status: number; text: string; reused: boolean }

/** One request to a host by its real name, wherever that name leads on this machine. A new connection each time, unless an agent keeps them. */
export function askHost(
  port: number,
  host: string,
  { method = 'GET', path, body }: { method?: string; path: string; body?: string },
  trust: Trust = {},
  agent: Agent | false = false,
): Promise<TlsAnswer> {
  return new Promise((resolve, reject) => {
    const headers = { host, accept: '*/*', 'user-agent': 'tests' }
    const options = { host: '127.0.0.1', port, servername: host, method, path, headers, agent, ...trust }
    const sent = request(options, (response) => {
      const chunks: Buffer[] = []
      const reused = response.socket instanceof TLSSocket && response.socket.isSessionReused()
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString(), reused }),
      )
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
