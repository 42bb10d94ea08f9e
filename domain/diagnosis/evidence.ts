import { newestActive } from '../grants/grants.ts'
import { appidFor } from '../methods/apps.ts'
import { type Fen, yuanFromFen } from '../money.ts'
import { leftToRefund, isOffered } from '../payments/payments.ts'
import { type Text, type TextKey, type TextParams, text } from '../text.ts'
import { beijingDay, DAY_MS, later, MINUTE_MS } from '../time.ts'
import { clockTime } from './clock-time.ts'
import type { Clues } from './clues.ts'
import type { Dossier } from './dossier.ts'
import type { Look } from './looks.ts'

/**
 * One line of what our records say of a cause. `decides`: it is seen, not guessed. `alone`: and it is wrong whatever was
 * pasted, so the cause is named even where the text does not point to it.
 */
export type RecordLine = {
  verdict: 'supports' | 'rules_out' | 'notes'
  text: Text
  href?: string
  decides?: true
  alone?: true
}

type Looked = { dossier: Dossier; clues: Clues; now: Date }
type Answer = (looked: Looked) => readonly RecordLine[]

/** What the records say to this question: nothing where they know nothing of it. */
export function look(question: Look, looked: Looked): readonly RecordLine[] {
  return ANSWERS[question](looked)
}

const ANSWERS: Readonly<Record<Look, Answer>> = {
  paid: stands('paid'),
  closed: stands('closed'),
  absent: isAbsent,
  expired: hasExpired,
  number_used: isNumberUsed,
  nothing_to_refund: isLeft,
  apps: isAppKnown,
  merchant: isMerchantKnown,
  payer: isPayerKnown,
  scene: isSceneOffered,
  method: isMethodOn,
  grant: isGranted,
  certificate: isCertificateValid,
  signing_keys: whichKeys,
  serial: isSerialKnown,
  sealed_notices: turnedAway(['undecryptable']),
  unsigned_notices: turnedAway(['signature', 'unknown_key']),
  clock: isClockRight,
  applyment: howItStands,
}

function line(verdict: RecordLine['verdict'], key: TextKey, params: TextParams = {}, href?: string): RecordLine {
  return { verdict, text: text(key, params), ...(href !== undefined && { href }) }
}

function decisive(key: TextKey, params: TextParams = {}, href?: string): RecordLine {
  return { ...line('supports', key, params, href), decides: true }
}

/** The gateway may know more than we do: where we have not heard that it ended, that is no argument against it. */
function stands(as: 'paid' | 'closed'): Answer {
  return ({ dossier: { payment } }) => {
    if (!payment) return []
    const href = `/payments/${payment.id}`
    const { outTradeNo: out_trade_no } = payment
    const is = payment.state === 'closed' ? 'closed' : payment.paid === undefined ? 'pending' : 'paid'
    if (is === 'pending') return [line('notes', `diagnosis.not_yet_${as}`, { out_trade_no }, href)]
    return [line(is === as ? 'supports' : 'rules_out', `diagnosis.is_${is}`, { out_trade_no }, href)]
  }
}

function alone(key: TextKey, params: TextParams = {}, href?: string): RecordLine {
  return { ...decisive(key, params, href), alone: true }
}

function isAbsent({ dossier: { payment } }: Looked): readonly RecordLine[] {
  if (!payment) return []
  const href = `/payments/${payment.id}`
  const { outTradeNo: out_trade_no, gatewayTradeNo: gateway_trade_no } = payment
  if (!isOffered(payment)) return [line('supports', 'diagnosis.never_taken', { out_trade_no }, href)]
  const renumbered =
    gateway_trade_no === out_trade_no
      ? []
      : [line('supports', 'diagnosis.renumbered', { out_trade_no, gateway_trade_no }, href)]
  return [...renumbered, line('rules_out', 'diagnosis.was_taken', { gateway_trade_no }, href)]
}

