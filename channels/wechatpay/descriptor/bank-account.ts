import type { FormField, FormStep } from '@ruzhu/domain/descriptor.ts'
import { both } from '@ruzhu/domain/text.ts'
import type { Kind } from './kinds.ts'
import { HOLDER_NAMES, merchantNameOf } from './paths.ts'

const INFO = 'bank_account_info'
const TYPE = `${INFO}.bank_account_type`
const CORPORATE = 'BANK_ACCOUNT_TYPE_CORPORATE'
const PERSONAL = 'BANK_ACCOUNT_TYPE_PERSONAL'

/** Settled to directly; every other bank is 其他银行, and then the branch must be named. */
const DIRECT_BANKS: readonly [chinese: string, english: string][] = [
  ['工商银行', 'Industrial and Commercial Bank of China'],
  ['交通银行', 'Bank of Communications'],
  ['招商银行', 'China Merchants Bank'],
  ['民生银行', 'China Minsheng Bank'],
  ['中信银行', 'China CITIC Bank'],
  ['浦发银行', 'Shanghai Pudong Development Bank'],
  ['兴业银行', 'Industrial Bank'],
  ['光大银行', 'China Everbright Bank'],
  ['广发银行', 'China Guangfa Bank'],
  ['平安银行', 'Ping An Bank'],
  ['北京银行', 'Bank of Beijing'],
  ['华夏银行', 'Hua Xia Bank'],
  ['农业银行', 'Agricultural Bank of China'],
  ['建设银行', 'China Construction Bank'],
  ['邮政储蓄银行', 'Postal Savings Bank of China'],
  ['中国银行', 'Bank of China'],
  ['宁波银行', 'Bank of Ningbo'],
]
const OTHER_BANK = '其他银行'

/** ④ 结算账户: who may be settled to a personal card follows from the kind. https://pay.weixin.qq.com/doc/v3/partner/4012719997 */
export function bankAccountStep(kind: Kind): FormStep {
  return {
    key: 'bank_account',
    label: both('结算账户', 'Settlement account'),
    fields: [accountType(kind), ...holder(kind), ...bank(), ...number(kind)],
  }
}

function accountType({ accounts, person }: Kind): FormField {
  const options = {
    CORPORATE: { value: CORPORATE, label: both('对公银行账户', 'Corporate account') },
    PERSONAL: { value: PERSONAL, label: both(`${person['zh-CN']}个人银行卡`, 'Personal card of the owner') },
  }
  const [first] = accounts
  return {
    path: TYPE,
    label: both('账户类型', 'Kind of account'),
    ...(accounts.length === 1 && {
      help:
        first === 'PERSONAL'
          ? both('小微商户只能用经营者的个人银行卡。', 'Only the personal card of the owner.')
          : both('这种主体只能用对公账户。', 'This kind of subject can only use a corporate account.'),
    }),
    kind: 'choice',
    required: true,
    ...(first && { initial: options[first].value }),
    options: accounts.map((account) => options[account]),
  }
}

function holder(kind: Kind): FormField[] {
  const field = {
    path: `${INFO}.account_name`,
    label: both('开户名称', 'Account holder'),
    kind: 'text',
    required: true,
    maxLength: 128,
    sensitive: true,
  } as const
  const merchant = merchantNameOf(kind)
  const corporate: FormField[] = merchant
    ? [
        {
          ...field,
          help: both(
            '必须与执照或证书上的商户名称一致，已自动带出。',
            'Must be the registered name; taken over from there.',
          ),
          rule: 'company_name',
          sameAs: merchant,
          when: { path: TYPE, oneOf: [CORPORATE] },
        },
      ]
    : []
  if (!kind.accounts.includes('PERSONAL')) return corporate
  const personal: FormField = {
    ...field,
    help: both(
      '必须是经营者本人，与证件姓名一致，已自动带出。',
      'Must be the owner, as on the ID document; taken over from there.',
    ),
    rule: 'person_name',
    sameAs: HOLDER_NAMES.slice(0, kind.idCardOnly ? 1 : undefined),
    when: { path: TYPE, oneOf: [PERSONAL] },
  }
  return [...corporate, personal]
}

function bank(): FormField[] {
  const byBranch = { path: `${INFO}.account_bank`, oneOf: [OTHER_BANK] }
  return [
    {
      path: `${INFO}.account_bank`,
      label: both('开户银行', 'Bank'),
      help: both('不在列表里的选「其他银行」。', 'Choose 其他银行 for one that is not on the list.'),
      kind: 'choice',
      required: true,
      options: [...DIRECT_BANKS, [OTHER_BANK, 'Another bank'] as const].map(([value, english]) => ({
        value,
        label: both(value, english),
      })),
      lookup: 'bank',
    },
    {
      path: `${INFO}.bank_name`,
      label: both('开户银行全称（含支行）', 'Full name of the branch'),
      help: both(
        '例如：深圳农村商业银行股份有限公司高新支行。',
        'As registered, such as 深圳农村商业银行股份有限公司高新支行.',
      ),
      kind: 'text',
      required: true,
      when: byBranch,
      maxLength: 128,
      lookup: 'branch',
    },
    {
      path: `${INFO}.bank_branch_id`,
      label: both('开户银行联行号', 'Branch number'),
      help: both(
        '12 位数字，要与支行全称一致；不确定就不填。',
        'Twelve digits that fit the branch; leave empty if unsure.',
      ),
      kind: 'text',
      required: false,
      when: byBranch,
      rule: 'bank_branch_id',
    },
  ]
}

function number({ accounts }: Kind): FormField[] {
  const field = {
    path: `${INFO}.account_number`,
    label: both('银行账号', 'Account number'),
    kind: 'text',
    required: true,
    sensitive: true,
  } as const
  const kinds = {
    CORPORATE: { ...field, rule: 'corporate_account', when: { path: TYPE, oneOf: [CORPORATE] } },
    PERSONAL: {
      ...field,
      label: both('银行卡号', 'Card number'),
      rule: 'personal_card',
      when: { path: TYPE, oneOf: [PERSONAL] },
      lookup: 'bank_of_card',
    },
  } as const
  return accounts.map((account) => kinds[account])
}
