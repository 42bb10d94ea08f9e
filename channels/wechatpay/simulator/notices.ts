import { beijingTime } from '@ruzhu/domain/time.ts'
import type { Fault, Letter, NotificationNote, NotificationOrder, Spoiling } from '../../contract/simulator.ts'
import { answerMessage, sealText, signature } from './crypto.ts'
import { type Draw, noticeKey } from './gateway-keys.ts'
import type { Merchant } from './merchants.ts'
import { contentOf } from './notice-contents.ts'
import type { State } from './state.ts'
import { isXmlNotice } from './v2/xml-events.ts'

/** Seconds after each failure: 24 h 4 min in all. https://pay.weixin.qq.com/doc/v3/merchant/4012791861 */
export const LADDER_S = [
  15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600,
] as const

/** Something happened that a merchant is to hear of. One that has set no APIv3 key hears of nothing. */
export function tell(state: State, order: Omit<NotificationOrder, 'gateway' | 'seal'>): void {
  if (!isXmlNotice(order) && contentOf(state, order).merchant.apiV3Key === undefined) return
  state.world.notify({ ...order, gateway: 'wechatpay', seal: noticeSeal(state) })
}

const SUMMARIES: Readonly<Record<string, string>> = {
  'TRANSACTION.SUCCESS': '支付成功',
  'REFUND.SUCCESS': '退款成功',
  'REFUND.ABNORMAL': '退款异常',
  'REFUND.CLOSED': '退款关闭',
  'PROFITSHARING.SUCCESS': '分账',
  'PROFITSHARING.RETURN': '分账回退',
  'SECURITY_ECHO.SUCCESS': '安全测试',
  'VIOLATION.PUNISH': '商户平台处置',
  'VIOLATION.INTERCEPT': '商户交易拦截',
  'VIOLATION.APPEAL': '商户平台处置申诉',
}

/** The nonce of the ciphertext, drawn once: every repeat of a notification is the same text. */
export function noticeSeal({ world }: State): string {
  return world.random(9).toString('base64url')
}

/**
 * One attempt: the envelope as at the first, signed anew. Made from the trade or refund each time, so that a million
 * notifications cost no more than their numbers.
 */
export async function letter(state: State, note: NotificationNote, spoiling: Spoiling): Promise<Letter> {
  const { merchant, serial, type, resource } = contentOf(state, note)
  const body = envelope(state, merchant, note, type, JSON.stringify(resource))
  const key = noticeKey(merchant, serial, drawn(state))
  if (!key) throw new Error(`${merchant.mchid} has no key of the gateway`)
  const timestamp = String(Math.floor(state.world.machineNow() / 1000))
  const nonce = state.world.random(16).toString('hex')
  const signed = await signature(answerMessage(timestamp, nonce, body), state.keys.privateKey(key.privateKey))
  return {
    body,
    headers: [
      ['Content-Type', 'application/json'],
      ['Accept', '*/*'],
      ['User-Agent', 'Mozilla/4.0'],
      ['Wechatpay-Timestamp', timestamp],
      ['Wechatpay-Nonce', nonce],
      ['Wechatpay-Signature', spoil(signed, spoiling)],
      ['Wechatpay-Serial', key.serial],
      ['Wechatpay-Signature-Type', 'WECHATPAY2-SHA256-RSA2048'],
      ['Request-ID', `${note.id.replaceAll('-', '').toUpperCase()}-0`],
    ],
  }
}

/** While keys change, chance says which of them signs. */
export function drawn({ world }: State): Draw {
  return { now: world.now(), luck: world.random(2).readUInt16BE() / 65_536 }
}

/** How a fault asks for a signature to be spoilt, if it does. */
export function spoilingOf(fault: Fault | undefined): Spoiling {
  return fault?.effect === 'bad_signature' || fault?.effect === 'probe' ? fault.effect : undefined
}

/** A probe is how the gateway tests whether signatures are checked at all. */
export function spoil(signed: string, spoiling: Spoiling): string {
  if (spoiling === 'probe') return `WECHATPAY/SIGNTEST/${signed.slice('WECHATPAY/SIGNTEST/'.length)}`
  if (spoiling === undefined) return signed
  return (signed.startsWith('A') ? 'B' : 'A') + signed.slice(1)
}

function envelope(state: State, merchant: Merchant, note: NotificationNote, type: string, plaintext: string): string {
  const key = state.keys.aesKey(merchant.apiV3Key ?? '')
  return JSON.stringify({
    id: note.id,
    create_time: beijingTime(new Date(note.createdAt)),
    resource_type: 'encrypt-resource',
    event_type: note.eventType,
    summary: SUMMARIES[note.eventType] ?? '',
    resource: {
      original_type: type,
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext: sealText(plaintext, key, note.seal, type),
      associated_data: type,
      nonce: note.seal,
    },
  })
}
