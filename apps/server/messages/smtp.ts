import type { Handed, Letter } from '@ruzhu/domain/messages/courier.ts'
import type { SmtpRoute } from '@ruzhu/domain/messages/routes.ts'
import { createTransport } from 'nodemailer'
import { over } from './within.ts'

const CONNECT_MS = 10_000
const SILENCE_MS = 15_000

/** Hands one mail to the company's own mail server. */
export async function mail(route: SmtpRoute, letter: Letter, longestMs: number): Promise<Handed> {
  const transport = createTransport({
    host: route.host,
    port: route.port,
    secure: route.tls === 'implicit',
    requireTLS: route.tls === 'starttls',
    ignoreTLS: route.tls === 'none',
    ...(route.user !== undefined && { auth: { user: route.user, pass: route.password?.reveal() ?? '' } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const sent = await over(transport.sendMail(mailOf(route, letter)), longestMs)
    return sent.rejected.length === 0 ? { outcome: 'sent' } : partly(sent.rejected.length)
  } catch (error) {
    return told(error)
  } finally {
    transport.close()
  }
}

/** The id is ours and stays the same at each attempt, so that mailboxes know a repetition. */
function mailOf({ from }: SmtpRoute, { id, to, subject, text }: Letter) {
  const domain = from.replace(/>$/, '').split('@').at(-1) ?? 'localhost'
  return {
    from,
    to: [...to],
    subject,
    text,
    messageId: `<${id}@${domain}>`,
    headers: { 'auto-submitted': 'auto-generated' },
  }
}

/** Some addressees got it: sending it again would reach those twice. */
function partly(refused: number): Handed {
  return { outcome: 'refused', reason: `${refused} addressees refused`, again: false }
}

// What nodemailer calls a phase of the talk: https://nodemailer.com/smtp/#error-codes
const NEVER_BEGAN = ['ECONNECTION', 'EDNS', 'ETLS', 'ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH']
const WRONG_SETTINGS = ['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ECONFIG']

/**
 * A mail server answers with a number: 4xx is "not now", 5xx is "never". Silence is only harmless while nothing but the
 * envelope was spoken of; once the mail itself was on its way, it may have been taken.
 */
function told(error: unknown): Handed {
  const { code = '', responseCode, command = '' } = detailOf(error)
  if (WRONG_SETTINGS.includes(code)) return { outcome: 'refused', reason: reason(code, responseCode), again: false }
  if (responseCode !== undefined) {
    return { outcome: 'refused', reason: reason(code, responseCode), again: responseCode < 500 }
  }
  if (NEVER_BEGAN.includes(code) || command === 'CONN') {
    return { outcome: 'refused', reason: reason(code || 'connection'), again: true }
  }
  return { outcome: 'unknown', reason: reason(code || 'timeout') }
}

function reason(code: string, responseCode?: number): string {
  return ['smtp', code.toLowerCase(), responseCode].filter(Boolean).join(' ')
}

function detailOf(error: unknown): { code?: string; responseCode?: number; command?: string } {
  if (typeof error !== 'object' || error === null) return {}
  const { code, responseCode, command } = error as Record<string, unknown>
  return {
    ...(typeof code === 'string' && { code }),
    ...(typeof responseCode === 'number' && { responseCode }),
    ...(typeof command === 'string' && { command }),
  }
}
