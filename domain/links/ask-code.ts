import { existingApplyment } from '../applyments/existing-applyment.ts'
import { Overtaken, settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { LinkId } from '../ids.ts'
import type { Courier, Handed, Letter } from '../messages/courier.ts'
import type { SmsRoute } from '../messages/routes.ts'
import { worded } from '../messages/templates.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { existingLink } from './change-link.ts'
import { type ClientLink, linkState } from './client-links.ts'
import { type CodeWay, codeWay } from './code-way.ts'
import { askTurn, CODE_MINUTES, type LinkCode, recent } from './link-codes.ts'

/** A code that was just drawn, its keyed hash, and the hash of what the browser holds that asks for it. */
export type FreshCode = { code: string; hash: string; sessionHash: string }

/**
 * Sends a code to the contact's number; the one before is good no longer. That it is asked for is durable before the gateway
 * hears of it, so a process that dies in between has not given anybody one more than a day holds. It is handed over once:
 * whoever waits asks again.
 */
export async function askCode(deps: Deps & { courier: Courier }, id: LinkId, fresh: FreshCode): Promise<void> {
  const { asked, route, letter } = await settle(deps.store, (tx) => begin(tx, deps, id, fresh))
  const handed = await deps.courier(route, letter)
  await settle(deps.store, (tx) => record(tx, deps, asked, handed))
}

type Begun = { asked: LinkCode; route: SmsRoute; letter: Letter }

async function begin(tx: Records, deps: Deps, id: LinkId, fresh: FreshCode): Promise<Begun> {
  const link = await existingLink(tx, id)
  const now = deps.now()
  const state = linkState(link, now)
  if (state !== 'open' && state !== 'sent') throw new AppError('LINK_GONE')
  if (link.bound) throw new AppError('LINK_ELSEWHERE')
  const way = await codeWay(tx, link)
  if (!way) throw new AppError('LINK_CODE_OVER')
  await takeTurn(tx, link, way, now)
  const { clientId } = link
  const { hash, sessionHash } = fresh
  const asked: LinkCode = { linkId: id, clientId, hash, sessionHash, askedAt: now, tries: 0, state: 'sending' }
  await tx.linkCodes.put(asked)
  return { asked, route: way.route, letter: await letterOf(tx, deps, link, way, fresh.code) }
}

/** Counted for the link and for the number before anything is sent, and for all processes together. */
async function takeTurn(tx: Records, { id }: ClientLink, { phone }: CodeWay, now: Date): Promise<void> {
  const abouts = { link: id, number: `phone/${phone}` }
  const asks = { link: await tx.linkCodes.asks(abouts.link), number: await tx.linkCodes.asks(abouts.number) }
  const turn = askTurn(asks, now)
  const seconds = turn.state === 'free' ? 0 : Math.ceil((turn.until.getTime() - now.getTime()) / 1000)
  if (turn.state === 'full') throw new AppError('LINK_CODES_FULL', { retry_after_s: seconds })
  if (turn.state === 'waiting') throw new AppError('RATE_LIMITED', { retry_after_s: seconds })
  for (const name of ['link', 'number'] as const) {
    const after = [...recent(asks[name], now), now]
    if (!(await tx.linkCodes.keepAsks(abouts[name], after, asks[name]))) throw new Overtaken(id)
  }
}

/** It says whose link it is, and nothing of whom it is about. */
async function letterOf(
  tx: Records,
  deps: Deps,
  { applymentId }: ClientLink,
  { route, template, phone }: CodeWay,
  code: string,
): Promise<Letter> {
  const { providerId } = await existingApplyment(tx, applymentId)
  const company = (await tx.providers.byId(providerId))?.name ?? ''
  const params = { code, minutes: String(CODE_MINUTES), company }
  const { subject, text: words } = worded(template, route.language, params)
  const form = { purpose: 'code', template: 'link_code', params } as const
  return { id: deps.newId('ms'), to: [phone], subject, text: words.replaceAll(/\s+/g, ' '), sms: form }
}

async function record(tx: Records, deps: Deps, asked: LinkCode, handed: Handed): Promise<void> {
  const kept = await tx.linkCodes.of(asked.linkId)
  if (kept?.hash !== asked.hash) return // typed already, or another was asked for
  if (!(await tx.linkCodes.update({ ...kept, state: handed.outcome }, kept))) throw new Overtaken(asked.linkId)
  if (handed.outcome === 'sent') return
  const { clientId, applymentId } = await existingLink(tx, asked.linkId)
  const sentence = text(`timeline.link_code_${handed.outcome}`, { reason: handed.reason })
  await tell(tx, deps, { clientId, subject: applymentId, source: 'system', text: sentence })
}