function hasExpired({ dossier: { payment }, now }: Looked): readonly RecordLine[] {
  if (!payment || payment.paid !== undefined) return []
  const at = clockTime(payment.expiresAt)
  const over = now >= payment.expiresAt
  return [
    line(
      over ? 'supports' : 'rules_out',
      over ? 'diagnosis.expired' : 'diagnosis.not_expired',
      { at },
      `/payments/${payment.id}`,
    ),
  ]
}

function isNumberUsed({ dossier: { payment, refusals }, clues }: Looked): readonly RecordLine[] {
  if (!payment) return []
  const href = `/payments/${payment.id}`
  const { outTradeNo: out_trade_no, gatewayTradeNo: gateway_trade_no } = payment
  const renumbered =
    gateway_trade_no === out_trade_no
      ? []
      : [line('supports', 'diagnosis.renumbered', { out_trade_no, gateway_trade_no }, href)]
  const amount = yuanFromFen(payment.amount)
  const pasted = clues.named.amount.filter((asked) => !saysAmount(asked, payment.amount))
  if (pasted[0] !== undefined && clues.named.amount.length === pasted.length) {
    return [...renumbered, decisive('diagnosis.other_amount', { out_trade_no, amount, asked: pasted[0] }, href)]
  }
  const alike =
    clues.named.amount.length > 0 ? [line('notes', 'diagnosis.same_amount', { out_trade_no, amount }, href)] : []
  const first =
    refusals.length === 0
      ? [line('notes', 'diagnosis.number_known', { out_trade_no, amount, at: clockTime(payment.createdAt) }, href)]
      : []
  return [...renumbered, ...alike, ...first]
}

/** A gateway's amount is in fen or in yuan, by which gateway it is. */
function saysAmount(asked: string, amount: Fen): boolean {
  return asked === String(amount) || asked === yuanFromFen(amount) || Number(asked) === Number(yuanFromFen(amount))
}

function isLeft({ dossier: { payment, refund } }: Looked): readonly RecordLine[] {
  if (!payment) return []
  const left = leftToRefund(payment)
  const params = { paid: yuanFromFen(payment.paid ?? payment.amount), left: yuanFromFen(left) }
  const href = `/payments/${payment.id}`
  if (payment.paid === undefined) return [line('supports', 'diagnosis.nothing_paid', {}, href)]
  const short = refund ? refund.amount > payment.paid : left === 0
  return [
    line(short ? 'supports' : 'rules_out', short ? 'diagnosis.nothing_left' : 'diagnosis.something_left', params, href),
  ]
}

function isAppKnown({ dossier: { method, account, payment }, clues }: Looked): readonly RecordLine[] {
  if (!method) return []
  const href = methodHref(method)
  const known = [...method.apps.map(({ appid }) => appid), ...Object.values(account?.outline.settings ?? {})]
  const own = method.apps.map(({ appid }) => appid)
  const listed = (own.length > 0 ? own : known.filter((value) => APPID.test(value))).join('、')
  const strange = clues.named.appid.find((appid) => appid.length > 8 && !known.includes(appid))
  if (strange !== undefined && account) return [decisive('diagnosis.app_strange', { appid: strange, listed }, href)]
  const missing = payment !== undefined && appidFor(method.apps, payment.scene) === undefined
  if (missing && method.apps.length > 0) return [line('supports', 'diagnosis.app_missing', { listed }, href)]
  if (method.apps.length === 0) return [line('notes', 'diagnosis.no_app', {}, href)]
  return [line('notes', 'diagnosis.apps', { listed }, href)]
}

/** As they look at either gateway. */
const APPID = /^(?:wx[0-9a-z]{16}|\d{16})$/

