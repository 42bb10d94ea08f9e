import { Compile } from 'typebox/compile'
import { type Static, type TObject, type TSchema, Type } from 'typebox'
import type { TLocalizedValidationError } from 'typebox/error'
import { type Refusal, paramError } from './refusal.ts'

/** An object that knows all its fields: the gateway refuses any other. `title` is the name it gives a field in its messages. */
export function fields<P extends Record<string, TSchema>>(title: string, properties: P) {
  return Type.Object(properties, { title, additionalProperties: false })
}

export function text(title: string, max: number, pattern?: string) {
  return Type.String({ title, minLength: 1, maxLength: max, ...(pattern !== undefined && { pattern }) })
}

export function amount(title: string) {
  return Type.Integer({ title, minimum: 1 })
}

export function oneOf<Words extends string[]>(title: string, words: readonly [...Words]) {
  return Type.Enum(words, { title })
}

export const maybe = Type.Optional

/** Reads a body by its schema, or refuses it in the gateway's words. */
export function reader<S extends TObject>(schema: S): (body: unknown) => Static<S> {
  const compiled = Compile(schema)
  return (body) => {
    if (compiled.Check(body)) return body
    throw refusalOf(schema, body, compiled.Errors(body))
  }
}

const EXTRA_FIELD = 270924358
const OUT_OF_RANGE = 268435464

/** https://pay.weixin.qq.com/doc/v3/merchant/4012365342: the sentences of the older services, which name the field. */
function refusalOf(schema: TSchema, body: unknown, errors: TLocalizedValidationError[]): Refusal {
  const extra = errors.find(({ keyword }) => keyword === 'additionalProperties')
  if (extra?.keyword === 'additionalProperties') {
    const field = `${extra.instancePath}/${extra.params.additionalProperties[0] ?? ''}`
    return paramError('参数中含有非法的额外参数', { field, location: 'body', issue: 'unknown field' }, EXTRA_FIELD)
  }
  const error = errors[0]
  if (error?.keyword === 'required')
    return missing(schema, `${error.instancePath}/${error.params.requiredProperties[0] ?? ''}`)
  const field = error?.instancePath ?? ''
  const value = valueAt(body, field)
  if (error?.keyword === 'minLength' || error?.keyword === 'minItems') return missing(schema, field)
  return fieldProblem(field, titleOf(schema, field), problem(error, value), value, innerOf(error?.keyword))
}

export function missing(schema: TSchema, field: string): Refusal {
  return fieldProblem(field, titleOf(schema, field), '必填性规则校验失败，此字段为必填项', undefined)
}

export function fieldProblem(field: string, title: string, problem: string, value: unknown, inner?: number): Refusal {
  const message = `输入源“/body${field}”映射到字段“${title}”${problem}`
  return paramError(message, { field, location: 'body', issue: problem, ...(value !== undefined && { value }) }, inner)
}

function problem(error: TLocalizedValidationError | undefined, value: unknown): string {
  switch (error?.keyword) {
    case 'maxLength':
      return `字符串规则校验失败，字节数 ${Buffer.byteLength(String(value))}，大于最大值 ${error.params.limit}`
    case 'maxItems':
      return `数组规则校验失败，个数大于最大值 ${error.params.limit}`
    case 'minimum':
    case 'maximum':
      return '数值规则校验失败，数值超出范围'
    case 'pattern':
      return '字符串规则校验失败，格式不正确'
    case 'enum':
      return '枚举规则校验失败，取值不在有效范围内'
    default:
      return '类型校验失败，请检查字段类型'
  }
}

function innerOf(keyword: string | undefined): number | undefined {
  return keyword === 'minimum' || keyword === 'maximum' ? OUT_OF_RANGE : undefined
}

function titleOf(schema: unknown, field: string): string {
  let at: unknown = schema
  for (const step of field.split('/').slice(1)) {
    at = child(at, 'properties', step) ?? child(at, 'items')
  }
  const title = child(at, 'title')
  return typeof title === 'string' ? title : (field.split('/').at(-1) ?? '')
}

function valueAt(body: unknown, field: string): unknown {
  return child(body, ...field.split('/').slice(1))
}

function child(thing: unknown, ...steps: string[]): unknown {
  return steps.reduce<unknown>((at, step) => {
    return typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? Reflect.get(at, step) : undefined
  }, thing)
}
