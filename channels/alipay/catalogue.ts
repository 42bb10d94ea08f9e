import type { Catalogue } from '@ruzhu/domain/diagnosis/causes.ts'
import { both } from '@ruzhu/domain/text.ts'
import { CHECKED_ON } from './descriptor/where.ts'
import { ALIPAY_ERRORS, withoutFamily } from './errors.ts'
import { HINTS } from './errors/hints.ts'
import { LOOKS } from './errors/looks.ts'
import { PROOFS } from './errors/proofs.ts'
import { sourceOf } from './errors/sources.ts'

/** The same data that explains refusals, as one list; where an entry has no name it is called by its first code. */
export const CATALOGUE: Catalogue = {
  channel: 'alipay',
  label: both('支付宝', 'Alipay'),
  marks: /alipay|支付宝|\b(?:ACQ|AQC|isv|isp|aop)\.|sub_?code|tradePay|resultStatus/i,
  spell: withoutFamily,
  checkedOn: CHECKED_ON,
  causes: ALIPAY_ERRORS.flatMap((entry) => {
    const { codes, title, fix, says = [], key = codes[0] } = entry
    if (key === undefined) return []
    const hints = HINTS[key]
    const check = PROOFS[key]
    const proof = { looks: LOOKS[key] ?? [], ...(check !== undefined && { check }) }
    return [{ key, title, fix, codes, says, ...(hints && { hints }), ...proof, source: sourceOf(key, entry) }]
  }),
}
