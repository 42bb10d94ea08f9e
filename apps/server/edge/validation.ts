import type { Sentence } from '@ruzhu/domain/text.ts'
import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { TLocalizedValidationError } from 'typebox/error'
import { ONE_LINE } from './one-line.ts'
import { type FieldProblem, InputError } from './input-error.ts'

/** Checks each part of a request against its schema. Nothing is bent into shape but the whole numbers of an address. */
export const validate: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const fits = Compile(schema)
  return (value: unknown) => {
    const given = httpPart === 'body' ? value : withNumbers(value, schema)
    if (fits.Check(given)) return { value: given }
    return { error: new InputError(problems(fits.Errors(given))) }
  }
}

/** Path and query are text. Digits become a number where the schema wants one; all else is left to the check. */
function withNumbers(value: unknown, schema: TSchema): unknown {
  if (typeof value !== 'object' || value === null || !('properties' in schema)) return value
  const wanted: unknown = schema.properties
  const entries = Object.entries(value).map(([name, text]) => [
    name,
    typeof text === 'string' && /^\d{1,10}$/.test(text) && typeOf(wanted, name) === 'integer' ? Number(text) : text,
  ])
  return Object.fromEntries(entries)
}

function typeOf(properties: unknown, name: string): unknown {
  if (typeof properties !== 'object' || properties === null) return undefined
  const property: unknown = new Map(Object.entries(properties)).get(name)
  return typeof property === 'object' && property !== null && 'type' in property ? property.type : undefined
}

/** In the words of the reader. TypeBox reports at most 8, so a body of a million faults costs no more than one of eight. */
function problems(errors: readonly TLocalizedValidationError[]): FieldProblem[] {
  const found = new Map<string, FieldProblem>()
  for (const error of errors) {
    for (const problem of problemsOf(error)) if (!found.has(problem.path)) found.set(problem.path, problem)
  }
  return [...found.values()]
}

function problemsOf(error: TLocalizedValidationError): FieldProblem[] {
  const path = dotted(error.instancePath)
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map((name) => ({ path: under(path, name), message: REQUIRED }))
    case 'additionalProperties':
      return error.params.additionalProperties.map((name) => ({ path: under(path, name), message: UNKNOWN }))
    default:
      return [{ path, message: messageOf(error) }]
  }
}

function messageOf(error: TLocalizedValidationError): Sentence {
  switch (error.keyword) {
    case 'boolean':
      return UNKNOWN
    case 'type':
      return typeMessage(error.params.type)
    case 'enum': {
      const words = error.params.allowedValues.join(', ')
      return { 'zh-CN': `只能是 ${words} 之一`, en: `must be one of ${words}` }
    }
    case 'minLength':
      return error.params.limit === 1 ? EMPTY : atLeast(error.params.limit, '个字符', 'characters')
    case 'maxLength':
      return atMost(error.params.limit, '个字符', 'characters')
    case 'minimum':
      return atLeast(error.params.limit, '', '')
    case 'maximum':
      return atMost(error.params.limit, '', '')
    case 'minItems':
      return atLeast(error.params.limit, '项', 'items')
    case 'maxItems':
      return atMost(error.params.limit, '项', 'items')
    case 'maxProperties':
      return atMost(error.params.limit, '个字段', 'fields')
    case 'uniqueItems':
      return { 'zh-CN': '不能重复', en: 'must not repeat itself' }
    case 'format':
      return FORMATS[error.params.format] ?? MISSHAPEN
    case 'pattern':
      return patternMessage(String(error.params.pattern))
    default:
      return MISSHAPEN
  }
}

const REQUIRED: Sentence = { 'zh-CN': '必须填写', en: 'is required' }
const UNKNOWN: Sentence = { 'zh-CN': '没有这个字段', en: 'is not a field here' }
const EMPTY: Sentence = { 'zh-CN': '不能为空', en: 'must not be empty' }
const MISSHAPEN: Sentence = { 'zh-CN': '格式不对，见 /docs', en: 'does not have the right form, see /docs' }

const FORMATS: Readonly<Record<string, Sentence>> = {
  email: { 'zh-CN': '要填邮箱地址', en: 'must be an e-mail address' },
  'date-time': {
    'zh-CN': '要用 RFC 3339 时间，例如 2026-11-22T02:32:08Z',
    en: 'must be an RFC 3339 time such as 2026-11-22T02:32:08Z',
  },
}

const TYPES: Readonly<Record<string, Sentence>> = {
  string: { 'zh-CN': '要填文字（字符串）', en: 'must be text (a string)' },
  integer: { 'zh-CN': '要填整数', en: 'must be a whole number' },
  boolean: { 'zh-CN': '只能是 true 或 false', en: 'must be true or false' },
  array: { 'zh-CN': '要填列表（数组）', en: 'must be a list (an array)' },
  object: { 'zh-CN': '要填 JSON 对象', en: 'must be a JSON object' },
}

function typeMessage(type: string | readonly string[]): Sentence {
  return TYPES[String(type)] ?? MISSHAPEN
}

function patternMessage(pattern: string): Sentence {
  if (pattern === ONE_LINE) return { 'zh-CN': '写在一行里，不能为空', en: 'must be one line that is not blank' }
  const prefix = /^\^([a-z]{2,3})_\[/.exec(pattern)?.[1]
  if (prefix) return { 'zh-CN': `要填以 ${prefix}_ 开头的编号`, en: `must be an id that begins with ${prefix}_` }
  return { 'zh-CN': `要符合 ${pattern}`, en: `must fit ${pattern}` }
}

function atLeast(limit: number | bigint, zh: string, en: string): Sentence {
  return { 'zh-CN': `至少 ${limit} ${zh}`.trim(), en: `must be at least ${limit} ${en}`.trim() }
}

function atMost(limit: number | bigint, zh: string, en: string): Sentence {
  return { 'zh-CN': `最多 ${limit} ${zh}`.trim(), en: `must be at most ${limit} ${en}`.trim() }
}

function dotted(pointer: string): string {
  return pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~').slice(0, 200)
}

function under(path: string, name: string): string {
  return (path === '' ? name : `${path}.${name}`).slice(0, 200)
}
