import type { Applyment } from '@ruzhu/domain/applyments/applyments.ts'
import { subjectTypeOf } from '@ruzhu/domain/applyments/subject-types.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { MaterialId } from '@ruzhu/domain/ids.ts'
import type { ClientLink } from '@ruzhu/domain/links/client-links.ts'
import { addLinkPicture, fillLink } from '@ruzhu/domain/links/fill-link.ts'
import { sendLink } from '@ruzhu/domain/links/send-link.ts'
import type { Language } from '@ruzhu/domain/text.ts'
import { Type } from 'typebox'
import { draftView } from '../client-pages/draft-view.ts'
import { pageLanguage } from '../client-pages/page-session.ts'
import { visiblePictures } from '../client-pages/page-view.ts'
import type { PageShower } from '../client-pages/show-page.ts'
import type { Visitors } from '../client-pages/visitors.ts'
import { uploadOf } from '../edge/pictures.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { Closed, Id, Words } from '../schemas.ts'
import { FormChange } from './applyments.ts'

const Token = Closed({ token: Type.String() })
const hidden = { hide: true, access: 'public' } as const

const ReadDraft = operation({ ...hidden, params: Token })
const SaveDraft = operation({
  ...hidden,
  params: Token,
  body: Closed({ version: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }), form: FormChange }),
})
const AddPicture = operation({ ...hidden, params: Token, multipart: true })
const GetPicture = operation({ ...hidden, params: Closed({ token: Type.String(), id: Id('mt') }) })
const Send = operation({ ...hidden, params: Token, body: Closed({ name: Words(64), consent: Words(32) }) })

/** What the script of the pages asks for: each thing typed, each picture taken, without a page being loaded. */
export function clientPageCalls(
  app: App,
  parts: Parts,
  { inside, insideToChange }: Visitors,
  { viewFor }: PageShower,
): void {
  const { deps } = parts

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

  function draftOf(link: ClientLink, applyment: Applyment, language: Language) {
    const subjectType = subjectTypeOf(deps.describe, applyment)
    return draftView(deps.store.read, { link, applyment, subjectType, language, now: deps.now() })
  }
}
