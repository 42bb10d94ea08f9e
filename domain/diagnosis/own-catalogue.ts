import { CODES } from '../error-codes.ts'
import { type ErrorEntry, type Fix } from '../errors.ts'
import type { Sentence } from '../text.ts'
import type { Catalogue, Cause } from './causes.ts'
import type { Look } from './looks.ts'

/** What of our records decides about an error of our own. */
const LOOKS: Readonly<Record<string, readonly Look[]>> = {
  METHOD_UNAVAILABLE: ['method', 'scene'],
  OUT_TRADE_NO_USED: ['number_used'],
  REFUND_TOO_LARGE: ['nothing_to_refund'],
  REFUND_NOT_POSSIBLE: ['nothing_to_refund'],
  PAYMENT_NOT_OPEN: ['paid', 'closed'],
  APPLYMENT_LOCKED: ['applyment'],
  APPLYMENT_INCOMPLETE: ['applyment'],
}

const HOLE = /\{\w+\}/g

/** What is explained by the gateway's own code, which stands beside it. */
const OF_THE_GATEWAY = new Set(['GATEWAY_REFUSED'])

/** Errors of our own API: pasted as often as a gateway's, by whoever integrates with us. */
export const OWN_CATALOGUE: Catalogue = {
  channel: 'ruzhu',
  label: { 'zh-CN': '入驻', en: 'Ruzhu' },
  marks: /\brq_[0-9a-f]{24}\b|\/docs#[A-Z]|problem\+json/,
  ours: true,
  spell: (code) => code,
  causes: Object.entries(CODES).flatMap(([code, entry]) => (OF_THE_GATEWAY.has(code) ? [] : [causeOf(code, entry)])),
}

function causeOf(code: string, { title, fix }: ErrorEntry): Cause {
  return {
    key: code,
    title: withoutHoles(title),
    fix: fix.map((step): Fix => ({ ...step, do: withoutHoles(step.do) })),
    codes: [code],
    says: [],
    looks: LOOKS[code] ?? [],
    source: { name: `/docs#${code}`, link: `/docs#${code}` },
  }
}

/** The facts stand in the answer that was pasted; here they are not known. */
function withoutHoles(sentence: Sentence): Sentence {
  return { 'zh-CN': sentence['zh-CN'].replace(HOLE, '…'), en: sentence.en.replace(HOLE, '…') }
}
