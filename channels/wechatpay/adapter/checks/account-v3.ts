import type { AccountTools, CheckSeen } from '@ruzhu/domain/checks/asking.ts'
import type { GatewayRefusal } from '@ruzhu/domain/errors.ts'
import type { TryAs } from '@ruzhu/domain/providers/passport.ts'
import type { Answer, Refused, Unknown } from '@ruzhu/wechatpay/answers.ts'
import { queryByBusinessCode } from '@ruzhu/wechatpay/applyments.ts'
import { type Echo, securityEcho } from '@ruzhu/wechatpay/security-echo.ts'
import { queryByOutTradeNo } from '@ruzhu/wechatpay/transactions.ts'
import { both } from '@ruzhu/domain/text.ts'
import { secret } from '../account-fields.ts'
import { CHANNEL, notOk, type Provider } from '../provider.ts'
import { blameOf } from './blame.ts'
import { checkSkew } from './clock.ts'
import type { AccountChecks } from './index.ts'
import { triedKey } from './tried-key.ts'

/** The account's own links, in v3. What several checks look at is asked once. */
export function accountChecksV3(provider: Provider, { account }: AccountTools, tryAs: TryAs): AccountChecks {
  const { client, spMchid, now } = provider
  const isMerchants = account.clientId !== undefined
  const query = once(
    (): Promise<Answer<unknown>> =>
      isMerchants
        ? queryByOutTradeNo(client, NO_SUCH_ORDER, { mchid: spMchid })
        : queryByBusinessCode(client, NO_SUCH_ORDER),
  )
  const echo = once(() => securityEcho(client, ECHO))
  return {
    clock: async () => {
      const asked = await query()
      if (asked.state === 'refused' && TIMESTAMP.test(asked.message)) return failed(asked)
      const measured = checkSkew(asked.at, now())
      if (measured.state !== 'pass' || asked.state === 'unknown') return measured
      const answered = await echo()
      return answered.state === 'unknown' && STALE.test(answered.why) ? { state: 'fail', refusal: stale() } : measured
    },
    signature: async () => (isAnswered(await query()) ? { state: 'pass' } : notAnswered(await query())),
    answer: async () => {
      const answered = await echo()
      if (answered.state !== 'unknown') return answered.state === 'ok' ? { state: 'pass' } : failed(answered)
      if (UNKNOWN_KEY.test(answered.why)) return { state: 'skipped', reason: OTHER_KEY_NEXT }
      if (answered.status === 200) return { state: 'fail', refusal: otherKey() }
      // without any key nothing is sent: whose fault that is the next check tells
      return client.merchant.platformKeys.current
        ? { state: 'unknown', why: answered.why }
        : { state: 'skipped', reason: OTHER_KEY_NEXT }
    },
    platform_key: async () => {
      const answered = await echo()
      if (!client.merchant.platformKeys.current) {
        const { shown, trouble } = client.certificates
        return shown === 'none'
          ? { state: 'fail', refusal: noCertificates() }
          : { state: 'unknown', why: trouble ?? 'no key is held' }
      }
      if (answered.state === 'unknown') {
        return UNKNOWN_KEY.test(answered.why)
          ? { state: 'fail', refusal: otherKey() }
          : { state: 'unknown', why: answered.why }
      }
      const sealed = await securityEcho(client, { ...ECHO, encrypted_echo_message: ECHO.echo_message })
      if (sealed.state === 'unknown') return { state: 'unknown', why: sealed.why }
      return sealed.state === 'ok' ? { state: 'pass' } : { state: 'fail', refusal: otherKey() }
    },
    api_v3_key: () => triedKey(tryAs, 'api_v3_key', secret(account, 'api_v3_key')),
    api_v2_key: () => triedKey(tryAs, 'api_v2_key', secret(account, 'api_v2_key')),
    grant: async (method) => {
      const asked = await queryByOutTradeNo(client, NO_SUCH_ORDER, { sp_mchid: spMchid, sub_mchid: method.subMchid })
      if (asked.state === 'unknown') return { state: 'unknown', why: asked.why }
      return asked.state === 'refused' && blameOf(asked) === 'grant' ? failed(asked) : { state: 'pass' }
    },
  }
}

export const NO_SUCH_ORDER = 'ruzhu_check'
const ECHO: Echo = { echo_message: 'ruzhu_check' }
const NOT_THERE = new Set(['APPLYMENT_NOT_EXIST', 'APPLYMENT_NOTEXIST', 'RESOURCE_NOT_EXISTS', 'ORDER_NOT_EXIST'])
// how `Answer.why` and the gateway put it
const STALE = /signature: stale/
const UNKNOWN_KEY = /signature: unknown_key/
const TIMESTAMP = /timestamp/i

export function once<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let asked: Promise<Value> | undefined
  return () => (asked ??= ask())
}

function isAnswered(answer: Answer<unknown>): boolean {
  return answer.state === 'ok' || (answer.state === 'refused' && NOT_THERE.has(answer.code))
}

function notAnswered(answer: Answer<unknown>): CheckSeen {
  if (answer.state === 'refused') return failed(answer)
  return answer.state === 'unknown' ? { state: 'unknown', why: answer.why } : { state: 'pass' }
}

function failed(answer: Refused | Unknown): CheckSeen {
  const seen = notOk(answer)
  return seen.state === 'refused' ? { state: 'fail', refusal: seen.refusal } : seen
}

const OTHER_KEY_NEXT = both('平台用的公钥我们没有，见下一项', 'The platform’s key is not held here; see the next check')

function otherKey(): GatewayRefusal {
  return { channel: CHANNEL, status: 200, code: 'WECHATPAY_KEY_MISMATCH', message: '微信支付的应答验签不通过' }
}

function noCertificates(): GatewayRefusal {
  return { channel: CHANNEL, status: 404, code: 'RESOURCE_NOT_EXISTS', message: '无可用的平台证书' }
}

function stale(): GatewayRefusal {
  return {
    channel: CHANNEL,
    status: 200,
    code: 'WECHATPAY_ANSWER_STALE',
    message: '应答的签名时间和本机相差超过 5 分钟',
  }
}
