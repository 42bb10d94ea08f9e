import { ROLE_NAMES } from '@ruzhu/domain/access/may.ts'
import type { ChannelDescriptor } from '@ruzhu/domain/descriptor.ts'
import { AppError, errorEntry, type ErrorCode, type ErrorEntry, type Facts, type Fix } from '@ruzhu/domain/errors.ts'
import { fill, type Language, type Sentence, type TextParams } from '@ruzhu/domain/text.ts'
import type { Static } from 'typebox'
import { given, type ProblemView } from '../schemas.ts'
import { type FieldProblem, InputError } from './input-error.ts'

export type Problem = Static<typeof ProblemView>

type Reader = { language: Language; requestId: string; explain: Explain }
/** What a channel knows of a refusal of its gateway. */
export type Explain = (refusal: NonNullable<AppError['gateway']>) => Pick<ErrorEntry, 'title' | 'fix'> | undefined

export function explainBy(channels: readonly { descriptor: ChannelDescriptor }[]): Explain {
  return (refusal) =>
    channels.find(({ descriptor }) => descriptor.name === refusal.channel)?.descriptor.explain(refusal)
}

/** An error as its reader can act on it: what, why, and who mends it how (RFC 9457). */
export function problemOf(error: AppError | InputError, reader: Reader): Problem {
  return error instanceof InputError ? inputProblem(error.fields, reader) : appProblem(error, reader)
}

function inputProblem(fields: readonly FieldProblem[], reader: Reader): Problem {
  const told = fields.map(({ path, message }) => ({ path, message: message[reader.language] }))
  const problems = told.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
  return write('INPUT_INVALID', { problems }, reader, { fields: told })
}

function appProblem(error: AppError, reader: Reader): Problem {
  const { code, facts, gateway } = error
  if (error.fields.length > 0) return write(code, facts, reader, remarks(error.fields, reader.language))
  if (!gateway) return write(code, facts, reader, { fields: fieldsOf(facts) })
  const explained = reader.explain(gateway)
  const { title, fix } = explained ?? errorEntry(code)
  return write(code, { ...facts, code: gateway.code, message: gateway.message }, reader, {
    title,
    fix,
    gateway: given({ code: gateway.code, message: gateway.message, request_id: gateway.requestId }),
  })
}

/** Each field with its own sentence, and one step for each that mends it. */
function remarks(fields: AppError['fields'], language: Language): Extra {
  const fix = fields.map(({ label, message, place }): Fix => {
    const step = { 'zh-CN': `${label['zh-CN']}：${message['zh-CN']}`, en: `${label.en}: ${message.en}` }
    return { owner: 'developer', do: step, ...(place && { place }) }
  })
  return { fix, fields: fields.map(({ path, message }) => ({ path, message: message[language] })) }
}

type Extra = Partial<Pick<Problem, 'gateway'>> & {
  title?: Sentence
  fix?: readonly Fix[]
  fields?: Problem['fields'] | undefined
}

function write(code: ErrorCode, facts: Facts, { language, requestId }: Reader, extra: Extra): Problem {
  const entry = errorEntry(code)
  const params = paramsOf({ ...facts, ...roleName(facts, language), request_id: requestId })
  const say = (sentence: Sentence) => fill(sentence[language], params)
  const fix = (extra.fix ?? entry.fix).map((step) => fixView(step, say))
  const fields = extra.fields?.length ? extra.fields : undefined
  return given({
    type: `/docs#${code}`,
    title: say(extra.title ?? entry.title),
    status: entry.status,
    detail: detailOf({ fields, gateway: extra.gateway, fix }, language),
    code,
    facts: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, factView(fact)])),
    fields,
    fix,
    gateway: extra.gateway,
    request_id: requestId,
  })
}

/** The most particular sentence there is: the fields, else the gateway's own words, else the step that mends it. */
function detailOf(
  { fields, gateway, fix }: { fields: Problem['fields']; gateway: Problem['gateway']; fix: Problem['fix'] },
  language: Language,
): string {
  const colon = language === 'en' ? ': ' : '：'
  if (fields) {
    const shown = fields.slice(0, 3).map(({ path, message }) => (path === '' ? message : `${path}${colon}${message}`))
    return shown.join(language === 'en' ? '; ' : '；')
  }
  if (gateway) return gateway.message === '' ? gateway.code : gateway.message
  return fix.map((step) => step.do).join(language === 'en' ? ' ' : '')
}

function fixView(step: Fix, say: (sentence: Sentence) => string): Problem['fix'][number] {
  return given({ owner: step.owner, do: say(step.do), place: step.place && say(step.place), link: step.link })
}

/** `facts.problems` as the domain writes them, `/out_trade_no: …`, one by one for the form that shows them. */
function fieldsOf(facts: Facts): Problem['fields'] {
  if (!Array.isArray(facts.problems)) return undefined
  return facts.problems.map((problem) => {
    const [, path = '', message = String(problem)] = /^\/?([\w./-]*): (.*)$/s.exec(String(problem)) ?? []
    return { path: path.replaceAll('/', '.'), message }
  })
}

function factView(fact: Facts[string]): Problem['facts'][string] {
  return typeof fact === 'object' ? [...fact] : fact
}

/** A role that is missing is called by its name, not by its key. */
function roleName({ role }: Facts, language: Language): Facts {
  const names = typeof role === 'string' ? new Map<string, Sentence>(Object.entries(ROLE_NAMES)).get(role) : undefined
  return names ? { role: names[language] } : {}
}

function paramsOf(facts: Facts): TextParams {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'number' ? fact : String(fact)]),
  )
}
