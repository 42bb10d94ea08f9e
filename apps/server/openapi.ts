import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type RouteOptions } from 'fastify'
import { describeOperation, type Json, type Operation, plain } from './openapi-operation.ts'
import { TAGS } from './operation.ts'
import type { Parts } from './parts.ts'
import { apiRoutes } from './routes.ts'
import { ProblemView } from './schemas.ts'

export type OpenApi = {
  openapi: '3.1.0'
  info: Json
  tags: readonly { name: string; description: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Json>; securitySchemes: Json }
}

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
  get courier(): never {
    throw new Error('The document is made without storage')
  },
  environment: 'test',
  get checks(): never {
    throw new Error('The document is made without storage')
  },
  get checkHouse(): never {
    throw new Error('The document is made without storage')
  },
  channels: [],
  simulatorUrl: undefined,
  https: false,
}

function describe(routes: readonly RouteOptions[]): OpenApi {
  const schemas: Record<string, Json> = {}
  const paths: OpenApi['paths'] = {}
  for (const route of routes) {
    const path = route.url.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [String(route.method).toLowerCase()]: describeOperation(route, schemas) }
  }
  plain(ProblemView, schemas)
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
    components: { schemas, securitySchemes: SECURITY },
  }
}

const SECURITY = {
  api_key: { type: 'http', scheme: 'bearer', description: 'rzk_…' },
  session: { type: 'apiKey', in: 'cookie', name: 'ruzhu_session' },
}
