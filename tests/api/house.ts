import { type Api, connect } from '@ruzhu/cli/demo/api.ts'
import { readConfig } from '@ruzhu/server/config.ts'
import { type RunningServer, startServer } from '@ruzhu/server/start.ts'
import { type RunningSimulator, startSimulator } from '@ruzhu/simulator/start.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { type Described, described } from './described.ts'

export const PASSWORD = 'canary-password-7Hq2'
export const EMAIL = 'linxiao@example.com'

/** Stands for the built pages, so that nothing here depends on whether they were built. */
const CONSOLE = fileURLToPath(new URL('./console/', import.meta.url))

export type Answer = { status: number; headers: Headers; text: string; json: Record<string, unknown> }
export type Call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>

/** The real server on its embedded database and the real simulator, both on ports of their own. */
export class House {
  readonly folder: string
  readonly simulator: RunningSimulator
  readonly simulatorApi: Api
  readonly api: Described
  /** Everything that was logged, at the most talkative level. */
  readonly logged: string[]
  server: RunningServer
  readonly #settings: Record<string, string>
  readonly #now: (() => Date) | undefined
  #cookie = ''

  private constructor(
    folder: string,
    simulator: RunningSimulator,
    api: Described,
    server: RunningServer,
    logged: string[],
    settings: Record<string, string>,
    now: (() => Date) | undefined,
  ) {
    this.#now = now
    this.folder = folder
    this.simulator = simulator
    this.simulatorApi = connect(simulator.url)
    this.api = api
    this.server = server
    this.logged = logged
    this.#settings = settings
  }

  /** Both read the same clock where `wholeHouse` is said; otherwise `now` is the server's alone. */
  static async open(env: Record<string, string> = {}, now?: () => Date, wholeHouse = false): Promise<House> {
    const folder = await mkdtemp(join(tmpdir(), 'ruzhu-api-'))
    const clock = now && wholeHouse ? { machine: { now: () => now().getTime() } } : {}
    const simulator = await startSimulator({ port: 0, ...clock })
    const logged: string[] = []
    const settings = { RUZHU_DATA_DIR: folder, RUZHU_SIMULATOR: simulator.url, ...env }
    const server = await start(settings, logged, now)
    return new House(folder, simulator, await described(), server, logged, settings, now)
  }

  get url(): string {
    return this.server.url.replace('localhost', '127.0.0.1')
  }

  /** Signs in by the printed link; from then on `person` asks as that administrator. */
  async signIn(): Promise<void> {
    const token = new URL(await this.server.signInLink()).searchParams.get('token')
    const claim = { token, email: EMAIL, name: '林晓', password: PASSWORD }
    const answer = await this.anybody('POST', '/v1/session/claim', claim)
    expect(answer.status, answer.text).toBe(200)
    this.#cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }

  readonly anybody: Call = (method, path, body, headers) => this.#call(method, path, body, headers)

  readonly person: Call = (method, path, body, headers) =>
    this.#call(method, path, body, { cookie: this.#cookie, 'x-ruzhu-console': '1', origin: this.url, ...headers })

  /** Asks with a new API key. */
  async program(clientId?: string): Promise<{ key: string; call: Call; api: Api }> {
    const made = await this.person('POST', '/v1/api-keys', { name: '测试', ...(clientId && { client_id: clientId }) })
    expect(made.status, made.text).toBe(201)
    const key = String(made.json.key)
    const authorization = `Bearer ${key}`
    const call: Call = (method, path, body, headers) => this.#call(method, path, body, { authorization, ...headers })
    return { key, call, api: connect(this.url, () => ({ authorization })) }
  }

  async restart(): Promise<void> {
    await this.server.close()
    this.server = await start(this.#settings, this.logged, this.#now)
  }

  async close(): Promise<void> {
    await this.server.close()
    await this.simulator.close()
    await rm(this.folder, { recursive: true, force: true })
  }

  /** Every answer in JSON is held to the OpenAPI document. */
  async #call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const raw = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
      redirect: 'manual',
    })
    const text = await answer.text()
    const isJson = text !== '' && (answer.headers.get('content-type')?.includes('json') ?? false)
    const json = isJson ? JSON.parse(text) : {}
    const known = this.api.document.paths[path.split('?', 1)[0] ?? ''] !== undefined || path.startsWith('/v1/')
    if (isJson && known && answer.status !== 405 && answer.status !== 404) {
      expect(this.api.faultsOf(method, path, answer.status, json)).toEqual([])
    }
    return { status: answer.status, headers: answer.headers, text, json }
  }
}

/** A server process; a second one over the same database is another call with the same settings. */
export function start(
  settings: Record<string, string>,
  logged: string[] = [],
  now?: () => Date,
): Promise<RunningServer> {
  const config = readConfig({ RUZHU_PORT: '0', RUZHU_LOG: 'debug', ...settings })
  return startServer({
    config,
    log: { write: (line) => logged.push(line) },
    consoleFolder: CONSOLE,
    ...(now && { now }),
  })
}
