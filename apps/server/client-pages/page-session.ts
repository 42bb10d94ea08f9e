import { AppError } from '@ruzhu/domain/errors.ts'
import { type Language, LANGUAGES } from '@ruzhu/domain/text.ts'
import type { FastifyRequest } from 'fastify'
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { refuseForeignOrigin } from '../access/foreign-site.ts'
import { languageOf } from '../edge/language.ts'

const DAYS = 120

/** What this browser alone holds of a link: bound to the link's own addresses, and to no script. */
export function pageSession({ headers }: FastifyRequest): string | undefined {
  return cookieOf(headers.cookie, 'ruzhu_link', /^[\w-]{43}$/)
}

export function pageCookie(base: string, session: string, { secure }: { secure: boolean }): string {
  return `ruzhu_link=${session}; Path=${base}; HttpOnly; SameSite=Lax; Max-Age=${DAYS * 86_400}${secure ? '; Secure' : ''}`
}

export function newPageSession(): string {
  return randomBytes(32).toString('base64url')
}

export function sessionHash(session: string): string {
  return createHash('sha256').update(`session\n${session}`).digest('hex')
}

/** A code of six digits, keyed with the token of its link, which stands in the address and nowhere in the clear with us. */
export function codeHash(token: string, code: string): string {
  return createHmac('sha256', token).update(`code\n${code}`).digest('hex')
}

/** What a page of ours sends back with each change. A foreign page can make a browser send its cookie, and cannot read this. */
export function formToken(session: string): string {
  return createHash('sha256').update(`form\n${session}`).digest('base64url')
}

export function refuseForeignPage(request: FastifyRequest, publicUrl: string, given: unknown): void {
  refuseForeignOrigin(request, publicUrl)
  const session = pageSession(request)
  if (session === undefined || given !== formToken(session)) throw new AppError('FORBIDDEN', { role: 'operator' })
}

/** As chosen on the page, else as the browser asks. */
export function pageLanguage({ headers }: FastifyRequest, chosen?: string): Language {
  const wanted = chosen ?? cookieOf(headers.cookie, 'ruzhu_language', /^[\w-]{2,5}$/)
  return LANGUAGES.find((language) => language === wanted) ?? languageOf(headers['accept-language'])
}

export function languageCookie(base: string, language: Language): string {
  return `ruzhu_language=${language}; Path=${base}; SameSite=Lax; Max-Age=${DAYS * 86_400}`
}

function cookieOf(cookies: string | undefined, name: string, fits: RegExp): string | undefined {
  for (const cookie of cookies?.slice(0, 8192).split(';') ?? []) {
    const [key = '', value = ''] = cookie.trim().split('=', 2)
    if (key === name && fits.test(value)) return value
  }
  return undefined
}
