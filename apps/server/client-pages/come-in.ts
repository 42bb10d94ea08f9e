import type { AppError } from '@ruzhu/domain/errors.ts'
import { askCode } from '@ruzhu/domain/links/ask-code.ts'
import { CODE_DIGITS } from '@ruzhu/domain/links/link-codes.ts'
import { digitsOf } from '@ruzhu/domain/links/proof.ts'
import { proveCode } from '@ruzhu/domain/links/prove-code.ts'
import { proveLink } from '@ruzhu/domain/links/prove-link.ts'
import type { ClientLink } from '@ruzhu/domain/links/client-links.ts'
import type { FastifyRequest } from 'fastify'
import { randomInt } from 'node:crypto'
import type { Parts } from '../parts.ts'
import { codeHash, newPageSession, pageSession, sessionHash } from './page-session.ts'
import { refusal } from './sentences.ts'

/** What came of an answer at the door: a refusal, or what the browser holds from now on. */
export type ComeIn = { refused: AppError } | { session: string }

/** Somebody at the door asks for a code, types one, or types the end of the contact's number. */
export async function comeIn(
  parts: Parts,
  request: FastifyRequest,
  { id }: ClientLink,
  fields: ReadonlyMap<string, readonly string[]>,
): Promise<ComeIn> {
  const typed = (name: string) => fields.get(name)?.[0]
  const { token } = request.params as { token: string }
  if (typed('ask') !== undefined) {
    const session = pageSession(request) ?? newPageSession()
    const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0')
    const fresh = { code, hash: codeHash(token, code), sessionHash: sessionHash(session) }
    return outcome(session, askCode({ ...parts.deps, courier: parts.courier }, id, fresh))
  }
  const session = newPageSession()
  const code = typed('code')
  if (code === undefined)
    return outcome(session, proveLink(parts.deps, id, typed('digits') ?? '', sessionHash(session)))
  const given = { hash: codeHash(token, digitsOf(code)), sessionHash: sessionHash(pageSession(request) ?? '') }
  return outcome(session, proveCode(parts.deps, id, given, sessionHash(session)))
}

async function outcome(session: string, work: Promise<unknown>): Promise<ComeIn> {
  const refused = await refusal(work)
  return refused ? { refused } : { session }
}
