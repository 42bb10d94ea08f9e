import { sendLink } from '@ruzhu/domain/links/send-link.ts'
import type { Language } from '@ruzhu/domain/text.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { refuseForeignOrigin } from '../access/foreign-site.ts'
import { pageAssets } from '../client-pages/assets.ts'
import { readPageForm } from '../client-pages/page-form.ts'
import { comeIn } from '../client-pages/come-in.ts'
import { languageCookie, pageCookie, pageLanguage, refuseForeignPage } from '../client-pages/page-session.ts'
import { savePart } from '../client-pages/save-part.ts'
import { refusal, sentenceOf } from '../client-pages/sentences.ts'
import { baseOf, pageShower } from '../client-pages/show-page.ts'
import { visitorsOf } from '../client-pages/visitors.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { Closed } from '../schemas.ts'
import { clientPageCalls } from './client-page-calls.ts'

const Token = Closed({ token: Type.String() })
const Language = Type.Object({ lang: Type.Optional(Type.String({ maxLength: 16 })) })
const hidden = { hide: true, access: 'public' } as const

const Page = operation({ ...hidden, params: Type.Object({ token: Type.String() }), querystring: Language })
const Form = operation({ ...hidden, params: Token })
const PartForm = operation({
  ...hidden,
  params: Closed({ token: Type.String(), part: Type.String({ maxLength: 64 }) }),
})

/** The pages by which a client's people fill in a form: no account, one link, one browser. They work without a script. */
export function clientPages(app: App, parts: Parts, folder: string): void {
  const { deps } = parts
  const visitors = visitorsOf(parts)
  const { visitorOf } = visitors
  const shower = pageShower(parts, pageAssets(app, folder))
  const { show } = shower

  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    const { lang } = request.query as { lang?: string }
    const { token } = request.params as { token: string }
    const language = pageLanguage(request, lang)
    if (lang !== undefined) reply.header('set-cookie', languageCookie(baseOf(token), language))
    const place = placeOf(request.url, token)
    return show(request, reply, await visitorOf(request, token), language, place)
  }
  app.get('/a/:token', { schema: Page }, page)
  app.get('/a/:token/*', { schema: Page }, page)

  app.post('/a/:token', { schema: Form }, async (request, reply) => {
    const { token } = request.params
    const visitor = await visitorOf(request, token)
    const language = pageLanguage(request)
    if (visitor.is !== 'proof') return show(request, reply, visitor, language, '')
    refuseForeignOrigin(request, deps.publicUrl)
    const { fields } = await readPageForm(request)
    const came = await comeIn(parts, request, visitor.link, fields)
    if ('refused' in came) {
      const { refused } = came
      if (refused.code === 'LINK_GONE') return show(request, reply, { is: 'gone' }, language, '')
      return show(request, reply, await visitorOf(request, token), language, '', refused)
    }
    reply.header('set-cookie', pageCookie(baseOf(token), came.session, { secure: parts.https }))
    return reply.redirect(baseOf(token), 303)
  })

  app.post('/a/:token/part/:part', { schema: PartForm }, async (request, reply) => {
    const { token, part: key } = request.params
    const visitor = await visitorOf(request, token)
    const language = pageLanguage(request)
    if (visitor.is !== 'inside') return show(request, reply, visitor, language, '')
    const form = await readPageForm(request)
    refuseForeignPage(request, deps.publicUrl, form.fields.get('form_token')?.[0])
    const troubles = await savePart(parts, { link: visitor.link, key, form, language })
    if (troubles.length === 0) return reply.redirect(`${baseOf(token)}/all`, 303)
    const again = await visitorOf(request, token)
    return show(request, reply, again, language, `part/${key}`, undefined, troubles.join('；'))
  })

  app.post('/a/:token/review', { schema: Form }, async (request, reply) => {
    const { token } = request.params
    const visitor = await visitorOf(request, token)
    const language = pageLanguage(request)
    if (visitor.is !== 'inside') return show(request, reply, visitor, language, '')
    const { fields } = await readPageForm(request)
    refuseForeignPage(request, deps.publicUrl, fields.get('form_token')?.[0])
    const said = { name: fields.get('name')?.[0] ?? '', consent: fields.get('consent')?.[0] ?? '' }
    const refused = await refusal(sendLink(deps, visitor.link.id, said))
    if (!refused || refused.code === 'LINK_READ_ONLY') return reply.redirect(baseOf(token), 303)
    const words = refused.code === 'INPUT_INVALID' ? NAME_MISSING[language] : sentenceOf(refused, language)
    return show(request, reply, visitor, language, 'review', undefined, words)
  })

  clientPageCalls(app, parts, visitors, shower)
}

/** `/a/token/part/papers?lang=en` → `part/papers` */
function placeOf(url: string, token: string): string {
  const path = url.split('?', 1)[0] ?? ''
  return path.slice(path.indexOf(token) + token.length + 1).slice(0, 80)
}

const NAME_MISSING: Readonly<Record<Language, string>> = { 'zh-CN': '请填你的姓名', en: 'Type your name' }
