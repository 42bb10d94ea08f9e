import type { FastifySchema, RouteOptions } from 'fastify'

export type Json = Readonly<Record<string, unknown>>
type Content = Record<string, { schema: Json }>
type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: Json
}
type Answer = { description: string; content?: Content }

/** One operation as OpenAPI says it. */
export type Operation = {
  operationId: string
  tags: readonly string[]
  summary: string
  description: string
  'x-access': string
  security: readonly Json[]
  parameters: readonly Parameter[]
  requestBody?: { required: true; content: Content }
  responses: Record<string, Answer>
}

/** @param schemas  named views are put here, and referred to */
export function describeOperation({ method, schema = {} }: RouteOptions, schemas: Record<string, Json>): Operation {
  const body = schema.multipart ? FILE_BODY : schema.body ? json(plain(schema.body, schemas)) : undefined
  return {
    operationId: schema.operationId ?? '',
    tags: schema.tags ?? [],
    summary: schema.summary ?? '',
    description: schema.description ?? '',
    'x-access': schema.access ?? 'public',
    security: schema.access === 'public' ? [{}] : [{ api_key: [] }, { session: [] }],
    parameters: [
      ...parameters('path', schema.params, schemas),
      ...parameters('query', schema.querystring, schemas),
      ...(method === 'POST' && schema.access !== 'public' && !schema.keepsNothing ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(body && { requestBody: { required: true, content: body } }),
    responses: { ...answers(schema, schemas), default: PROBLEM },
  }
}

const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: '同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

const FILE_BODY: Content = {
  'multipart/form-data': {
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
    },
  },
}

const PROBLEM: Answer = {
  description: '出错 / A problem',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

function answers({ response, produces }: FastifySchema, schemas: Record<string, Json>): Record<string, Answer> {
  if (produces) {
    const content = Object.fromEntries(produces.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
    return { 200: { description: '内容 / The content', content } }
  }
  return Object.fromEntries(
    Object.entries(response ?? {}).map(([status, view]) => [
      status,
      status === '204'
        ? { description: '完成 / Done' }
        : { description: '成功 / Success', content: json(plain(view, schemas)) },
    ]),
  )
}

function parameters(place: 'path' | 'query', schema: unknown, schemas: Record<string, Json>): Parameter[] {
  if (!isObject(schema) || !isObject(schema.properties)) return []
  const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : []
  return Object.entries(schema.properties).map(([name, value]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: plain(value, schemas),
  }))
}

function json(schema: Json): Content {
  return { 'application/json': { schema } }
}

/** The schema as data, with each named view moved to `schemas` and referred to. */
export function plain(schema: unknown, schemas: Record<string, Json>): Json {
  const turned = turn(schema, schemas)
  if (!isObject(turned)) throw new TypeError('a schema is an object')
  return turned
}

function turn(value: unknown, schemas: Record<string, Json>): unknown {
  if (Array.isArray(value)) return value.map((item) => turn(item, schemas))
  if (!isObject(value)) return value
  const { $id, ...rest } = value
  const turned = Object.fromEntries(Object.entries(rest).map(([name, inner]) => [name, turn(inner, schemas)]))
  if (typeof $id !== 'string') return turned
  schemas[$id] ??= turned
  return { $ref: `#/components/schemas/${$id}` }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
