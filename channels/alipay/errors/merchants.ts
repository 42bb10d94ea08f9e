import type { CodeExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'

/** What keeps the merchant from collecting. https://opendocs.alipay.com/open/1f1fe18c_alipay.trade.pay */
export const MERCHANT_ERRORS: readonly CodeExplanation[] = [
  {
    codes: ['SELLER_NOT_EXIST', 'SELLER_BEEN_BLOCKED', 'MERCHANT_RISK_LIMIT', 'ERROR_SELLER_CERTIFY_LEVEL_LIMIT'],
    title: both('商家的支付宝账号现在不能收款', 'The merchant’s Alipay account cannot collect now'),
    fix: [
      {
        owner: 'client',
        do: both(
          '在商家平台查看账号状态和通知，按要求处理。',
          'Look at the account’s state and notices and act on them.',
        ),
        place: PLACES.merchantAccount,
      },
    ],
  },
  {
    codes: ['MERCHANT_STATUS_NOT_NORMAL'],
    title: both('商家的收款产品停用了', 'The merchant’s product is switched off'),
    fix: [
      {
        owner: 'superAdmin',
        do: both(
          '重新启用产品；三个月没有交易会被停用。',
          'Switch it on again; three months without a trade switch it off.',
        ),
        place: PLACES.merchantProducts,
      },
    ],
  },
  {
    codes: [
      'MERCHANT_PERM_RECEIPT_SUSPEND_LIMIT',
      'MERCHANT_PERM_RECEIPT_SINGLE_LIMIT',
      'MERCHANT_PERM_RECEIPT_DAY_LIMIT',
      'BEYOND_PER_RECEIPT_SINGLE_RESTRICTION',
      'BEYOND_PER_RECEIPT_DAY_RESTRICTION',
      'BEYOND_PER_RECEIPT_RESTRICTION',
    ],
    title: both('商家超过了收款限额', 'The merchant is above a limit of what it may collect'),
    fix: [
      {
        owner: 'superAdmin',
        do: both(
          '在商家平台查看收款限额，补充材料后申请提额。',
          'Look up the limits and apply for higher ones with more documents.',
        ),
        place: PLACES.merchantAccount,
      },
    ],
  },
  {
    codes: ['INVALID_RECEIVE_ACCOUNT'],
    title: both('收款账号不是这个商家的', 'The receiving account is not this merchant’s'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '核对支付方式里的 PID 是不是授权商家的。',
          'Check that the PID of the payment method is that of the merchant who granted.',
        ),
        place: PLACES.ourMethod,
      },
    ],
  },
  {
    codes: [
      'SECONDARY_MERCHANT_STATUS_ERROR',
      'SECONDARY_MERCHANT_ID_BLANK',
      'SECONDARY_MERCHANT_ID_INVALID',
      'SECONDARY_MERCHANT_NOT_MATCH',
      'SECONDARY_MERCHANT_ALIPAY_ACCOUNT_INVALID',
      'SECONDARY_MERCHANT_ISV_PUNISH_INDIRECT',
      'SECONDARY_MERCHANT_CARD_ALIAS_NO_INVALID',
      'SUB_MERCHANT_CREATE_FAIL',
      'SUB_MERCHANT_TYPE_INVALID',
      'PLATFORM_BUSINESS_ACQUIRE_MODE_MUST_MERCHANT_ID',
    ],
    title: both(
      '二级商户的 smid 不对，或它现在不能收款',
      'The smid of the sub-merchant is wrong, or it cannot collect now',
    ),
    fix: [
      {
        owner: 'operator',
        do: both(
          '核对 smid；它的进件要已完结，收款账户要有效。',
          'Check the smid: its application must be finished and its account valid.',
        ),
        place: PLACES.ourMethod,
      },
    ],
  },
  {
    codes: ['TRADE_SETTLE_ERROR', 'DEFAULT_SETTLE_RULE_NOT_EXIST'],
    title: both('结算信息不对', 'The settlement of the order is wrong'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '给二级商户设置默认结算规则，或在下单时写明结算账户。',
          'Give the sub-merchant a default settlement rule, or name the account with the order.',
        ),
      },
    ],
  },
  {
    codes: ['RESTRICTED_MERCHANT_INDUSTRY', 'UN_SUPPORT_TRADE_SCENE'],
    title: both('商家的行业或场景不支持这样收款', 'The merchant’s trade or scene does not allow this'),
    fix: [
      {
        owner: 'client',
        do: both('和支付宝确认这个行业可以开通的产品。', 'Ask Alipay which product this trade may sign for.'),
        place: PLACES.merchantProducts,
      },
    ],
  },
]
