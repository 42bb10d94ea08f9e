import type { FormField, FormPart, FormStep } from '@ruzhu/domain/descriptor.ts'
import { both, type Sentence } from '@ruzhu/domain/text.ts'
import { certificate } from './certificate.ts'
import { identity } from './identity.ts'
import type { Kind } from './kinds.ts'
import { licence } from './licence.ts'
import { microBusiness } from './micro.ts'
import { owners } from './owners.ts'
import { SUBJECT } from './paths.ts'

/** ① 主体. https://pay.weixin.qq.com/doc/v3/partner/4012719997 */
export function subjectStep(kind: Kind): FormStep {
  const shown = [...papers(kind), ...(kind.finance ? financeInstitution() : [])]
  const person = identity(kind)
  const owned = kind.owners ? owners() : []
  return {
    key: 'subject',
    label: both('主体', 'Subject'),
    fields: [...shown, ...person, ...owned],
    parts: [
      ...part('papers', PAPERS[kind.shows], shown),
      ...part('person', both(`${kind.person['zh-CN']}证件`, `${kind.person.en}: ID document`), person),
      ...part('owners', both('受益人', 'Beneficial owners'), owned),
    ],
  }
}

const PAPERS = {
  licence: both('营业执照', 'Business licence'),
  certificate: both('登记证书', 'Certificate of registration'),
  nothing: both('经营场所', 'Place of business'),
}

function part(key: string, label: Sentence, [first]: readonly FormField[]): FormPart[] {
  return first ? [{ key, label, from: first.path }] : []
}

function papers(kind: Kind): FormField[] {
  if (kind.shows === 'nothing') return microBusiness()
  return kind.shows === 'licence' ? licence(kind) : certificate(kind)
}

/** Banks, insurers and the like show their licence too. */
function financeInstitution(): FormField[] {
  const path = `${SUBJECT}.finance_institution`
  const when = { path, oneOf: ['true'] }
  return [
    {
      path,
      label: both('是金融机构吗', 'Is it a financial institution?'),
      kind: 'choice',
      required: true,
      initial: 'false',
      options: [
        { value: 'false', label: both('不是', 'No') },
        { value: 'true', label: both('是', 'Yes') },
      ],
    },
    {
      path: `${SUBJECT}.finance_institution_info.finance_type`,
      label: both('金融机构类型', 'Kind of financial institution'),
      kind: 'choice',
      required: true,
      when,
      options: [
        { value: 'BANK_AGENT', label: both('银行业', 'Banking') },
        { value: 'PAYMENT_AGENT', label: both('支付机构', 'Payment institution') },
        { value: 'INSURANCE', label: both('保险业', 'Insurance') },
        { value: 'TRADE_AND_SETTLE', label: both('交易及结算类', 'Trading and settlement') },
        { value: 'OTHER', label: both('其他金融机构', 'Another kind') },
      ],
    },
    {
      path: `${SUBJECT}.finance_institution_info.finance_license_pics`,
      label: both('金融机构许可证照片', 'Pictures of the financial licence'),
      kind: 'pictures',
      required: true,
      when,
      maxItems: 5,
    },
  ]
}
