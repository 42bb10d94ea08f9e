import { type Assets, documentOf } from '@ruzhu/checkout/client-pages/screens/screen.ts'
import type { PageView } from '@ruzhu/checkout/client-pages/view.ts'
import type { AppError } from '@ruzhu/domain/errors.ts'
import { type ClientLink, linkState } from '@ruzhu/domain/links/client-links.ts'
import type { Language } from '@ruzhu/domain/text.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Parts } from '../parts.ts'
import { formToken, pageSession } from './page-session.ts'
import { pageView } from './page-view.ts'
import { proofView } from './proof-view.ts'
import type { Visitor } from './visitors.ts'

export type PageShower = ReturnType<typeof pageShower>

/** Draws the page that a visitor may see: whole, so that it can be read where no script runs. */
export function pageShower(parts: Parts, assets: Assets) {
  const { deps } = parts
  return { show, viewFor }

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
        return { ...page, ...(await proofView(parts, request, visitor.link, refused)) }
      case 'shut':
        return { ...page, is: 'shut', why: linkState(visitor.link, deps.now()) as 'expired', ask: visitor.link.ask }
      default:
        return { ...page, is: 'shut', why: visitor.is }
    }
  }

  function viewFor(request: FastifyRequest, link: ClientLink, language: Language): Promise<PageView> {
    const { token } = request.params as { token: string }
    return pageView(parts, { link, base: baseOf(token), language, formToken: formToken(pageSession(request) ?? '') })
  }
}

export function baseOf(token: string): string {
  return `/a/${encodeURIComponent(token)}`
}

function statusOf(visitor: Visitor, refused?: AppError): number {
  if (refused) return refused.status
  return { gone: 404, busy: 429, shut: 410, elsewhere: 403, proof: 200, inside: 200 }[visitor.is]
}
