import type { Instant } from '../../contract/simulator.ts'
import type { Merchant, PlatformCertificate } from './merchants.ts'

/** A key of the gateway, named as `Wechatpay-Serial` names it. */
export type GatewayKey = { readonly serial: string; readonly privateKey: string }

/** The moment, and a number from 0 up to 1 that was drawn for it: while keys change, some signatures are by the new one. */
export type Draw = { readonly now: Instant; readonly luck: number }

/** The key that the merchant asked for by its name, if it is one of those in use between the two. */
export function namedKey(merchant: Merchant, serial: string | undefined): GatewayKey | undefined {
  return keysInUse(merchant).find((key) => key.serial === serial)
}

/**
 * What signs an answer: the key that was named; else a platform certificate, or the public key of a merchant that has
 * nothing else or has changed over to it. https://pay.weixin.qq.com/doc/v3/merchant/4012154180
 */
export function answeringKey(merchant: Merchant, serial: string | undefined, draw: Draw): GatewayKey | undefined {
  const publicKey = publicKeyOf(merchant)
  const changedOver = publicKeyShare(merchant, draw.now) === 1 ? publicKey : undefined
  return namedKey(merchant, serial) ?? changedOver ?? certificateKey(merchant, draw) ?? publicKey
}

/** What signs a notification: while a merchant changes over to the public key, each by chance, and more by the day. */
export function noticeKey(merchant: Merchant, serial: string | undefined, draw: Draw): GatewayKey | undefined {
  const share = publicKeyShare(merchant, draw.now)
  if (share === undefined) return answeringKey(merchant, serial, draw)
  return draw.luck < share ? publicKeyOf(merchant) : certificateKey(merchant, draw)
}

const DAY_MS = 86_400_000
/** Day by day. https://pay.weixin.qq.com/doc/v3/merchant/4012154180 */
const SHARES = [0.001, 0.01, 0.05, 0.1, 0.2, 0.5, 1] as const

/** Undefined where 开启公钥切换 was not pressed. */
export function publicKeyShare({ keyMode, publicKeySince }: Merchant, now: Instant): number | undefined {
  if (keyMode !== 'both' || publicKeySince === undefined) return undefined
  return SHARES[Math.floor(Math.max(0, now - publicKeySince) / DAY_MS)] ?? 1
}

/** The newest; of two that overlap, by chance, the newer one more and more often. */
function certificateKey({ keyMode, platformCertificates }: Merchant, { now, luck }: Draw): GatewayKey | undefined {
  const newest = platformCertificates.at(-1)
  if (keyMode === 'public_key' || !newest) return undefined
  const older = platformCertificates.at(-2)
  const { overlap } = newest
  if (!older || !overlap) return keyOf(newest)
  return luck * overlap.ms < now - overlap.from ? keyOf(newest) : keyOf(older)
}

function publicKeyOf({ keyMode, publicKey }: Merchant): GatewayKey | undefined {
  if (!publicKey || keyMode === 'platform_certificate') return undefined
  return { serial: publicKey.id, privateKey: publicKey.privateKey }
}

function keysInUse(merchant: Merchant): GatewayKey[] {
  const publicKey = publicKeyOf(merchant)
  const certificates = merchant.keyMode === 'public_key' ? [] : merchant.platformCertificates.map(keyOf)
  return [...(publicKey ? [publicKey] : []), ...certificates]
}

function keyOf({ serialNo, privateKey }: PlatformCertificate): GatewayKey {
  return { serial: serialNo, privateKey }
}
