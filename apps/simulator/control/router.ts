import type { ServerResponse } from 'node:http'
import { Compile } from 'typebox/compile'
import type { TLocalizedValidationError } from 'typebox/error'
import type { TSchema } from 'typebox'
import {
  type ControlAnswer,
  ControlProblem,
  type ControlRoute,
  type RawRequest,
} from '@ruzhu/channels/contract/simulator.ts'
import { send } from '../send.ts'
import type { Simulation } from '../world.ts'
import { authorityRoutes } from './authority.ts'
import { clockRoutes } from './clock.ts'
import { faultRoutes } from './faults.ts'
import { ledgerRoute } from './ledger.ts'
import { notificationRoutes } from './notifications.ts'
import { openApi } from './openapi.ts'
import { orderRoutes } from './orders.ts'
import { payerRoutes } from './payers.ts'
import { requestRoutes } from './requests.ts'
import { stateRoutes } from './state.ts'

type Served = (request: RawRequest, response: ServerResponse, tooLarge: boolean) => Promise<void>

/** The control API: the routes of the host and of every gateway, checked by the schemas that also describe them. */
export function controlRouter(simulation: Simulation): Served {
  const routes = [
    ...clockRoutes(simulation),
    ...payerRoutes(simulation),
    ...orderRoutes(simulation),
    ...simulation.gateways.flatMap((gateway) => gateway.control),
    ...faultRoutes(simulation),
    ...requestRoutes(simulation),
    ledgerRoute,
    ...notificationRoutes(simulation),
    ...stateRoutes(simulation),
    ...authorityRoutes(simulation),
  ]
  const prepared = routes.map(prepare)
  const description = openApi(routes)

  return async (request, response, tooLarge) => {
    try {
      refuseOtherSites(request)
      if (tooLarge) throw new ControlProblem(413, 'The body is larger than 1 MB.')
      if (request.path === '/_sim/openapi.json') return answerJson(response, { status: 200, body: description })
      const { route, params } = find(prepared, request)
      if (route.source === ledgerRoute) return await ledgerRoute.stream(simulation, response)
      const answer = await route.source.handle({
        params: route.params(params, 'path'),
        query: route.query(queryOf(request), 'query'),
        body: route.body(bodyOf(request, route.source), 'body'),
        origin: request.origin,
      })
      await simulation.saved()
      answerJson(response, answer)
    } catch (error) {
      if (!(error instanceof ControlProblem)) throw error
      answerJson(response, { status: error.status, body: { error: error.message } })
    }
  }
}

type Check = (value: unknown, place: string) => unknown
type Prepared = { source: ControlRoute; pattern: RegExp; names: string[]; params: Check; query: Check; body: Check }

function prepare(source: ControlRoute): Prepared {
  const names = [...source.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  const pattern = new RegExp(`^${source.path.replace(/\{\w+\}/g, '([^/]+)')}$`)
  return { source, pattern, names, params: check(source.params), query: check(source.query), body: check(source.body) }
}

function check(schema: TSchema | undefined): Check {
  if (!schema) return () => undefined
  const compiled = Compile(schema)
  return (value, place) => {
    if (compiled.Check(value)) return value
    throw new ControlProblem(400, sentence(compiled.Errors(value), place))
  }
}

/** `body.outcome must be equal to one of the allowed values: success, cancel, …` */
function sentence(errors: TLocalizedValidationError[], place: string): string {
  const error = errors.find(({ keyword }) => keyword !== 'boolean') // an unknown field is told by its parent as well
  const where = `${place}${(error?.instancePath ?? '').replaceAll('/', '.')}`
  switch (error?.keyword) {
    case 'additionalProperties':
      return `${where} has no field ${error.params.additionalProperties.join(', ')}.`
    case 'enum':
      return `${where} ${error.message}: ${error.params.allowedValues.join(', ')}.`
    default:
      return `${where} ${error?.message ?? 'is not as described'}.`
  }
}

function find(prepared: readonly Prepared[], { method, path }: RawRequest): { route: Prepared; params: unknown } {
  const there = prepared.flatMap((route) => {
    const match = route.pattern.exec(path)
    return match ? [{ route, values: match.slice(1).map(decode) }] : []
  })
  const found = there.find(({ route }) => route.source.method === method)
  if (found) {
    const { names } = found.route
    return { route: found.route, params: Object.fromEntries(names.map((name, i) => [name, found.values[i]])) }
  }
  if (there.length === 0) throw new ControlProblem(404, `There is no ${path}; /_sim/openapi.json lists what there is.`)
  const methods = there.map(({ route }) => route.source.method).join(' and ')
  throw new ControlProblem(404, `${path} knows ${methods}, not ${method}.`)
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new ControlProblem(400, `"${part}" is not percent-encoded text.`)
  }
}

function queryOf({ query }: RawRequest): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query))
}

function bodyOf({ body }: RawRequest, { body: schema, form }: ControlRoute): unknown {
  if (!schema) return undefined
  if (form) return Object.fromEntries(new URLSearchParams(body.toString()))
  if (body.length === 0) return {}
  try {
    return JSON.parse(body.toString())
  } catch {
    throw new ControlProblem(400, 'The body is not JSON.')
  }
}

/** A web page that somebody happens to have open must not play with a simulator on the same machine. */
function refuseOtherSites({ headers }: RawRequest): void {
  if (headers['sec-fetch-site'] !== 'cross-site') return
  throw new ControlProblem(400, 'The control API does not answer pages of other sites.')
}

function answerJson(response: ServerResponse, { status, body, bytes, mediaType, location }: ControlAnswer): void {
  if (location !== undefined) return send(response, status, [['Location', location]], '')
  if (bytes) return send(response, status, [['Content-Type', mediaType ?? 'application/octet-stream']], bytes)
  if (body === undefined) return send(response, status, [], '')
  send(response, status, [['Content-Type', 'application/json; charset=utf-8']], JSON.stringify(body))
}
