import type { ProbeSeen } from '@ruzhu/domain/channel.ts'
import { queryByBusinessCode } from '@ruzhu/wechatpay/applyments.ts'
import { securityEcho } from '@ruzhu/wechatpay/security-echo.ts'
import { queryByOutTradeNo } from '@ruzhu/wechatpay/transactions.ts'
import { CHANNEL, notOk, type Provider } from './provider.ts'

/**
 * Asks for an application, or of a merchant for an order, that does not exist. That it does not is said only to whoever's
 * number, certificate and private key belong together; an application needs no sub-merchant, as an order of a provider's
 * would: it works on the first day.
 */
export async function probe({ client, now, spMchid }: Provider, { isMerchants }: Whose): Promise<ProbeSeen> {
  const answer = isMerchants
    ? await queryByOutTradeNo(client, 'ruzhu_probe', { mchid: spMchid })
    : await queryByBusinessCode(client, 'ruzhu_probe')
  const answered = answer.state === 'ok' || (answer.state === 'refused' && NOT_THERE.has(answer.code))
  if (!answered) return notOk(answer)
  const { merchant, certificates } = client
  if (certificates.shown === 'none' && !merchant.platformKeys.current)
    return { state: 'refused', refusal: NO_CERTIFICATES }
  if (!merchant.platformKeys.current) return { state: 'unknown', why: certificates.trouble ?? 'no key is held' }
  if (await isSignedOtherwise(client)) return { state: 'refused', refusal: OTHER_KEY }
  return { state: 'ok', clockSkewMs: answer.at ? now().getTime() - answer.at.getTime() : 0 }
}

type Whose = { isMerchants: boolean }

/**
 * A no is not signed, so something has to be answered with a yes: then it shows whether we hold the gateway's right key.
 * What is sealed with it tells whether the id fits too; a gateway that takes the one and not the other says so by its no.
 */
async function isSignedOtherwise(client: Provider['client']): Promise<boolean> {
  const plain = await securityEcho(client, ECHO)
  if (plain.state !== 'ok') return plain.state === 'unknown' && plain.status === 200
  const sealed = await securityEcho(client, { ...ECHO, encrypted_echo_message: ECHO.echo_message })
  return sealed.state === 'refused'
}

// merchants that opened since the end of 2024 have none, and nothing of theirs can be verified without the public key
const NO_CERTIFICATES = { channel: CHANNEL, status: 404, code: 'RESOURCE_NOT_EXISTS', message: '无可用的平台证书' }
const ECHO = { echo_message: 'ruzhu_probe' }
const OTHER_KEY = { channel: CHANNEL, status: 200, code: 'WECHATPAY_KEY_MISMATCH', message: '微信支付的应答验签不通过' }

const NOT_THERE = new Set(['APPLYMENT_NOT_EXIST', 'APPLYMENT_NOTEXIST', 'RESOURCE_NOT_EXISTS', 'ORDER_NOT_EXIST'])
