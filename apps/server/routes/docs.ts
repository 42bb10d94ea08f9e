import type { Language } from '@ruzhu/domain/text.ts'
import { renderReference } from '../docs/reference.ts'
import { languageOf } from '../edge/language.ts'
import { openapiDocument, type OpenApi } from '../openapi.ts'
import type { App } from '../operation.ts'

/** The OpenAPI document, and a reference to read, both made at the first question and kept. */
export function docsRoutes(app: App): void {
  let document: Promise<OpenApi> | undefined
  const read = () => (document ??= openapiDocument())
  const pages = new Map<Language, string>()

  app.get('/openapi.json', async (_request, reply) => reply.header('cache-control', 'no-cache').send(await read()))
  app.get('/docs', async ({ headers, url }, reply) => {
    const asked = new URL(url, 'http://docs').searchParams.get('lang')
    const language = asked === 'en' || asked === 'zh-CN' ? asked : languageOf(headers['accept-language'])
    const page = pages.get(language) ?? renderReference(await read(), language)
    pages.set(language, page)
    return reply.type('text/html; charset=utf-8').header('content-language', language).send(page)
  })
}
