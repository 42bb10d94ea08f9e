import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import keys from '@ruzhu/channels/wechatpay/vectors/keys.json' with { type: 'json' }

/** One answer, signed once with the published key G1. */
export const PUBLIC_KEY_ID = 'PUB_KEY_ID_0114232134912410000000000000'
export const PUBLIC_PEM = createPublicKey(keys.G1.pem).export({ type: 'spki', format: 'pem' }).toString()
export const PREPAY_ID = 'wx201410272009395522657a690389285100'
export const ANSWERED_AT = new Date('2026-11-23T02:00:00Z')

const NONCE = 'c5ac7061fccab6bf3e254dcf98995b8c'

export function signedAnswer(at: Date) {
  const body = JSON.stringify({ prepay_id: PREPAY_ID })
  return { headers: { ...ORDINARY, ...signed(body, at) }, body }
}

/** What the gateway puts above an answer, or a notification, of these bytes. */
export function signed(body: string, at: Date) {
  const seconds = String(Math.floor(at.getTime() / 1000))
  const signature = sign('sha256', Buffer.from(`${seconds}\n${NONCE}\n${body}\n`), createPrivateKey(keys.G1.pem))
  return {
    'Wechatpay-Nonce': NONCE,
    'Wechatpay-Timestamp': seconds,
    'Wechatpay-Serial': PUBLIC_KEY_ID,
    'Wechatpay-Signature': signature.toString('base64'),
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  }
}

const ORDINARY = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'no-cache, must-revalidate',
  'X-Content-Type-Options': 'nosniff',
  'Request-ID': '08F5B8C2A50610B8F1D2A30618F0FEB857-0',
  'Content-Language': 'zh-CN',
}
