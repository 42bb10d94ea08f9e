import type { GatewayRefusal } from '@ruzhu/domain/errors.ts'
import type { Secret } from '@ruzhu/domain/secret.ts'
import { reasonOf, type Refused, type Unknown } from '@ruzhu/alipay/answers.ts'
import type { AlipayClient } from '@ruzhu/alipay/client.ts'
import type { NativeProducts } from './native-products.ts'

/** One account of ours, ready to call: an application with its keys, and the merchant it belongs to. */
export type Provider = {
  client: AlipayClient
  /** PID of our own company. */
  pid: string
  /** What the account says of its contract for codes; the gateway's own default where this is missing. */
  nativeProductCode?: string
  nativeProducts: NativeProducts
  findGrant(subMchid: string): Promise<Secret<'app_auth_token'> | undefined>
  /** Of a merchant that granted nothing: whether it is one of this platform's own (直付通), who need not. */
  isSubMerchant(subMchid: string): Promise<boolean>
  /** Told when the gateway refused what was found. */
  grantRefused(subMchid: string): void
  now: () => Date
}

export const CHANNEL = 'alipay'

/**
 * Calls for ourselves and for merchants of our own platform need no grant; for anybody else there is none to call with where
 * none is found.
 */
export async function clientFor({ client, pid, findGrant, grantRefused, isSubMerchant }: Provider, subMchid: string) {
  if (subMchid === pid) return client
  const token = await findGrant(subMchid)
  if (token) return client.onBehalfOf(token.reveal(), () => grantRefused(subMchid))
  return (await isSubMerchant(subMchid)) ? client : undefined
}

/** Nothing was sent: a no like the gateway's own to a token that it no longer knows. */
export function notAuthorized(): { state: 'refused'; refusal: GatewayRefusal } {
  const message = '商家还没有授权给这个应用，或已取消授权'
  return { state: 'refused', refusal: { channel: CHANNEL, status: 403, code: 'MERCHANT_NOT_AUTHORIZED', message } }
}

export function notAsked(): { state: 'unknown'; why: string } {
  return { state: 'unknown', why: 'not asked: the merchant has not granted us anything, or took it back' }
}

/** What is not ok, in the words of the port: a definite no, or not known. */
export function notOk(
  answer: Refused | Unknown,
): { state: 'refused'; refusal: GatewayRefusal } | { state: 'unknown'; why: string } {
  return answer.state === 'refused'
    ? { state: 'refused', refusal: refusalOf(answer) }
    : { state: 'unknown', why: answer.why }
}

/** The gateway refuses with HTTP 200; its reason is the narrower of its two codes. */
function refusalOf(refused: Refused): GatewayRefusal {
  const { subMsg, msg, traceId } = refused
  const said = { channel: CHANNEL, status: 200, code: reasonOf(refused), message: subMsg ?? msg }
  return { ...said, ...(traceId === undefined ? {} : { requestId: traceId }) }
}

/** The question was refused, not what it is about. */
export function unanswered(answer: Refused | Unknown): { state: 'unknown'; why: string } {
  if (answer.state === 'unknown') return { state: 'unknown', why: answer.why }
  return { state: 'unknown', why: `the query was refused: ${reasonOf(answer)} ${answer.subMsg ?? answer.msg}` }
}

/** Some services leave the family out: `TRADE_NOT_EXIST`. */
export function isNoSuchTrade(answer: Refused | Unknown): boolean {
  return answer.state === 'refused' && /^(ACQ\.)?TRADE_NOT_EXIST$/.test(reasonOf(answer))
}

export function otherPayment(): { state: 'unknown'; why: string } {
  return { state: 'unknown', why: 'the answer is about another payment' }
}
