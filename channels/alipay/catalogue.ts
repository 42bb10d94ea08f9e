import type { Catalogue } from '@ruzhu/domain/diagnosis/causes.ts'
import { both } from './descriptor/both.ts'
import { ALIPAY_ERRORS, type CodeExplanation, withoutFamily } from './errors.ts'
import { GENERAL_ERRORS } from './errors/general.ts'
import { SIGNING_ERRORS } from './errors/signing.ts'

/** What its page of common codes lists; the codes of single calls stand on the pages of those calls. */
const COMMON: ReadonlySet<CodeExplanation> = new Set([...GENERAL_ERRORS, ...SIGNING_ERRORS])
const COMMON_CODES = 'https://opendocs.alipay.com/common/02km9f'

/** The same data that explains refusals, as one list; where an entry has no name it is called by its first code. */
export const CATALOGUE: Catalogue = {
  channel: 'alipay',
  label: both('支付宝', 'Alipay'),
  marks: /alipay|支付宝|\b(ACQ|AQC|isv|isp|aop)\.|sub_code|tradePay|resultStatus/i,
  spell: withoutFamily,
  causes: ALIPAY_ERRORS.flatMap((entry) => {
    const { codes, title, fix, says = [], key = codes[0] } = entry
    const source = entry.source ?? (COMMON.has(entry) ? COMMON_CODES : undefined)
    return key === undefined ? [] : [{ key, title, fix, codes, says, ...(source !== undefined && { source }) }]
  }),
}
