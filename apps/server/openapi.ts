import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type RouteOptions } from 'fastify'
import { TAGS } from './operation.ts'
import type { Parts } from './parts.ts'
import { apiRoutes } from './routes.ts'
import { ProblemView } from './schemas.ts'

export type OpenApi = {
  openapi: '3.1.0'
  info: Json
  tags: readonly Json[]
  paths: Record<string, Record<string, Json>>
  components: { schemas: Record<string, Json>; securitySchemes: Json }
}
type Json = Readonly<Record<string, unknown>>

/** The OpenAPI 3.1 document, from the schemas that the routes validate with. Needs no storage: the routes are only listed. */
export async function openapiDocument(): Promise<OpenApi> {
  const app = Fastify().withTypeProvider<TypeBoxTypeProvider>()
  const routes: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    if (route.method !== 'HEAD') routes.push(route)
  })
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => () => '')
  apiRoutes(app, NOTHING)
  await app.ready()
  return describe(routes)
}

/** Handlers read their parts when they are called, and none is called here. */
const NOTHING: Parts = {
  get deps(): never {
    throw new Error('The document is made without storage')
  },
  get people(): never {
    throw new Error('The document is made without storage')
  },
  environment: 'test',
  channels: [],
  simulatorUrl: undefined,
  https: false,
}

function describe(routes: readonly RouteOptions[]): OpenApi {
  const schemas: Record<string, Json> = {}
  const paths: OpenApi['paths'] = {}
  for (const route of routes) {
    const path = route.url.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [String(route.method).toLowerCase()]: operation(route, schemas) }
  }
  const problem = plain(ProblemView, schemas)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ruzhu 入驻 API',
      version: '1',
      description:
        '服务商把客户带到微信支付和支付宝的接口。 / The API of a company that puts others on WeChat Pay and Alipay.',
    },
    tags: Object.entries(TAGS).map(([name, text]) => ({ name, description: `${text['zh-CN']} / ${text.en}` })),
    paths,
    components: { schemas: { ...schemas, Problem: schemas.Problem ?? problem }, securitySchemes: SECURITY },
  }
}

const SECURITY = {
  api_key: { type: 'http', scheme: 'bearer', description: 'rzk_…' },
  session: { type: 'apiKey', in: 'cookie', name: 'ruzhu.session_token' },
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: '同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

function operation({ method, schema = {} }: RouteOptions, schemas: Record<string, Json>): Json {
  const body = schema.multipart ? FILE_BODY : schema.body && json(plain(schema.body, schemas))
  const problem = { description: '出错 / A problem', content: { 'application/problem+json': ref('Problem') } }
  return {
    operationId: schema.operationId,
    tags: schema.tags,
    summary: schema.summary,
    description: schema.description,
    'x-access': schema.access,
    security: schema.access === 'public' ? [{}] : [{ api_key: [] }, { session: [] }],
    parameters: [
      ...parameters('path', schema.params, schemas),
      ...parameters('query', schema.querystring, schemas),
      ...(method === 'POST' ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: { ...answers(schema, schemas), default: problem },
  }
}

const FILE_BODY = {
  'multipart/form-data': {
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
    },
  },
}

function answers({ response, produces }: NonNullable<RouteOptions['schema']>, schemas: Record<string, Json>): Json {
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

function parameters(place: 'path' | 'query', schema: unknown, schemas: Record<string, Json>): Json[] {
  if (!isObject(schema) || !isObject(schema.properties)) return []
  const required = Array.isArray(schema.required) ? schema.required : []
  return Object.entries(schema.properties).map(([name, value]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: plain(value, schemas),
  }))
}

function json(schema: unknown): Json {
  return { 'application/json': { schema } }
}

function ref(name: string): Json {
  return { schema: { $ref: `#/components/schemas/${name}` } }
}

/** The schema as data, with each named view moved to `components/schemas` and referred to. */
function plain(schema: unknown, schemas: Record<string, Json>): Json {
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
