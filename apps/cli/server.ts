import type { Language, Sentence } from '@ruzhu/domain/text.ts'
import { type Api, connect, type Json } from './demo/api.ts'
import { Disappointment } from './demo/story.ts'

/** A running server was not asked, did not answer, or said no: told as a sentence to whoever sits at the terminal. */
export class NotAnswered extends Error {
  override readonly name = 'NotAnswered'
  readonly said: Sentence

  constructor(said: Sentence, options?: ErrorOptions) {
    super(said.en, options)
    this.said = said
  }
}

/** What a command ends with whose exit code programs read, where nobody answered it. */
export const UNASKED = 2

/** Such a command: that nobody answered is told in the form that was asked for, and is another end than a bad answer. */
export async function orUnasked(
  { json, language }: { json: boolean; language: Language },
  work: () => Promise<number>,
): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error
    const why = error.said[language]
    if (json) console.log(JSON.stringify({ outcome: 'unasked', why }, undefined, 2))
    else console.error(why)
    return UNASKED
  }
}

/** Where `--url` is not given. */
export function usualUrl(env: NodeJS.ProcessEnv): string {
  return env['RUZHU_PUBLIC_URL'] || 'http://127.0.0.1:7300'
}

/** The server's API with the key of `RUZHU_API_KEY`; whatever goes wrong is a `NotAnswered`. */
export function serverAt(url: string, env: NodeJS.ProcessEnv, language: Language): Api {
  const key = env['RUZHU_API_KEY']
  if (!key) throw new NotAnswered(NO_KEY)
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw new NotAnswered(noAddress(url))
  const api = connect(url, () => ({ authorization: `Bearer ${key}`, 'accept-language': language }))
  const asked =
    <Args extends readonly unknown[], Answer>(call: (...args: Args) => Promise<Answer>) =>
    (...args: Args) =>
      call(...args).catch((error: unknown) => {
        throw asSentence(error, url)
      })
  return {
    get: asked(api.get),
    post: asked(api.post),
    patch: asked(api.patch),
    upload: asked(api.upload),
    all: asked(api.all),
  }
}

const NO_KEY: Sentence = {
  'zh-CN': '缺少接口密钥：在管理台「开发者 → 接口密钥」建一个，放进环境变量 RUZHU_API_KEY。',
  en: 'An API key is missing: make one in the console under Developers → API keys, and put it into RUZHU_API_KEY.',
}
const WRONG_KEY: Sentence = {
  'zh-CN': '服务不认 RUZHU_API_KEY 里的接口密钥：它可能已停用，或是另一套安装的。到管理台「开发者 → 接口密钥」看一下。',
  en: 'The server does not take the API key in RUZHU_API_KEY: it may be revoked, or of another installation. See Developers → API keys in its console.',
}

function noAddress(url: string): Sentence {
  return {
    'zh-CN': `「${url}」不是服务的地址；要写成 http://127.0.0.1:7300 这样。`,
    en: `"${url}" is no address of a server; write it like http://127.0.0.1:7300.`,
  }
}

function asSentence(error: unknown, url: string): unknown {
  if (error instanceof Disappointment) return new NotAnswered(refused(error.came, url))
  if (!(error instanceof Error)) return error
  const why = codeOf(error.cause) ?? codeOf(error) ?? error.name
  return new NotAnswered({
    'zh-CN': `连不上 ${url}（${why}）。服务在运行吗？用 --url 或 RUZHU_PUBLIC_URL 指明它的地址。`,
    en: `Cannot reach ${url} (${why}). Is the server running? Give its address by --url or RUZHU_PUBLIC_URL.`,
  })
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}

/** `came`: the status, and the body, which is problem+json where it is a Ruzhu that answers. */
function refused(came: string, url: string): Sentence {
  const [, status, body] = /^(\d{3}) ?([\s\S]*)$/.exec(came) ?? []
  const problem = problemIn(body)
  if (!problem) {
    const what = status ?? came.slice(0, 60)
    return {
      'zh-CN': `${url} 的应答（${what}）不像是入驻的服务。`,
      en: `What ${url} answered (${what}) does not look like a Ruzhu server.`,
    }
  }
  if (status === '401') return WRONG_KEY
  const { title, detail, code, request_id } = problem
  return {
    'zh-CN': `${title}${detail ? `：${detail}` : ''}（${code}，请求编号 ${request_id}）`,
    en: `${title}${detail ? `: ${detail}` : ''} (${code}, request id ${request_id})`,
  }
}

function problemIn(body = ''): Json | undefined {
  try {
    const read: unknown = JSON.parse(body)
    return typeof read === 'object' && read !== null && 'code' in read && 'title' in read ? (read as Json) : undefined
  } catch {
    return undefined // a page of somebody else's
  }
}
