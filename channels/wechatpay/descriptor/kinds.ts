import { both, type Sentence } from '@ruzhu/domain/text.ts'

/** A kind of subject, as far as its form is another one. https://pay.weixin.qq.com/doc/v3/partner/4012719997 */
export type Kind = {
  type: `SUBJECT_TYPE_${'INDIVIDUAL' | 'ENTERPRISE' | 'GOVERNMENT' | 'INSTITUTIONS' | 'OTHERS' | 'MICRO'}`
  label: Sentence
  hint: Sentence
  /** Who stands for it. */
  person: Sentence
  /** What is registered, and shown: a business licence, a certificate, or nothing at all. */
  shows: 'licence' | 'certificate' | 'nothing'
  /** May be a financial institution. */
  finance: boolean
  /** Beneficial owners are named. */
  owners: boolean
  /** A deputy may stand for the legal representative, who then need not show an ID document. */
  deputyForPerson: boolean
  /** The address of the ID document is asked for. */
  personAddress: boolean
  /** Only an ID card of the mainland is taken. */
  idCardOnly: boolean
  accounts: readonly ('CORPORATE' | 'PERSONAL')[]
  /** How the account is verified where nobody is spared it. https://pay.weixin.qq.com/doc/v3/partner/4012697052 */
  verifiesBy?: 'transfer' | 'either'
}

const LEGAL = both('法定代表人', 'The legal representative')
const OWNER = both('经营者', 'The owner')

const COMPANY = {
  finance: true,
  owners: false,
  deputyForPerson: false,
  personAddress: false,
  idCardOnly: false,
  person: LEGAL,
  accounts: ['CORPORATE'],
} as const

export const KINDS: readonly Kind[] = [
  {
    ...COMPANY,
    type: 'SUBJECT_TYPE_ENTERPRISE',
    label: both('企业', 'Enterprise'),
    hint: both(
      '营业执照的「类型」写有限责任公司、股份有限公司、个人独资企业等。',
      'The licence calls it a limited company, a stock company, a sole proprietorship enterprise or the like.',
    ),
    shows: 'licence',
    owners: true,
    personAddress: true,
    verifiesBy: 'either',
  },
  {
    ...COMPANY,
    type: 'SUBJECT_TYPE_INDIVIDUAL',
    label: both('个体工商户', 'Sole proprietor'),
    hint: both(
      '营业执照的「类型」写个体工商户，上面是「经营者」，没有「注册资本」。',
      'The licence says 个体工商户 and names an owner (经营者); it has no registered capital.',
    ),
    person: OWNER,
    shows: 'licence',
    finance: false,
    accounts: ['PERSONAL', 'CORPORATE'],
  },
  {
    ...COMPANY,
    type: 'SUBJECT_TYPE_INSTITUTIONS',
    label: both('事业单位', 'Public institution'),
    hint: both(
      '有《事业单位法人证书》，例如公立医院、公立学校；代码以 12 开头。',
      'It has a certificate of a public institution (事业单位法人证书), as state schools and hospitals do; its code begins with 12.',
    ),
    shows: 'certificate',
    deputyForPerson: true,
    verifiesBy: 'transfer',
  },
  {
    ...COMPANY,
    type: 'SUBJECT_TYPE_GOVERNMENT',
    label: both('政府机关', 'Government body'),
    hint: both(
      '有《统一社会信用代码证书》，机构性质写机关；代码以 11 开头。',
      'It has a credit code certificate (统一社会信用代码证书) that calls it 机关; its code begins with 11.',
    ),
    shows: 'certificate',
    deputyForPerson: true,
    idCardOnly: true,
    verifiesBy: 'transfer',
  },
  {
    ...COMPANY,
    type: 'SUBJECT_TYPE_OTHERS',
    label: both('社会组织', 'Social organisation'),
    hint: both(
      '社会团体、民办非企业、基金会、宗教活动场所、村委会等，有民政等部门发的登记证书；代码多以 5 开头。',
      'Associations, private non-enterprise units, foundations, places of worship, village committees, with a certificate of registration; its code often begins with 5.',
    ),
    shows: 'certificate',
    owners: true,
    verifiesBy: 'transfer',
  },
  {
    ...COMPANY,
    type: 'SUBJECT_TYPE_MICRO',
    label: both('小微商户', 'Micro merchant'),
    hint: both(
      '没有营业执照的个人。微信支付要先给服务商单独开通小微进件权限，否则会拒收。',
      'A person without a licence. WeChat Pay takes it only from providers that were given this permission.',
    ),
    person: OWNER,
    shows: 'nothing',
    finance: false,
    idCardOnly: true,
    accounts: ['PERSONAL'],
  },
]
