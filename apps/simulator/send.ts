import type { ServerResponse } from 'node:http'
import type { RawAnswer } from '@ruzhu/channels/contract/simulator.ts'

/** Names go out as they are spelled; `writeHead` with a list leaves them alone. */
export function send(
  response: ServerResponse,
  status: number,
  headers: RawAnswer['headers'],
  body: string | Buffer,
): void {
  const list = headers.flat()
  if (status !== 204) list.push('Content-Length', String(Buffer.byteLength(body)))
  response.writeHead(status, list)
  response.end(body)
}
