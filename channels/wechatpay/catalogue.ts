import type { Catalogue, Cause } from '@ruzhu/domain/diagnosis/causes.ts'
import { both } from './descriptor/both.ts'
import { SPELLINGS, WECHATPAY_ERRORS, WECHATPAY_MESSAGES } from './errors.ts'
import { SIGNING_CODES, SIGNING_MESSAGES } from './errors/signing.ts'

/** How requests are signed, and what is said where they are not. */
const SIGNING_PAGE = 'https://pay.weixin.qq.com/doc/v3/partner/4012365870'

/** The code went missing and the sentence stayed; v2 and v3 say the same. */
const HINTS: ReadonlyMap<string, readonly RegExp[]> = new Map([
  ['SIGN_ERROR', [/签名错误|签名信息错误|错误的签名/]],
  ['SIGNERROR', [/签名错误/]],
])

/** Where a body was lost and only the status stayed. */
const STATUSES: ReadonlyMap<string, readonly number[]> = new Map([
  ['PARAM_ERROR', [400]],
  ['SIGN_ERROR', [401]],
  ['NO_AUTH', [403]],
  ['RESOURCE_NOT_EXISTS', [404]],
  ['FREQUENCY_LIMITED', [429]],
  ['SYSTEM_ERROR', [500]],
  ['SERVICE_UNAVAILABLE', [502, 503]],
])

/** The same data that explains refusals, as one list: a code and a sentence with the same key are one situation. */
export const CATALOGUE: Catalogue = {
  channel: 'wechatpay',
  label: both('微信支付', 'WeChat Pay'),
  marks: /wechat|weixin|wxpay|tenpay|微信|mch_?id|prepay_id|requestPayment|WeixinJSBridge|err_code/i,
  spell: (code) => SPELLINGS.get(code) ?? code,
  causes: causes(),
}

/** Sentences in the order in which refusals are explained, then the codes that have none. */
function causes(): Cause[] {
  const keys = new Set([...WECHATPAY_MESSAGES.map(({ key }) => key), ...Object.keys(WECHATPAY_ERRORS)])
  return [...keys].flatMap((key) => {
    const sentences = WECHATPAY_MESSAGES.filter((entry) => entry.key === key)
    const byCode = Object.hasOwn(WECHATPAY_ERRORS, key) ? WECHATPAY_ERRORS[key] : undefined
    const entry = byCode ?? sentences[0]
    if (!entry) return []
    const numbers = sentences.flatMap(({ numbers = [] }) => numbers)
    const codes = byCode ? [key, ...numbers] : numbers
    const statuses = STATUSES.get(key)
    const hints = HINTS.get(key)
    const signing = Object.hasOwn(SIGNING_CODES, key) || SIGNING_MESSAGES.some((sentence) => sentence.key === key)
    const source =
      sentences.find((sentence) => sentence.source !== undefined)?.source ?? (signing ? SIGNING_PAGE : undefined)
    return [
      {
        key,
        title: entry.title,
        fix: entry.fix,
        codes,
        says: sentences.map(({ says }) => says),
        ...(hints && { hints }),
        ...(statuses && { statuses }),
        ...(source !== undefined && { source }),
      },
    ]
  })
}
