import type { Seen } from '../authorization.ts'
import type { Merchant } from '../merchants.ts'
import { checkAppid } from '../relations.ts'
import type { State } from '../state.ts'
import { askedBy } from './asked.ts'
import type { Written } from './order-fields.ts'
import { forbidden, unread } from './refusal.ts'
import { type SignType, sameSign, signOf, stringToSign } from './signing.ts'
import type { Fields } from './xml.ts'

/** Who asks, as the signature proves, and how the answer is to be signed. */
export type Caller = {
  readonly merchant: Merchant
  readonly appid: string
  readonly signType: SignType
  readonly key: string
  /** Said again in the answer. */
  readonly names: Written
}

/** What some calls demand of their signature, apart from all others. */
export type Signing = {
  /** Known from before there was a `nonce_str`. */
  readonly bare?: true
  readonly only?: SignType
}

const SIGN_TYPES = ['MD5', 'HMAC-SHA256'] as const

/** The checks that come before an answer can be signed. */
export function authenticate(state: State, fields: Fields, { bare, only }: Signing, seen: Seen): Caller {
  const asked = askedBy(fields)
  const appid = asked.need('appid', 32)
  const mchid = asked.need('mch_id', 32, /^\d+$/)
  seen.mchid = mchid
  if (!bare) asked.need('nonce_str', 32)
  const given = asked.need('sign', 64)
  const said = asked.maybe('sign_type', 32) ?? only ?? 'MD5'
  const signType = SIGN_TYPES.find((one) => one === said && (only ?? one) === one)
  if (!signType) throw unread('SIGNERROR', '签名类型错误', 'sign_type')

  const merchant = state.merchants.get(mchid)
  if (!merchant || merchant.kind === 'sub') throw unread('MCHID_NOT_EXIST', '商户号mch_id不存在', 'mch_id')
  const key = merchant.apiV2Key ?? ''
  const text = stringToSign(fields, key)
  seen.stringToSign = text.replace(/&key=.*$/s, '&key=') // the trace shows what was signed, not with what
  if (key === '' || !sameSign(signOf(text, signType, state.keys.aesKey(key)), given)) {
    throw unread('SIGNERROR', '签名错误', 'signature')
  }
  const names = { appid, mch_id: mchid, ...echoed(fields, ['sub_appid', 'sub_mch_id', 'device_info']) }
  return { merchant, appid, signType, key, names }
}

/** Once the caller is known, so that the refusal can be signed. */
export function checkApp({ apps }: State, { merchant, appid }: Caller): void {
  if (!apps.get(appid)) throw forbidden('APPID_NOT_EXIST', 'APPID不存在')
  checkAppid(merchant, appid)
}

function echoed(fields: Fields, names: readonly string[]): Written {
  return Object.fromEntries(names.map((name) => [name, fields.get(name)]))
}
