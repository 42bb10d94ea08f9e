import { AppError, type ErrorCode } from '@ruzhu/domain/errors.ts'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Socket } from 'node:net'
import { InputError } from './input-error.ts'
import { languageOf } from './language.ts'
import { type Explain, problemOf } from './problem.ts'
import { refusalOf } from './refusals.ts'

/** Turns every error into an answer. What is no refusal is a fault of ours: logged, and told without its words. */
export function errorAnswerer(explain: Explain) {
  return (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = refusalOf(error)
    if (!refusal) request.log.error({ err: error }, 'a request failed on our side')
    else if (refusal instanceof AppError && refusal.status >= 500) request.log.warn({ code: refusal.code }, 'not done')
    return answerProblem(refusal ?? new AppError('INTERNAL'), request, reply, explain)
  }
}

export function answerProblem(
  error: AppError | InputError,
  request: FastifyRequest,
  reply: FastifyReply,
  explain: Explain,
): FastifyReply {
  request.answeredProblem = error
  const language = languageOf(request.headers['accept-language'])
  const problem = problemOf(error, { language, requestId: request.id, explain })
  if (error instanceof AppError && typeof error.facts.retry_after_s === 'number') {
    reply.header('retry-after', error.facts.retry_after_s)
  }
  return reply
    .status(problem.status)
    .headers({ 'content-language': language, 'request-id': request.id, 'x-content-type-options': 'nosniff' })
    .type('application/problem+json')
    .send(JSON.stringify(problem))
}

/** What is not HTTP at all: answered and hung up, so that no bytes at the port go without a sentence. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const { status, reason, sentence } = PARSE_FAULTS[error.code ?? ''] ?? NOT_HTTP
  const code: ErrorCode = 'INPUT_INVALID'
  const body = JSON.stringify({
    type: `/docs#${code}`,
    title: reason,
    status,
    detail: sentence,
    code,
    facts: {},
    fix: [],
  })
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

const NOT_HTTP = {
  status: 400,
  reason: 'Bad Request',
  sentence: '这不是一个完整的 HTTP 请求。 / This is not a well-formed HTTP request.',
}
const PARSE_FAULTS: Readonly<Record<string, typeof NOT_HTTP>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    reason: 'Request Header Fields Too Large',
    sentence: '请求头或地址太长，请控制在 16 KiB 以内。 / Address and headers together stay within 16 KiB.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    reason: 'Request Timeout',
    sentence: '请求没有在时限内发完。 / The request did not arrive in time.',
  },
}
