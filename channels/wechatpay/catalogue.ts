import type { Catalogue, Cause } from '@ruzhu/domain/diagnosis/causes.ts'
import { both } from '@ruzhu/domain/text.ts'
import { CHECKED_ON } from './descriptor/where.ts'
import { SPELLINGS, WECHATPAY_ERRORS, WECHATPAY_MESSAGES } from './errors.ts'
import { HINTS } from './errors/hints.ts'
import { LOOKS } from './errors/looks.ts'
import { PROOFS } from './errors/proofs.ts'
import { sourceOf } from './errors/sources.ts'

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
  marks: /wechat|weixin|wxpay|tenpay|微信|mch_?id|prepay_id|requestPayment|WeixinJSBridge|err_?code/i,
  spell: (code) => SPELLINGS.get(code) ?? code,
  checkedOn: CHECKED_ON,
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
    const statuses = STATUSES.get(key)
    const hints = HINTS[key]
    const check = PROOFS[key]
    return [
      {
        key,
        title: entry.title,
        fix: entry.fix,
        codes: byCode ? [key, ...numbers] : numbers,
        says: sentences.map(({ says }) => says),
        ...(hints && { hints }),
        ...(statuses && { statuses }),
        looks: LOOKS[key] ?? [],
        ...(check !== undefined && { check }),
        source: sourceOf(key),
      },
    ]
  })
}
