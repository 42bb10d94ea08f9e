import { createServer } from 'node:http'
import { once } from 'node:events'

export type Received = { headers: Record<string, string>; rawNames: string[]; body: string }

/** A merchant's server that listens for notifications and answers as told, in turn; the last answer stays. A text is said with 200. */
export async function openReceiver(...answers: (number | string)[]) {
  const received: Received[] = []
  const waiting: (() => void)[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      const rawNames = request.rawHeaders.filter((_, index) => index % 2 === 0)
      received.push({ headers, rawNames, body: Buffer.concat(chunks).toString() })
      const answer = answers.length > 1 ? answers.shift() : answers[0]
      if (typeof answer === 'string') response.writeHead(200).end(answer)
      else if (answer !== 0) response.writeHead(answer ?? 204).end()
      for (const wake of waiting.splice(0)) wake()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0

  return {
    url: `http://127.0.0.1:${port}/notify`,
    received,
    /** Resolves with the n-th, counted from 1. */
    async nth(n: number): Promise<Received> {
      while (received.length < n) await new Promise<void>((resolve) => waiting.push(resolve))
      const found = received[n - 1]
      if (!found) throw new Error(`${n} is not a count from 1`)
      return found
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
