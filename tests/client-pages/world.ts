import { wechatpay } from '@ruzhu/channels/wechatpay/index.ts'
import { type Api, connect, text } from '@ruzhu/cli/demo/api.ts'
import type { ClientFile } from '@ruzhu/cli/demo/client-file.ts'
import { createClient } from '@ruzhu/cli/demo/onboarding.ts'
import { setUpProvider } from '@ruzhu/cli/demo/set-up.ts'

/** A draft of an application that somebody has begun for a client. */
export type Begun = { clientId: string; applymentId: string; providerId: string }

export async function provider(api: Api, simulatorUrl: string): Promise<string> {
  return (await setUpProvider(wechatpay, api, connect(simulatorUrl))).id
}

export async function begin(api: Api, providerId: string, file: ClientFile, name: string): Promise<Begun> {
  const { credit_code: _taken, ...client } = file.client
  const clientId = await createClient(api, 'wechatpay', {
    ...file,
    client: { ...client, name } as ClientFile['client'],
  })
  const begun = await api.post('/v1/applyments', {
    client_id: clientId,
    channel: 'wechatpay',
    subject_type: file.subject_type,
    provider_account_id: providerId,
  })
  return { clientId, applymentId: text(begun, 'id'), providerId }
}

/** A browser as far as HTTP goes: it keeps the cookie of a link, and sends what a page of ours would send. */
export class Phone {
  readonly base: string
  readonly #origin: string
  cookie = ''
  formToken = ''

  constructor(url: string, address: string) {
    this.#origin = new URL(url).origin
    this.base = new URL(address).pathname
  }

  async get(path = '', headers: Record<string, string> = {}) {
    return this.#call('GET', path, undefined, headers)
  }

  /** Answers the question who is there. */
  async prove(digits: string) {
    return this.form('', { digits })
  }

  async form(path: string, fields: Record<string, string | Blob>, headers: Record<string, string> = {}) {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string') form.append(name, value)
      else form.append(name, value, 'photo.jpg')
    }
    return this.#call('POST', path, form, { accept: 'text/html', ...headers })
  }

  async save(form: Record<string, unknown>, version: number, headers: Record<string, string> = {}) {
    return this.#call('PATCH', '/draft', JSON.stringify({ version, form }), { ...JSON_BODY, ...headers })
  }

  async send(name: string, consent = '2026-11', headers: Record<string, string> = {}) {
    return this.#call('POST', '/send', JSON.stringify({ name, consent }), { ...JSON_BODY, ...headers })
  }

  async upload(bytes: Uint8Array, headers: Record<string, string> = {}) {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(bytes)]), 'photo.jpg')
    return this.#call('POST', '/pictures', form, headers)
  }

  /** What the page knows, as its script reads it. */
  async view(): Promise<Record<string, unknown>> {
    const { json } = await this.get('/view')
    this.formToken = String(json['formToken'] ?? '')
    return json
  }

  async #call(method: string, path: string, body: BodyInit | undefined, headers: Record<string, string>) {
    const answer = await fetch(`${this.#origin}${this.base}${path}`, {
      method,
      headers: {
        accept: 'text/html',
        origin: this.#origin,
        ...(this.cookie && { cookie: this.cookie }),
        ...(this.formToken && { 'x-form-token': this.formToken }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
    })
    const set = answer.headers.getSetCookie().find((one) => one.startsWith('ruzhu_link='))
    if (set) this.cookie = set.split(';')[0] ?? ''
    const said = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false
    const json: Record<string, unknown> = isJson && said !== '' ? JSON.parse(said) : {}
    return { status: answer.status, headers: answer.headers, text: said, json, setCookie: set }
  }
}

const JSON_BODY = { 'content-type': 'application/json' }
