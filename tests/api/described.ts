import { type OpenApi, openapiDocument } from '@ruzhu/server/openapi.ts'
import { Compile } from 'typebox/compile'

export type Described = {
  document: OpenApi
  /** What of an answer is not as the document says; empty where all is. */
  faultsOf(method: string, path: string, status: number, answer: unknown): string[]
}

/** Holds answers to what the OpenAPI document says of them. */
export async function described(): Promise<Described> {
  const document: OpenApi = JSON.parse(JSON.stringify(await openapiDocument()))
  const checks = new Map<string, ReturnType<typeof Compile>>()
  return {
    document,
    faultsOf(method, path, status, answer) {
      const schema = answerSchema(document, method, path, status)
      if (!schema) return [`${method} ${path} is not described with ${status}`]
      const name = `${method} ${templateOf(document, path)} ${status}`
      const check = checks.get(name) ?? Compile(whole(document, schema))
      checks.set(name, check)
      return check.Check(answer)
        ? []
        : check.Errors(answer).map((error) => `${name} ${error.instancePath} ${error.message}`)
    },
  }
}

type Schema = Readonly<Record<string, unknown>>

function answerSchema(document: OpenApi, method: string, path: string, status: number): Schema | undefined {
  const template = templateOf(document, path)
  const operation = template === undefined ? undefined : document.paths[template]?.[method.toLowerCase()]
  const answer = operation?.responses[String(status)] ?? (status >= 400 ? operation?.responses['default'] : undefined)
  return Object.values(answer?.content ?? {})[0]?.schema
}

export function templateOf(document: OpenApi, path: string): string | undefined {
  const [bare = ''] = path.split('?', 1)
  const matches = (template: string) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare)
  return Object.keys(document.paths).find((template) => template === bare) ?? Object.keys(document.paths).find(matches)
}

/** With every `$ref` written out, and closed: what is not described must not be there. */
function whole(document: OpenApi, schema: unknown): Schema {
  const opened = open(document, schema)
  if (!isSchema(opened)) throw new TypeError('a schema is an object')
  return opened
}

function open(document: OpenApi, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => open(document, item))
  if (!isSchema(value)) return value
  const name = typeof value['$ref'] === 'string' ? value['$ref'].split('/').at(-1) : undefined
  if (name !== undefined) return open(document, document.components.schemas[name])
  const entries = Object.entries(value).map(([key, inner]) => [key, open(document, inner)] as const)
  const isOpenObject = value['type'] === 'object' && 'properties' in value && !('additionalProperties' in value)
  return Object.fromEntries(isOpenObject ? [...entries, ['additionalProperties', false] as const] : entries)
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
