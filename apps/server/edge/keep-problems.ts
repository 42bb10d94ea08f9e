import type { Caller } from '@ruzhu/domain/access/access.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { idPrefix } from '@ruzhu/domain/ids.ts'
import type { AnsweredProblem } from '@ruzhu/domain/problems/problems.ts'
import type { FastifyRequest } from 'fastify'
import type { App } from '../operation.ts'
import type { Parts } from '../parts.ts'
import type { InputError } from './input-error.ts'

declare module 'fastify' {
  interface FastifyRequest {
    answeredProblem: AppError | InputError | undefined
  }
}

/**
 * Keeps which error a known caller was answered under which request id, so that the id alone is enough to ask about it. Of
 * what was sent nothing is kept: codes, our own ids and the gateway's words, no more.
 */
export function keepProblems(app: App, { deps }: Pick<Parts, 'deps'>): void {
  app.decorateRequest('answeredProblem', undefined)
  app.addHook('onSend', async (request, reply, payload) => {
    const problem = problemToKeep(request, reply.statusCode, deps.now())
    if (!problem) return payload
    try {
      await deps.store.transaction((tx) => tx.problems.insert(problem))
    } catch (error) {
      request.log.warn({ err: error }, 'the answered problem could not be kept')
    }
    return payload
  })
}

function problemToKeep(request: FastifyRequest, status: number, at: Date): AnsweredProblem | undefined {
  const { answeredProblem: error, knownCaller: caller } = request
  const { operationId } = request.routeOptions.schema ?? {}
  if (!error || !caller || operationId === undefined) return undefined
  request.answeredProblem = undefined
  const subject = (error instanceof AppError && subjectOf(error.facts)) || subjectOf(request.params)
  const gateway = error instanceof AppError ? gatewayOf(error) : undefined
  return {
    requestId: request.id,
    ...who(caller),
    operation: operationId,
    status,
    code: error instanceof AppError ? error.code : 'INPUT_INVALID',
    ...(subject !== undefined && { subject }),
    ...(gateway && { gateway }),
    at,
  }
}

function who(caller: Caller): Pick<AnsweredProblem, 'caller' | 'clientId'> {
  if (caller.kind === 'person') return { caller: caller.userId }
  return { caller: caller.apiKeyId, ...(caller.clientId && { clientId: caller.clientId }) }
}

/** The first that is an id of ours, of the facts or in the address: what the error is about. */
function subjectOf(named: unknown): string | undefined {
  if (typeof named !== 'object' || named === null) return undefined
  return Object.values(named).find((fact): fact is string => typeof fact === 'string' && idPrefix(fact) !== undefined)
}

const LONGEST = 300

function gatewayOf({ gateway }: AppError): AnsweredProblem['gateway'] {
  if (!gateway) return undefined
  const { code, message, requestId } = gateway
  return {
    code: code.slice(0, LONGEST),
    message: message.slice(0, LONGEST),
    ...(requestId !== undefined && { requestId: requestId.slice(0, LONGEST) }),
  }
}
