import type { OpenApi } from '@ruzhu/server/openapi.ts'

export type Route = {
  method: string
  /** With ids of nothing in place of its parameters. */
  path: string
  template: string
  access: string
  hasBody: boolean
  isForm: boolean
  body: Record<string, unknown>
  query: readonly string[]
}

type Schema = {
  type?: string
  properties?: Record<string, Schema>
  required?: readonly string[]
  items?: Schema
  anyOf?: readonly Schema[]
  enum?: readonly string[]
  examples?: readonly unknown[]
  pattern?: string
  minimum?: number
  minLength?: number
  format?: string
}

/** Every route of the API with a request that fits it, made from the document alone: a new route is covered by itself. */
export function routesOf({ paths }: OpenApi): Route[] {
  return Object.entries(paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const content = operation.requestBody?.content ?? {}
      const schema = content['application/json']?.schema as Schema | undefined
      return {
        method: method.toUpperCase(),
        template,
        path: operation.parameters
          .filter((parameter) => parameter.in === 'path')
          .reduce((path, { name, schema }) => path.replace(`{${name}}`, String(example(schema as Schema))), template),
        access: operation['x-access'],
        hasBody: schema !== undefined,
        isForm: 'multipart/form-data' in content,
        body: schema ? (example(schema) as Record<string, unknown>) : {},
        query: operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
      }
    }),
  )
}

/** The least that fits a schema. */
export function example(schema: Schema): unknown {
  if (schema.examples) return schema.examples[0]
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf?.[0]) return example(schema.anyOf[0])
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name))
          .map(([name, field]) => [name, example(field)]),
      )
    case 'array':
      return [example(schema.items ?? {})]
    case 'integer':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    default:
      return wordFor(schema)
  }
}

function wordFor({ pattern, minLength = 1 }: Schema): string {
  if (pattern === undefined) return 'x'.repeat(minLength)
  const id = /^\^([a-z]{2,3})_\[/.exec(pattern)?.[1]
  if (id !== undefined) return `${id}_${'0'.repeat(24)}`
  if (pattern.startsWith('^[a-z]{2,3}_')) return `pm_${'0'.repeat(24)}`
  const fitting = ['abcdef', 'wechatpay', 'T123456', '12345678'].find((word) => new RegExp(pattern).test(word))
  if (fitting === undefined) throw new Error(`an example is needed for ${pattern}`)
  return fitting
}
