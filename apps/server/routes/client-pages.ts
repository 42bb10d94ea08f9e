import { documentOf } from '@ruzhu/checkout/client-pages/screens/screen.ts'
import type { PageView } from '@ruzhu/checkout/client-pages/view.ts'
import { existingApplyment } from '@ruzhu/domain/applyments/existing-applyment.ts'
import { isList, listed, readForm } from '@ruzhu/domain/applyments/form.ts'
import type { FormChanges } from '@ruzhu/domain/applyments/save-applyment.ts'
import { subjectTypeOf } from '@ruzhu/domain/applyments/subject-types.ts'
import { AppError, errorEntry } from '@ruzhu/domain/errors.ts'
import type { MaterialId } from '@ruzhu/domain/ids.ts'
import { type ClientLink, isLinkToken, linkState } from '@ruzhu/domain/links/client-links.ts'
import { addLinkPicture, fillLink } from '@ruzhu/domain/links/fill-link.ts'
import { askedParts } from '@ruzhu/domain/links/link-scope.ts'
import { proofTurn } from '@ruzhu/domain/links/proof.ts'
import { proveLink } from '@ruzhu/domain/links/prove-link.ts'
import { sendLink } from '@ruzhu/domain/links/send-link.ts'
import { fill, type Language } from '@ruzhu/domain/text.ts'
import { MINUTE_MS } from '@ruzhu/domain/time.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { randomBytes } from 'node:crypto'
import { Type } from 'typebox'
import { refuseForeignOrigin } from '../access/foreign-site.ts'
import { pageAssets } from '../client-pages/assets.ts'
import { draftView } from '../client-pages/draft-view.ts'
import { LookLimit } from '../client-pages/look-limit.ts'
import { changesIn, readPageForm, type SentForm } from '../client-pages/page-form.ts'
import {
  formToken,
  languageCookie,
  pageCookie,
  pageLanguage,
  pageSession,
  refuseForeignPage,
  sessionHash,
} from '../client-pages/page-session.ts'
import { companyOf, pageView, visiblePictures } from '../client-pages/page-view.ts'
import { uploadOf } from '../edge/pictures.ts'
import { refusalOf } from '../edge/refusals.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { Closed, Id, Words } from '../schemas.ts'
import { FormChange } from './applyments.ts'

const Token = Closed({ token: Type.String() })
const Language = Type.Object({ lang: Type.Optional(Type.String({ maxLength: 16 })) })
const hidden = { hide: true, access: 'public' } as const

const Page = operation({ ...hidden, params: Type.Object({ token: Type.String() }), querystring: Language })
const Form = operation({ ...hidden, params: Token })
const PartForm = operation({
  ...hidden,
  params: Closed({ token: Type.String(), part: Type.String({ maxLength: 64 }) }),
})
const ReadDraft = operation({ ...hidden, params: Token })
const SaveDraft = operation({
  ...hidden,
  params: Token,
  body: Closed({ version: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }), form: FormChange }),
})
const AddPicture = operation({ ...hidden, params: Token, multipart: true })
const GetPicture = operation({ ...hidden, params: Closed({ token: Type.String(), id: Id('mt') }) })
const Send = operation({ ...hidden, params: Token, body: Closed({ name: Words(64), consent: Words(32) }) })

/** Whoever asks for the pages of a link, and how far they are let in. */
type Visitor = { is: 'gone' | 'busy' } | { is: 'shut' | 'elsewhere' | 'proof' | 'inside'; link: ClientLink }

