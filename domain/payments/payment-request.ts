import type { PrepayBesides } from '../channel.ts'
import { characters, isPlainText, namesOf, refuseProblems } from '../field-check.ts'
import type { ClientId, MethodId } from '../ids.ts'
import type { Fen } from '../money.ts'
import { DAY_MS, HOUR_MS, later, MINUTE_MS, SECOND_MS } from '../time.ts'
import { type Payment, type Scene, SCENES } from './payments.ts'

/** What the client's system asks for. Either the method is named, or the client: then its first method for the scene. */
export type PaymentRequest = {
  methodId?: MethodId
  clientId?: ClientId
  scene: Scene
  outTradeNo: string
  description: string
  amount: Fen
  attach?: string
  payerOpenid?: string
  /** Two hours from now where it is not said: as long as what the payer is shown can be used; a minute at a till. */
  expiresAt?: Date
  /** Of the smallest amount, by one of us: made also with a method that is not switched on yet. */
  trial?: boolean
} & PrepayBesides

export const DEFAULT_LIFETIME_MS = 2 * HOUR_MS
/** Whoever stands at a till is told; gateways give the payer as long to confirm. */
const TILL_LIFETIME_MS = MINUTE_MS
// The gateway silently lengthens shorter ones and cuts longer ones, and then holds another instant than we.
const SHORTEST_LIFETIME_MS = MINUTE_MS
const LONGEST_LIFETIME_MS = 7 * DAY_MS

const OUT_TRADE_NO = /^[0-9A-Za-z_\-|*]{6,32}$/
/** 100 million yuan: no single payment comes near, and every number system in between holds it. */
const LARGEST_FEN = 10_000_000_000

/** What is wrong with a request whatever the time. https://pay.weixin.qq.com/doc/v3/partner/4012738519 */
export function checkRequest(request: PaymentRequest): void {
  const { outTradeNo, description, amount, attach, payerOpenid, scene } = request
  const needsPayer = scene === 'jsapi' || scene === 'mini_program'
  refuseProblems({
    method_id: !request.methodId && !request.clientId && 'method_id or client_id is needed',
    scene: !SCENES.includes(scene) && `one of ${SCENES.join(', ')}`,
    out_trade_no: !OUT_TRADE_NO.test(outTradeNo) && '6 to 32 of digits, letters and _ - | *',
    description:
      (description.trim() === '' || characters(description) > 127 || !isPlainText(description)) &&
      '1 to 127 characters on one line',
    amount_fen:
      !(Number.isSafeInteger(amount) && amount >= 1 && amount <= LARGEST_FEN) && `a whole number, 1 to ${LARGEST_FEN}`,
    attach:
      attach !== undefined &&
      (characters(attach) > 128 || !isPlainText(attach) || attach === '') &&
      '1 to 128 characters on one line',
    payer_openid:
      !payerFits(payerOpenid, needsPayer) &&
      '1 to 128 letters, digits and _ -; only and always for jsapi and mini_program',
    auth_code:
      (scene === 'bar_code') !== AUTH_CODE.test(request.authCode?.reveal() ?? '') &&
      'what the till scanned: 16 to 24 digits, or fp and 33 letters and digits; only and always for bar_code',
    return_url:
      request.returnUrl !== undefined &&
      !(inBrowser(scene) && /^https?:\/\/[\x21-\x7e]{1,240}$/.test(request.returnUrl)) &&
      'an http(s) address of up to 248 characters; only for h5 and page',
    payer_client_ip:
      request.payerClientIp !== undefined && !/^[0-9a-fA-F.:]{3,45}$/.test(request.payerClientIp) && 'an IP address',
    expires_at: request.expiresAt && Number.isNaN(request.expiresAt.getTime()) && 'a time',
  })
}

/** Of the payer's phone: https://opendocs.alipay.com/open/1f1fe18c_alipay.trade.pay and https://pay.weixin.qq.com/doc/v3/partner/4012085810 */
const AUTH_CODE = /^(?:[0-9]{16,24}|fp[0-9A-Za-z]{33})$/

function inBrowser(scene: Scene): boolean {
  return scene === 'h5' || scene === 'page'
}

function payerFits(payerOpenid: string | undefined, needed: boolean): boolean {
  return payerOpenid === undefined ? !needed : needed && /^[\w-]{1,128}$/.test(payerOpenid)
}

/** When a new payment ends. Only a new one is measured by the clock: a repeated request may come later than that. */
export function expiryOf(request: PaymentRequest, now: Date): Date {
  const expiresAt =
    request.expiresAt ?? later(now, request.scene === 'bar_code' ? TILL_LIFETIME_MS : DEFAULT_LIFETIME_MS)
  const lifetimeMs = expiresAt.getTime() - now.getTime()
  refuseProblems({
    expires_at:
      (lifetimeMs < SHORTEST_LIFETIME_MS || lifetimeMs > LONGEST_LIFETIME_MS) && 'from 1 minute to 7 days from now',
  })
  return wholeSecond(expiresAt)
}

/** In which fields of our API a repeated request is another one than the payment that it made; '' where it is the same. */
export function differenceOf(payment: Payment, request: PaymentRequest): string {
  return namesOf({
    method_id: request.methodId !== undefined && request.methodId !== payment.methodId,
    scene: request.scene !== payment.scene,
    description: request.description !== payment.description,
    amount_fen: request.amount !== payment.amount,
    attach: request.attach !== payment.attach,
    // where nobody is named, the payment learns its payer when it is paid
    payer_openid: request.payerOpenid !== undefined && request.payerOpenid !== payment.payerOpenid,
    expires_at: request.expiresAt !== undefined && Number(wholeSecond(request.expiresAt)) !== Number(payment.expiresAt),
  })
}

/** Gateways know whole seconds. */
function wholeSecond(at: Date): Date {
  return new Date(Math.ceil(at.getTime() / SECOND_MS) * SECOND_MS)
}
