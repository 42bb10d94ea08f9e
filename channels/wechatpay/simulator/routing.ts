import type { RawRequest } from '../../contract/simulator.ts'
import type { Family, Seen } from './authorization.ts'
import type { Merchant } from './merchants.ts'

/** A request that passed the door: who asks, and what for. */
export type Call = {
  readonly request: RawRequest
  readonly merchant: Merchant
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Parsed JSON; undefined where there is no body, or an upload. */
  readonly body: unknown
  readonly seen: Seen
}
export type Reply = {
  readonly status: 200 | 202 | 204
  readonly body?: object
  /** Bytes to be downloaded, in place of a body; such an answer is not signed. */
  readonly file?: Buffer
}

export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly family: Family
  /** What of the body is signed, where it is not all of it. */
  readonly signed?: (request: RawRequest) => Buffer
  readonly handle: (call: Call) => Reply | Promise<Reply>
}

/** One of the services beside the pay services. */
export function serviceRoute(method: Route['method'], path: string, handle: Route['handle']): Route {
  return { method, path, family: 'other', handle }
}

export type Found = { route: Route; params: Record<string, string> } | 'no such path' | 'no such method'
export type Router = (method: string, path: string) => Found

/** Paths without parameters by look-up, the others by their pattern. */
export function makeRouter(routes: readonly Route[]): Router {
  const exact = Map.groupBy(
    routes.filter(({ path }) => !path.includes('{')),
    ({ path }) => path,
  )
  const patterns = routes
    .filter(({ path }) => path.includes('{'))
    .map((route) => ({ route, pattern: new RegExp(`^${route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`) }))

  return (method, path) => {
    const here = exact.get(path)
    const route = here?.find((one) => one.method === method)
    if (route) return { route, params: {} }
    let known = here !== undefined
    for (const { route, pattern } of patterns) {
      const match = pattern.exec(path)
      if (!match) continue
      if (route.method === method) return { route, params: decoded(match.groups) }
      known = true
    }
    return known ? 'no such method' : 'no such path'
  }
}

function decoded(groups: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decode(value)]))
}

/** A part that is no percent-encoding stands for itself, and will not be found. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