function isMerchantKnown({ dossier: { method, account }, clues }: Looked): readonly RecordLine[] {
  if (!method) return []
  const params = { sub_mchid: method.subMchid }
  const other = clues.named.merchant.find((mchid) => mchid !== method.subMchid)
  if (other !== undefined)
    return [decisive('diagnosis.other_merchant', { ...params, asked: other }, methodHref(method))]
  if (account && method.mode === 'provider' && Object.values(account.outline.settings).includes(method.subMchid)) {
    return [decisive('diagnosis.merchant_is_ours', params, methodHref(method))]
  }
  const same = clues.named.merchant.includes(method.subMchid)
  return [
    line(
      same ? 'rules_out' : 'notes',
      same ? 'diagnosis.same_merchant' : 'diagnosis.merchant',
      params,
      methodHref(method),
    ),
  ]
}

function isPayerKnown({ dossier: { payment } }: Looked): readonly RecordLine[] {
  if (!payment) return []
  const href = `/payments/${payment.id}`
  if (payment.payerOpenid === undefined) return [line('supports', 'diagnosis.no_payer', {}, href)]
  return [
    payment.subAppid === undefined
      ? line('notes', 'diagnosis.payer_of_ours', {}, href)
      : line('notes', 'diagnosis.payer_of_app', { appid: payment.subAppid }, href),
  ]
}

function isSceneOffered({ dossier: { method, payment } }: Looked): readonly RecordLine[] {
  if (!method || !payment) return []
  const params = { scene: payment.scene, scenes: method.scenes.join('、') }
  const offered = method.scenes.includes(payment.scene)
  return [
    line(
      offered ? 'notes' : 'supports',
      offered ? 'diagnosis.scene' : 'diagnosis.scene_missing',
      params,
      methodHref(method),
    ),
  ]
}

function isMethodOn({ dossier: { method } }: Looked): readonly RecordLine[] {
  if (!method) return []
  const params = { name: method.name }
  const { standing } = method
  if (standing === 'active' || standing === 'check_failed')
    return [line('rules_out', 'diagnosis.method_active', params, methodHref(method))]
  return [alone(`diagnosis.method_${standing}`, params, methodHref(method))]
}

function isGranted({ dossier: { method, grants } }: Looked): readonly RecordLine[] {
  if (!method || method.mode === 'direct') return []
  const { clientId, subMchid: sub_mchid } = method
  const href = `/clients/${clientId}`
  const given = grants.filter((grant) => grant.providerId === method.providerId && grant.subMchid === sub_mchid)
  const active = newestActive(given)
  if (active) return [line('rules_out', 'diagnosis.granted', { sub_mchid, at: clockTime(active.checkedAt) }, href)]
  const withdrawn = given.find(({ withdrawnAt }) => withdrawnAt !== undefined)?.withdrawnAt
  if (withdrawn) return [alone('diagnosis.grant_withdrawn', { sub_mchid, at: clockTime(withdrawn) }, href)]
  return grants.length > 0 ? [line('supports', 'diagnosis.not_granted', { sub_mchid }, href)] : []
}

const SOON_MS = 30 * DAY_MS

function isCertificateValid({ dossier: { account }, now }: Looked): readonly RecordLine[] {
  if (!account) return []
  const href = accountHref(account.outline)
  return account.certificates.map(({ field, serialNo: serial_no, validFrom, validTo }) => {
    const params = { field, serial_no, day: beijingDay(validTo), from: beijingDay(validFrom) }
    if (now >= validTo) return alone('diagnosis.certificate_ended', params, href)
    if (now < validFrom) return alone('diagnosis.certificate_not_begun', params, href)
    const soon = validTo < later(now, SOON_MS)
    return line(soon ? 'notes' : 'rules_out', 'diagnosis.certificate_valid', params, href)
  })
}

/** A serial number in a pasted request is the one it was signed with, or encrypted to. */
function isSerialKnown({ dossier: { account }, clues: { named } }: Looked): readonly RecordLine[] {
  if (!account) return []
  const href = accountHref(account.outline)
  const known = new Set([
    ...Object.values(account.outline.settings),
    ...account.certificates.map(({ serialNo }) => serialNo),
  ])
  const [pasted] = named.serial.filter((serial) => /^[0-9A-F]{16,64}$/i.test(serial))
  if (pasted === undefined) return []
  if (known.has(pasted.toUpperCase())) return [line('notes', 'diagnosis.serial_known', { serial_no: pasted }, href)]
  return [line('supports', 'diagnosis.serial_strange', { serial_no: pasted }, href)]
}

