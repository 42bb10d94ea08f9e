import { createServer } from 'node:http'
import { ANSWERED_AT, signedAnswer } from './answering.ts'

/** The other side of a prepay call: a process of its own that says the same to whatever it is asked. */
const { headers, body } = signedAnswer(ANSWERED_AT)
const server = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(200, headers).end(body))
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' ? address?.port : undefined)
})
process.on('disconnect', () => process.exit())
