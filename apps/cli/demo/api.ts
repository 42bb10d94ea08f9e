import { Disappointment } from './story.ts'

const TIMEOUT_MS = 20_000

/** JSON of somebody else. What is read from it is checked where it is read. */
export type Json = Readonly<Record<string, unknown>>

export type Api = {
  get(path: string): Promise<Json>
  post(path: string, body?: object): Promise<Json>
  patch(path: string, body: object): Promise<Json>
  upload(path: string, file: { filename: string; mediaType: string; bytes: Buffer }): Promise<Json>
  /** All rows of a list, page by page. */
  all(path: string): Promise<readonly Json[]>
}

/** An HTTP API; an answer other than 2xx is told with its own words. `headers` are read at each call. */
export function connect(base: string, headers: () => Record<string, string> = () => ({})): Api {
  const api: Api = {
    get: (path) => call('GET', path),
    post: (path, body = {}) => call('POST', path, JSON.stringify(body)),
    patch: (path, body) => call('PATCH', path, JSON.stringify(body)),
    upload(path, { filename, mediaType, bytes }) {
      const form = new FormData()
      form.set('file', new Blob([new Uint8Array(bytes)], { type: mediaType }), filename)
      return call('POST', path, form)
    },
    async all(path) {
      const rows: Json[] = []
      for (let after: string | undefined; ; ) {
        const page = await api.get(`${path}?limit=100${after === undefined ? '' : `&after=${after}`}`)
        rows.push(...list(page, 'data'))
        after = typeof page['next'] === 'string' ? page['next'] : undefined
        if (after === undefined) return rows
      }
    },
  }
  return api

  async function call(method: string, path: string, body?: string | FormData): Promise<Json> {
    const answer = await fetch(new URL(path, base), {
      method,
      headers: { ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}), ...headers() },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined ? {} : { body }),
    })
    const said = await answer.text()
    if (!answer.ok) throw new Disappointment(`2xx for ${method} ${path}`, `${answer.status} ${said}`)
    return said === '' ? {} : object(JSON.parse(said), path)
  }
}

export function text(from: Json, name: string): string {
  const value = from[name]
  if (typeof value !== 'string') throw new Disappointment(`"${name}" as text`, JSON.stringify(from))
  return value
}

export function whole(from: Json, name: string): number {
  const value = from[name]
  if (!Number.isSafeInteger(value)) throw new Disappointment(`"${name}" as a whole number`, JSON.stringify(from))
  return Number(value)
}

export function list(from: Json, name: string): readonly Json[] {
  const value = from[name]
  if (!Array.isArray(value)) throw new Disappointment(`"${name}" as a list`, JSON.stringify(from).slice(0, 500))
  return value.map((item: unknown) => object(item, name))
}

export function object(value: unknown, where: string): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new Disappointment(`an object in ${where}`, JSON.stringify(value))
  }
  return { ...value }
}