/** The pages by which a client's people fill in a form: no account, one link, one browser. */
export function clientPages(app: App, parts: Parts, folder: string): void {
  const assets = pageAssets(app, folder)
  const limit = new LookLimit(() => parts.deps.now())
  const { deps } = parts

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
    const session = randomBytes(32).toString('base64url')
    const digits = fields.get('digits')?.[0] ?? ''
    const refused = await refusal(proveLink(deps, visitor.link.id, digits, sessionHash(session)))
    if (refused?.code === 'LINK_GONE') return show(request, reply, { is: 'gone' }, language, '')
    if (refused) return show(request, reply, await visitorOf(request, token), language, '', refused)
    reply.header('set-cookie', pageCookie(baseOf(token), session, { secure: parts.https }))
    return reply.redirect(baseOf(token), 303)
  })

  app.post('/a/:token/part/:part', { schema: PartForm }, async (request, reply) => {
    const { token, part: key } = request.params
    const visitor = await visitorOf(request, token)
    const language = pageLanguage(request)
    if (visitor.is !== 'inside') return show(request, reply, visitor, language, '')
    const form = await readPageForm(request)
    refuseForeignPage(request, deps.publicUrl, form.fields.get('form_token')?.[0])
    const troubles = await savePart(visitor.link, key, form, language)
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

  app.get('/a/:token/view', { schema: ReadDraft }, async (request, reply) => {
    const link = await inside(request)
    return reply.header('cache-control', 'no-store').send(await viewFor(request, link, pageLanguage(request)))
  })
  app.patch('/a/:token/draft', { schema: SaveDraft }, async (request, reply) => {
    const { id } = await insideToChange(request)
    const { link, applyment } = await fillLink(deps, id, request.body)
    return reply.header('cache-control', 'no-store').send(await draftOf(link, applyment, pageLanguage(request)))
  })
  app.post('/a/:token/pictures', { schema: AddPicture }, async (request, reply) => {
    const { id } = await insideToChange(request)
    const material = await addLinkPicture(deps, id, uploadOf(request))
    return reply.status(201).header('cache-control', 'no-store').send({ id: material.id })
  })
  app.get('/a/:token/pictures/:id', { schema: GetPicture }, async (request, reply) => {
    const link = await inside(request)
    const { id } = request.params as { id: MaterialId }
    const { materials } = deps.store.read
    const material = (await visiblePictures(parts, link)).has(id) ? await materials.byId(id) : undefined
    const bytes = material?.clientId === link.clientId ? await materials.bytes(id) : undefined
    if (!material || !bytes) throw new AppError('NOT_FOUND')
    return reply
      .header('cache-control', 'private, no-store')
      .header('content-disposition', 'inline')
      .type(material.mediaType)
      .send(Buffer.from(bytes))
  })
  app.post('/a/:token/send', { schema: Send }, async (request, reply) => {
    const { id } = await insideToChange(request)
    const { link } = await sendLink(deps, id, request.body)
    return reply.header('cache-control', 'no-store').send(await viewFor(request, link, pageLanguage(request)))
  })

  async function visitorOf(request: FastifyRequest, token: string): Promise<Visitor> {
    const session = pageSession(request)
    if (session === undefined && limit.waits(request.ip) !== undefined) return { is: 'busy' }
    const link = isLinkToken(token) ? await deps.store.read.links.byToken(token) : undefined
    const mine = link?.bound !== undefined && session !== undefined && link.bound.sessionHash === sessionHash(session)
    const state = link && linkState(link, deps.now())
    if (!link || (!mine && (state === 'revoked' || state === 'expired'))) {
      limit.missed(request.ip)
      return { is: 'gone' }
    }
    if (!mine) return { is: link.bound ? 'elsewhere' : 'proof', link }
    if (state === 'revoked' || state === 'expired') return { is: 'shut', link }
    await noteSeen(link)
    return { is: 'inside', link }
  }

  async function noteSeen({ id, lastSeenAt }: ClientLink): Promise<void> {
    const now = deps.now()
    if (lastSeenAt && now.getTime() - lastSeenAt.getTime() < MINUTE_MS) return
    await deps.store.transaction((tx) => tx.links.seen(id, now))
  }

  async function inside(request: FastifyRequest): Promise<ClientLink> {
    const visitor = await visitorOf(request, (request.params as { token: string }).token)
    if (visitor.is === 'inside') return visitor.link
    if (visitor.is === 'busy') throw new AppError('RATE_LIMITED', { retry_after_s: limit.waits(request.ip) ?? 1 })
    throw new AppError(visitor.is === 'elsewhere' ? 'LINK_ELSEWHERE' : 'LINK_GONE')
  }

  async function insideToChange(request: FastifyRequest): Promise<ClientLink> {
    const link = await inside(request)
    refuseForeignPage(request, deps.publicUrl, request.headers['x-form-token'])
    return link
  }

  function viewFor(request: FastifyRequest, link: ClientLink, language: Language): Promise<PageView> {
    const { token } = request.params as { token: string }
    return pageView(parts, { link, base: baseOf(token), language, formToken: formToken(pageSession(request) ?? '') })
  }

  function draftOf(link: ClientLink, applyment: Awaited<ReturnType<typeof existingApplyment>>, language: Language) {
    const subjectType = subjectTypeOf(deps.describe, applyment)
    return draftView(deps.store.read, { link, applyment, subjectType, language, now: deps.now() })
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    visitor: Visitor,
    language: Language,
    place: string,
    refused?: AppError,
    trouble?: string,
  ) {
    const { token } = request.params as { token: string }
    const base = baseOf(token)
    const view = await viewOf(request, visitor, { base, language }, refused)
    const full = trouble !== undefined && view.is === 'filling' ? { ...view, trouble } : view
    const address = `${deps.publicUrl}${base}`
    return reply
      .status(trouble !== undefined ? 422 : statusOf(visitor, refused))
      .headers({ 'cache-control': 'no-store', 'content-language': language, 'x-robots-tag': 'noindex' })
      .type('text/html; charset=utf-8')
      .send(documentOf(full, place, assets, address, trouble))
  }

  async function viewOf(
    request: FastifyRequest,
    visitor: Visitor,
    page: { base: string; language: Language },
    refused?: AppError,
  ): Promise<PageView> {
    switch (visitor.is) {
      case 'inside':
        return viewFor(request, visitor.link, page.language)
      case 'proof':
        return {
          ...page,
          is: 'proof',
          company: await companyOf(parts, visitor.link),
          ...troubleOf(visitor.link, refused),
        }
      case 'shut':
        return { ...page, is: 'shut', why: linkState(visitor.link, deps.now()) as 'expired', ask: visitor.link.ask }
      default:
        return { ...page, is: 'shut', why: visitor.is }
    }
  }

  function troubleOf(link: ClientLink, refused?: AppError) {
    const turn = proofTurn(link, deps.now())
    if (turn.state === 'locked') return { trouble: { why: 'locked' as const } }
    if (refused?.code === 'RATE_LIMITED')
      return { trouble: { why: 'waiting' as const, n: Number(refused.facts.retry_after_s) } }
    if (refused?.code === 'LINK_PROOF_WRONG')
      return { trouble: { why: 'wrong' as const, n: Number(refused.facts.left) } }
    return {}
  }

  /** A screen as a plain form sends it: pictures first, then everything in one save on whatever stands there now. */
  async function savePart(link: ClientLink, key: string, form: SentForm, language: Language): Promise<string[]> {
    const applyment = await existingApplyment(deps.store.read, link.applymentId)
    const subjectType = subjectTypeOf(deps.describe, applyment)
    const fields = askedParts(link, subjectType).find((part) => part.key === key)?.fields ?? []
    const open = readForm(subjectType, applyment.form).map(({ field }) => field)
    const asked = open.filter((field) => fields.includes(field))
    const changes: Record<string, FormChanges[string]> = { ...changesIn(form, asked) }
    const troubles: string[] = []
    for (const { path, filename, bytes, cut } of form.files) {
      const field = asked.find((one) => one.path === path)
      if (!field) continue
      const bad = cut ? new AppError('PICTURE_INVALID', { problem: 'too_large' }) : undefined
      const added = bad ?? (await refusalOr(addLinkPicture(deps, link.id, { filename, bytes })))
      if (added instanceof AppError) troubles.push(`${field.label[language]}：${sentenceOf(added, language)}`)
      else changes[path] = isList(field) ? [...listed(changes[path] ?? applyment.form[path]), added.id] : added.id
    }
    const refused = await refusal(fillLink(deps, link.id, { version: applyment.version, form: changes }))
    return refused ? [...troubles, sentenceOf(refused, language)] : troubles
  }
}

function baseOf(token: string): string {
  return `/a/${encodeURIComponent(token)}`
}

/** `/a/token/part/papers?lang=en` → `part/papers` */
function placeOf(url: string, token: string): string {
  const path = url.split('?', 1)[0] ?? ''
  return path.slice(path.indexOf(token) + token.length + 1).slice(0, 80)
}

function statusOf(visitor: Visitor, refused?: AppError): number {
  if (refused) return refused.status
  return { gone: 404, busy: 429, shut: 410, elsewhere: 403, proof: 200, inside: 200 }[visitor.is]
}

const NAME_MISSING: Readonly<Record<Language, string>> = { 'zh-CN': '请填你的姓名', en: 'Type your name' }

function sentenceOf({ code, facts }: AppError, language: Language): string {
  const { title, fix } = errorEntry(code)
  const filled = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]))
  return [title, ...fix.map((one) => one.do)]
    .map((sentence) => fill(sentence[language], filled))
    .join(language === 'en' ? '. ' : '。')
}

/** A refusal of ours becomes a sentence on the page; anything else is a fault, and stays one. */
async function refusalOr<Result>(work: Promise<Result>): Promise<Result | AppError> {
  return work.catch((error: unknown) => {
    const refused = refusalOf(error)
    if (refused instanceof AppError) return refused
    throw error
  })
}

async function refusal(work: Promise<unknown>): Promise<AppError | undefined> {
  const outcome = await refusalOr(work)
  return outcome instanceof AppError ? outcome : undefined
}
