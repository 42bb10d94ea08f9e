import type { FormField } from '@ruzhu/domain/descriptor.ts'
import { both } from '@ruzhu/domain/text.ts'
import type { ZftKind } from './zft-kinds.ts'

const TYPE = 'default_settle_rule.default_settle_type'
const CARD = 'biz_cards.0'
const OTHER_HOLDER = '_other_holder'

/** Where its money goes, and whose account signs. */
export function settlement(kind: Pick<ZftKind, 'accounts' | 'cards'>, bindingRequired: boolean): FormField[] {
  return [settleType(kind), ...card(kind), logon(), binding(bindingRequired)]
}

function settleType({ accounts }: Pick<ZftKind, 'accounts'>): FormField {
  const options = {
    bankCard: { value: 'bankCard', label: both('银行账户', 'Bank account') },
    alipayAccount: { value: 'alipayAccount', label: both('支付宝账号', 'Alipay account') },
  }
  const [first] = accounts
  return {
    path: TYPE,
    label: both('结算到', 'Settled to'),
    kind: 'choice',
    required: true,
    ...(first && { initial: first }),
    options: accounts.map((account) => options[account]),
  }
}

function card({ cards, accounts }: Pick<ZftKind, 'accounts' | 'cards'>): FormField[] {
  if (!accounts.includes('bankCard')) return []
  const when = { path: TYPE, oneOf: ['bankCard'] }
  const usage = {
    '01': { value: '01', label: both('对公账户', 'Corporate account') },
    '02': { value: '02', label: both('个人银行卡', 'Personal card') },
  }
  const [first = '01'] = cards
  const holder = {
    path: `${CARD}.account_holder_name`,
    label: both('开户名称', 'Account holder'),
    kind: 'text',
    required: true,
    maxLength: 128,
    sensitive: true,
  } as const
  const number = {
    path: `${CARD}.account_no`,
    label: both('银行账号', 'Account number'),
    kind: 'text',
    required: true,
    sensitive: true,
  } as const
  const usages = {
    '01': { ...number, rule: 'corporate_account', when: { path: `${CARD}.usage_type`, oneOf: ['01'] } },
    '02': { ...number, rule: 'personal_card', when: { path: `${CARD}.usage_type`, oneOf: ['02'] } },
  } as const
  return [
    {
      path: `${CARD}.usage_type`,
      label: both('账户类型', 'Kind of account'),
      kind: 'choice',
      required: true,
      when,
      initial: first,
      options: cards.map((usageType) => usage[usageType]),
    },
    {
      path: OTHER_HOLDER,
      label: both('开户名称和商户名称一致吗', 'Is the holder’s name the merchant’s?'),
      kind: 'choice',
      required: true,
      when,
      initial: 'false',
      options: [
        { value: 'false', label: both('一致', 'Yes') },
        { value: 'true', label: both('不一致，有授权函', 'No, there is a letter of authority') },
      ],
    },
    {
      ...holder,
      help: both('已从商户名称带出。', 'Taken over from the merchant’s name.'),
      when: { path: OTHER_HOLDER, oneOf: ['false'] },
      sameAs: 'name',
    },
    { ...holder, when: { path: OTHER_HOLDER, oneOf: ['true'] } },
    {
      path: 'license_auth_letter_image',
      label: both('授权函照片', 'Picture of the letter of authority'),
      kind: 'picture',
      required: true,
      when: { path: OTHER_HOLDER, oneOf: ['true'] },
      means: 'proof',
    },
    ...cards.map((usageType) => usages[usageType]),
    {
      path: `${CARD}.account_type`,
      label: both('卡的种类', 'Kind of card'),
      kind: 'text',
      required: true,
      when,
      fixed: 'DC',
    },
    {
      path: `${CARD}.account_inst_name`,
      label: both('开户银行', 'Bank'),
      kind: 'text',
      required: true,
      when,
      maxLength: 64,
      example: '中国工商银行',
    },
    {
      path: `${CARD}.account_inst_province`,
      label: both('开户行所在省', 'Province of the branch'),
      kind: 'text',
      required: true,
      when,
      maxLength: 32,
      example: '广东省',
    },
    {
      path: `${CARD}.account_inst_city`,
      label: both('开户行所在市', 'City of the branch'),
      kind: 'text',
      required: true,
      when,
      maxLength: 32,
      example: '广州市',
    },
    {
      path: `${CARD}.account_branch_name`,
      label: both('开户支行', 'Branch'),
      kind: 'text',
      required: true,
      when,
      maxLength: 128,
      example: '中国工商银行广州江南西支行',
    },
  ]
}

function logon(): FormField {
  return {
    path: 'alipay_logon_id',
    label: both('结算用的支付宝账号', 'Alipay account to settle to'),
    help: both(
      '登录用的邮箱或手机号；要是商户自己的。',
      'The e-mail address or mobile number of its login; the merchant’s own.',
    ),
    kind: 'text',
    required: true,
    when: { path: TYPE, oneOf: ['alipayAccount'] },
    rule: 'alipay_account',
    maxLength: 64,
  }
}

function binding(required: boolean): FormField {
  return {
    path: 'binding_alipay_logon_id',
    label: both('确认签约的支付宝账号', 'Alipay account that confirms'),
    help: both(
      '要和商户是同一个主体；它会在支付宝消息里收到确认。',
      'Of the same owner; the request to confirm comes as a message in Alipay.',
    ),
    kind: 'text',
    required,
    rule: 'alipay_account',
    maxLength: 64,
  }
}
