import type { Proof } from '@ruzhu/checkout/client-pages/view.ts'
import type { AppError } from '@ruzhu/domain/errors.ts'
import { maskMiddle } from '@ruzhu/domain/applyments/mask.ts'
import type { ClientLink } from '@ruzhu/domain/links/client-links.ts'
import { codeWay } from '@ruzhu/domain/links/code-way.ts'
import { askTurn, codeStanding } from '@ruzhu/domain/links/link-codes.ts'
import { proofTurn } from '@ruzhu/domain/links/proof.ts'
import type { FastifyRequest } from 'fastify'
import type { Parts } from '../parts.ts'
import { given } from '../schemas.ts'
import { pageSession, sessionHash } from './page-session.ts'
import { companyOf } from './page-view.ts'

/** The question before a link opens: a code by text message where that is set up, else the end of the contact's number. */
export async function proofView(
  parts: Parts,
  request: FastifyRequest,
  link: ClientLink,
  refused?: AppError,
): Promise<Proof> {
  const company = await companyOf(parts, link)
  const way = await codeWay(parts.deps.store.read, link)
  if (!way) return given({ is: 'proof' as const, company, trouble: digitsTrouble(parts, link, refused) })
  const { phone } = way
  const { of, asks } = parts.deps.store.read.linkCodes
  const [code, ofLink, ofNumber] = await Promise.all([of(link.id), asks(link.id), asks(`phone/${phone}`)])
  const now = parts.deps.now()
  const turn = askTurn({ link: ofLink, number: ofNumber }, now)
  const mine = code?.sessionHash === sessionHash(pageSession(request) ?? '') ? code : undefined
  const standing = mine && codeStanding(mine, now)
  const trouble = codeTrouble(standing, turn.state === 'full', refused)
  return given({
    is: 'proof' as const,
    company,
    trouble,
    code: given({
      phone: maskMiddle(phone, 3, 4),
      asked: standing === 'open' ? (mine?.state === 'sent' ? ('sent' as const) : ('unknown' as const)) : undefined,
      againInS: turn.state === 'waiting' ? Math.ceil((turn.until.getTime() - now.getTime()) / 1000) : undefined,
      full: turn.state === 'full' ? true : undefined,
      ask: standing === 'refused' || turn.state === 'full' ? link.ask : undefined,
    }),
  })
}

/** What went wrong last, as far as it is still so. */
function codeTrouble(
  standing: ReturnType<typeof codeStanding> | undefined,
  full: boolean,
  refused?: AppError,
): Proof['trouble'] {
  if (refused?.code === 'LINK_CODE_WRONG') return { why: 'code_wrong', n: Number(refused.facts.left) }
  if (refused?.code === 'RATE_LIMITED') return { why: 'code_waiting', n: Number(refused.facts.retry_after_s) }
  if (full && standing !== 'open') return { why: 'code_full' }
  if (standing === 'refused') return { why: 'code_refused' }
  if (standing === 'expired' || standing === 'spent') return { why: `code_${standing}` }
  return refused && standing === undefined ? { why: 'code_over' } : undefined
}

function digitsTrouble({ deps }: Parts, link: ClientLink, refused?: AppError): Proof['trouble'] {
  const turn = proofTurn(link, deps.now())
  if (turn.state === 'locked') return { why: 'locked' }
  if (refused?.code === 'RATE_LIMITED') return { why: 'waiting', n: Number(refused.facts.retry_after_s) }
  return refused?.code === 'LINK_PROOF_WRONG' ? { why: 'wrong', n: Number(refused.facts.left) } : undefined
}
