import { type Answer, reasonOf, type Refused } from '@ruzhu/alipay/answers.ts'
import { queryTrade } from '@ruzhu/alipay/trades.ts'
import type { AccountTools, CheckSeen } from '@ruzhu/domain/checks/asking.ts'
import type { GatewayRefusal } from '@ruzhu/domain/errors.ts'
import { MINUTE_MS } from '@ruzhu/domain/time.ts'
import { both } from '@ruzhu/domain/text.ts'
import { step } from '../../../contract/step.ts'
import { CHANNEL, clientFor, notAuthorized, notOk, type Provider } from '../provider.ts'

type Asked = Answer<unknown>

/**
 * The account's own links, by a trade that does not exist. A third-party application is told at once that it may not ask
 * for itself, which is said only to whoever signs rightly; for the merchant it asks with what that granted.
 */
export class AccountChecks {
  readonly #provider: Provider
  readonly #tools: AccountTools
  readonly #subMchid: string | undefined
  #own: Promise<Asked> | undefined
  #merchants: Promise<Asked | undefined> | undefined

  /** @param subMchid  of whom it is asked besides, where the account is to serve somebody */
  constructor(provider: Provider, tools: AccountTools, subMchid?: string) {
    this.#provider = provider
    this.#tools = tools
    this.#subMchid = subMchid
  }

  async clock(): Promise<CheckSeen> {
    const asked = await this.#asOurselves()
    if (asked.state === 'refused' && /timestamp/.test(reasonOf(asked))) return failed(asked)
    // whose signature cannot be verified is believed no time either
    if (!asked.at && asked.state === 'unknown' && asked.doubt) return { state: 'skipped', reason: NOT_BELIEVED }
    if (!asked.at) return { state: 'unknown', why: asked.state === 'unknown' ? asked.why : 'the answer names no time' }
    return skewSeen(this.#tools.now().getTime() - asked.at.getTime())
  }

  online(): Promise<CheckSeen> {
    return this.#unlessRefused(this.#asOurselves(), /not-online-app/)
  }

  async signature(): Promise<CheckSeen> {
    const asked = await this.#asOurselves()
    if (asked.state === 'unknown') return asked.doubt ? PASS : { state: 'unknown', why: asked.why }
    return asked.state === 'ok' || AFTER_SIGNATURE.test(reasonOf(asked)) ? PASS : failed(asked)
  }

  async answer(): Promise<CheckSeen> {
    const asked = await this.#asOurselves()
    if (asked.state !== 'unknown') return PASS
    if (asked.doubt === 'signature') return { state: 'fail', refusal: otherKey() }
    return asked.doubt ? { state: 'skipped', reason: SEE_NEXT } : { state: 'unknown', why: asked.why }
  }

  async platformKey(): Promise<CheckSeen> {
    if (!this.#provider.client.app.certificates) return { state: 'skipped', reason: KEY_MODE }
    const asked = await this.#asOurselves()
    if (asked.state !== 'unknown') return PASS
    return asked.doubt === 'certificate'
      ? { state: 'fail', refusal: unknownCertificate() }
      : { state: 'unknown', why: asked.why }
  }

  async ipWhitelist(): Promise<CheckSeen> {
    const asked = (await this.#forMerchant()) ?? (await this.#asOurselves())
    return this.#unlessRefused(Promise.resolve(asked), /illegal-client-ip/)
  }

  async grant(): Promise<CheckSeen> {
    const asked = await this.#forMerchant()
    if (!asked) return { state: 'fail', refusal: notAuthorized().refusal }
    return this.#unlessRefused(Promise.resolve(asked), /app-auth-token(?!.*no-api)/)
  }

  #asOurselves(): Promise<Asked> {
    this.#own ??= queryTrade(this.#provider.client, NO_SUCH_TRADE)
    return this.#own
  }

  #forMerchant(): Promise<Asked | undefined> {
    const subMchid = this.#subMchid
    if (subMchid === undefined) return Promise.resolve(undefined)
    this.#merchants ??= clientFor(this.#provider, subMchid).then(
      (client) => client && queryTrade(client, NO_SUCH_TRADE),
    )
    return this.#merchants
  }

  async #unlessRefused(asking: Promise<Asked>, reason: RegExp): Promise<CheckSeen> {
    const asked = await asking
    if (asked.state === 'unknown' && !asked.doubt) return { state: 'unknown', why: asked.why }
    return asked.state === 'refused' && reason.test(reasonOf(asked)) ? failed(asked) : PASS
  }
}

const PASS: CheckSeen = { state: 'pass' }
const NO_SUCH_TRADE = { out_trade_no: 'ruzhu_check' }
/** What the gateway says only once it has taken the signature. https://opendocs.alipay.com/common/02km9f */
const AFTER_SIGNATURE = /^ACQ\.|self-invoke|permissions|illegal-client-ip|app-auth|access-forbidden/
const KEY_MODE = both(
  '公钥模式没有平台证书，公钥在上一项已验证',
  'In key mode there is none; the key was shown by the check before',
)
const NOT_BELIEVED = both(
  '应答验签不通过，时间不可信，见后面的项',
  'Its answer cannot be verified, so neither can its time; see below',
)
const SEE_NEXT = both('支付宝换了证书，见下一项', 'Alipay signs with another certificate; see the next check')

function failed(asked: Refused): CheckSeen {
  const seen = notOk(asked)
  return seen.state === 'refused' ? { state: 'fail', refusal: seen.refusal } : seen
}

function otherKey(): GatewayRefusal {
  return { channel: CHANNEL, status: 200, code: 'ALIPAY_KEY_MISMATCH', message: '支付宝的应答验签不通过' }
}

function unknownCertificate(): GatewayRefusal {
  return { channel: CHANNEL, status: 200, code: 'ALIPAY_CERTIFICATE_UNKNOWN', message: '取不到支付宝用来签名的证书' }
}

/** The gateway bears a good deal; a payment that expires after minutes does not. */
function skewSeen(skewMs: number): CheckSeen {
  const seconds = Math.round(Math.abs(skewMs) / 1000)
  const reason =
    skewMs < 0
      ? both(`这台服务器慢 ${seconds} 秒`, `this server is ${seconds} s behind`)
      : both(`这台服务器快 ${seconds} 秒`, `this server is ${seconds} s ahead`)
  if (Math.abs(skewMs) >= 5 * MINUTE_MS) return { state: 'fail', reason, fix: SET_CLOCK }
  if (Math.abs(skewMs) >= MINUTE_MS) return { state: 'warn', reason, fix: SET_CLOCK }
  return { state: 'pass', note: both(`相差 ${seconds} 秒`, `${seconds} s apart`) }
}

const SET_CLOCK = [
  step(
    'operator',
    '在这台服务器上开启时间同步（NTP），校准后重新检测。',
    'Switch on time synchronisation (NTP) on this server, and check again.',
  ),
]