function whichKeys({ dossier: { account } }: Looked): readonly RecordLine[] {
  if (!account || account.traces.length === 0) return []
  const href = accountHref(account.outline)
  return account.traces.map(({ field, setAt, setBy }) =>
    line('notes', 'diagnosis.key_set', { field, at: clockTime(setAt), by: setBy }, href),
  )
}

const LATELY_DAYS = 3

function lately(
  { dossier: { account }, now }: Looked,
  reasons: readonly string[],
): { count: number; day: string } | undefined {
  const since = beijingDay(later(now, -LATELY_DAYS * DAY_MS))
  const found = (account?.refusedNotices ?? []).filter(({ why, day }) => reasons.includes(why) && day >= since)
  const [last] = found
  return last && { count: found.reduce((sum, { count }) => sum + count, 0), day: last.day }
}

function turnedAway(reasons: readonly ('undecryptable' | 'signature' | 'unknown_key')[]): Answer {
  return (looked) => {
    const { account } = looked.dossier
    if (!account) return []
    const href = accountHref(account.outline)
    const lines = reasons.flatMap((why) => {
      const seen = lately(looked, [why])
      return seen ? [alone(`diagnosis.notices_${why}`, { ...seen, days: LATELY_DAYS }, href)] : []
    })
    return lines.length > 0 ? lines : [line('notes', 'diagnosis.no_notices', { days: LATELY_DAYS }, href)]
  }
}

const CLOCKS_DIFFER_MS = 5 * MINUTE_MS

/** A pasted request and its answer say both times; besides, notifications that came too old or too new tell of it. */
function isClockRight(looked: Looked): readonly RecordLine[] {
  const { text: pasted } = looked.clues
  const sent = /timestamp["'\\]{0,4}[=:]\s?["'\\]{0,4}(\d{10})(?!\d)/i.exec(pasted)?.[1]
  const answered =
    /\bdate["'\\]{0,4}[=:]\s?["'\\[]{0,4}([A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT)/i.exec(pasted)?.[1]
  const skewMs = sent !== undefined && answered !== undefined ? Number(sent) * 1000 - Date.parse(answered) : undefined
  const stale = lately(looked, ['stale'])
  const account = looked.dossier.account?.outline
  const notices =
    stale && account ? [alone('diagnosis.notices_stale', { ...stale, days: LATELY_DAYS }, accountHref(account))] : []
  if (skewMs === undefined || Number.isNaN(skewMs)) return notices
  const minutes = Math.round(Math.abs(skewMs) / MINUTE_MS)
  const wrong = Math.abs(skewMs) > CLOCKS_DIFFER_MS
  return [
    ...notices,
    wrong ? decisive('diagnosis.clock_off', { minutes }) : line('rules_out', 'diagnosis.clock_right', { minutes }),
  ]
}

function howItStands({ dossier: { applyment } }: Looked): readonly RecordLine[] {
  if (!applyment) return []
  const { id, clientId, businessCode: business_code, submitProblem } = applyment
  const href = `/clients/${clientId}/applyments/${id}`
  const at = clockTime(applyment.stateAt)
  const standing = line(
    'notes',
    'diagnosis.applyment',
    { business_code, state: applyment.gatewayState ?? applyment.state, at },
    href,
  )
  return submitProblem === undefined
    ? [standing]
    : [standing, line('notes', 'diagnosis.applyment_refused', { problem: submitProblem }, href)]
}

function methodHref({ clientId, id }: { clientId: string; id: string }): string {
  return `/clients/${clientId}/methods/${id}`
}

function accountHref({ clientId }: { clientId?: string }): string {
  return clientId === undefined ? '/settings/provider' : `/clients/${clientId}/methods`
}
