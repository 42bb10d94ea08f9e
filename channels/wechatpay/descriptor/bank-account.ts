import type { FormStep } from '@ruzhu/domain/descriptor.ts'
import { both } from './both.ts'
import { MERCHANT_NAME } from './subject.ts'

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

/** ④ 结算账户: a company is settled to its corporate account only. https://pay.weixin.qq.com/doc/v3/partner/4012719997 */
export const BANK_ACCOUNT_STEP: FormStep = {
  key: 'bank_account',
  label: both('结算账户', 'Settlement account'),
  fields: [
    {
      path: 'bank_account_info.bank_account_type',
      label: both('账户类型', 'Kind of account'),
      help: both('企业只能用对公账户。', 'Companies can only use a corporate account.'),
      kind: 'choice',
      required: true,
      initial: 'BANK_ACCOUNT_TYPE_CORPORATE',
      options: [{ value: 'BANK_ACCOUNT_TYPE_CORPORATE', label: both('对公银行账户', 'Corporate account') }],
    },
    {
      path: 'bank_account_info.account_name',
      label: both('开户名称', 'Account holder'),
      help: both('必须与执照上的商户名称一致，已自动带出。', 'Must be the name on the licence; taken over from there.'),
      kind: 'text',
      required: true,
      rule: 'company_name',
      maxLength: 128,
      sensitive: true,
      sameAs: MERCHANT_NAME,
    },
    {
      path: 'bank_account_info.account_bank',
      label: both('开户银行', 'Bank'),
      help: both('不在列表里的选「其他银行」。', 'Choose 其他银行 for one that is not on the list.'),
      kind: 'choice',
      required: true,
      options: [...DIRECT_BANKS, [OTHER_BANK, 'Another bank'] as const].map(([value, english]) => ({
        value,
        label: both(value, english),
      })),
    },
    {
      path: 'bank_account_info.bank_name',
      label: both('开户银行全称（含支行）', 'Full name of the branch'),
      help: both(
        '例如：深圳农村商业银行股份有限公司高新支行。',
        'As registered, such as 深圳农村商业银行股份有限公司高新支行.',
      ),
      kind: 'text',
      required: true,
      when: { path: 'bank_account_info.account_bank', oneOf: [OTHER_BANK] },
      maxLength: 128,
    },
    {
      path: 'bank_account_info.bank_branch_id',
      label: both('开户银行联行号', 'Branch number'),
      help: both(
        '12 位数字，要与支行全称一致；不确定就不填。',
        'Twelve digits that fit the branch; leave empty if unsure.',
      ),
      kind: 'text',
      required: false,
      when: { path: 'bank_account_info.account_bank', oneOf: [OTHER_BANK] },
      rule: 'bank_branch_id',
    },
    {
      path: 'bank_account_info.account_number',
      label: both('银行账号', 'Account number'),
      kind: 'text',
      required: true,
      rule: 'corporate_account',
      sensitive: true,
    },
  ],
}
