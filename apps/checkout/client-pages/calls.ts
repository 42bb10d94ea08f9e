import type { Changes } from './draft.ts'
import type { FillingView } from './answers.ts'
import type { DraftView, PageView } from './view.ts'

export type Answered<Body> =
  | { state: 'done'; body: Body }
  | { state: 'refused'; status: number; code: string; words: string }
  | { state: 'unreached' }

const TIMEOUT_MS = 30_000

export function saveDraft(view: FillingView, version: number, form: Changes): Promise<Answered<DraftView>> {
  return call(view, 'PATCH', 'draft', { version, form })
}

export function readView({ base, language }: Pick<PageView, 'base' | 'language'>): Promise<Answered<PageView>> {
  return call({ base, language, formToken: '' }, 'GET', 'view')
}

export function send(view: FillingView, name: string): Promise<Answered<PageView>> {
  return call(view, 'POST', 'send', { name, consent: view.consent.version })
}

type Caller = Pick<FillingView, 'base' | 'language' | 'formToken'>

async function call<Body>(
  { base, language, formToken }: Caller,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answered<Body>> {
  const ended = typeof AbortController === 'undefined' ? undefined : new AbortController()
  const timer = setTimeout(() => ended?.abort(), TIMEOUT_MS)
  try {
    const answer = await fetch(`${base}/${path}`, {
      method,
      credentials: 'same-origin',
      headers: {
        'accept-language': language,
        'x-form-token': formToken,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(ended ? { signal: ended.signal } : {}),
    })
    return answered(answer.status, await answer.text())
  } catch {
    return { state: 'unreached' } // no network, or too slow to wait for
  } finally {
    clearTimeout(timer)
  }
}

/** With progress, which fetch does not tell. */
export function uploadPicture(
  { base, language, formToken }: Caller,
  blob: Blob,
  onPercent: (percent: number) => void,
): Promise<Answered<{ id: string }>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${base}/pictures`)
    request.setRequestHeader('accept-language', language)
    request.setRequestHeader('x-form-token', formToken)
    request.timeout = 4 * TIMEOUT_MS
    request.upload.addEventListener('progress', ({ loaded, total }) => onPercent(Math.floor((100 * loaded) / total)))
    request.addEventListener('load', () => resolve(answered(request.status, request.responseText)))
    request.addEventListener('error', () => resolve({ state: 'unreached' }))
    request.addEventListener('timeout', () => resolve({ state: 'unreached' }))
    const form = new FormData()
    form.append('file', blob, 'photo.jpg')
    request.send(form)
  })
}

function answered<Body>(status: number, text: string): Answered<Body> {
  const body = parsed(text)
  if (status >= 200 && status < 300 && body !== undefined) return { state: 'done', body: body as Body }
  if (status >= 502 || status === 0) return { state: 'unreached' } // a proxy in between answers for a server that is away
  const problem = (body ?? {}) as { code?: string; title?: string; fix?: { do: string }[] }
  const words = [problem.title, ...(problem.fix ?? []).map((one) => one.do)].filter(Boolean).join(' ')
  return { state: 'refused', status, code: problem.code ?? '', words: words || String(status) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // a proxy's page, not ours
  }
}
