import type { Fault, RawAnswer, SimulatedGateway } from '../../../contract/simulator.ts'
import type { App } from '../merchants.ts'
import type { State } from '../state.ts'
import { LoginRefusal, refused } from './refusal.ts'

export type LoginRoute = {
  readonly path: string
  readonly inBody?: true
  readonly handle: (query: URLSearchParams, remote: string) => object
}

/** api.weixin.qq.com: parameters stand in the address, of a POST in its body, and nothing is signed. */
export function loginDoor(state: State, routes: readonly LoginRoute[]): SimulatedGateway['handle'] {
  const byPath = new Map(routes.map((route) => [route.path, route]))

  return async ({ method, path, query, body, remote = '' }, fault) => {
    const route = byPath.get(path)
    if (!route) return answer(404, undefined, { accepted: false, failedCheck: 'path' })
    if (fault?.effect === 'http_500') return answer(500, undefined, { accepted: false, failedCheck: 'fault' })
    try {
      failAsAsked(fault)
      const parameters = route.inBody ? inBody(method, body) : new URLSearchParams(query)
      return answer(200, route.handle(parameters, remote.replace(/^::ffff:/, '')), { accepted: true })
    } catch (error) {
      if (!(error instanceof LoginRefusal)) throw error
      const { errcode, message } = error
      const said = { errcode, errmsg: `${message}, rid: ${requestId(state)}` }
      return answer(200, said, { accepted: false, failedCheck: 'business', code: String(errcode), message })
    }
  }
}

function inBody(method: string, body: Buffer): URLSearchParams {
  if (method !== 'POST') throw refused(43002)
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'))
    return new URLSearchParams(Object.entries(parsed ?? {}).map(([name, value]) => [name, String(value)]))
  } catch {
    throw refused(47001)
  }
}

function failAsAsked(fault: Fault | undefined): void {
  if (fault?.effect === 'system_error') throw refused(-1)
  if (fault?.effect === 'rate_limit') throw refused(45011)
  if (fault?.effect !== 'error') return
  const { code = '-1', message = 'system error' } = fault.answer ?? {}
  throw new LoginRefusal(/^-?\d{1,6}$/.test(code) ? Number(code) : -1, message)
}

/** The app, if the secret is its own. */
export function appOf({ apps }: State, query: URLSearchParams): App {
  const app = namedApp({ apps }, query)
  const secret = query.get('secret') ?? ''
  if (secret === '') throw refused(41004)
  if (secret !== app.secret) throw refused(40125)
  return app
}

export function namedApp({ apps }: Pick<State, 'apps'>, query: URLSearchParams): App {
  const appid = query.get('appid') ?? ''
  if (appid === '') throw refused(41002)
  const app = apps.get(appid)
  if (!app) throw refused(40013)
  return app
}

export function checkGrant(query: URLSearchParams, type: string): void {
  if (query.get('grant_type') !== type) throw refused(40002)
}

function requestId({ world }: State): string {
  return [4, 4, 4].map((bytes) => world.random(bytes).toString('hex')).join('-')
}

/** JSON, sent as plain text. */
function answer(status: number, said: object | undefined, verdict: RawAnswer['verdict']): RawAnswer {
  if (!said) return { status, headers: [], body: '', verdict }
  return { status, headers: [['Content-Type', 'text/plain']], body: JSON.stringify(said), verdict }
}
