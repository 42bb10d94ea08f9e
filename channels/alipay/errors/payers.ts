import type { CodeExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'

const ANOTHER_WAY = {
  owner: 'client',
  do: both('请付款人换一种付款方式，再付一次。', 'Ask the payer to pay once more in another way.'),
} as const

/** What only the payer can mend. https://opendocs.alipay.com/open/1f1fe18c_alipay.trade.pay */
export const PAYER_ERRORS: readonly CodeExplanation[] = [
  {
    codes: ['PAYMENT_AUTH_CODE_INVALID'],
    title: both('付款码已过期或已用过', 'The payment code has expired or was used'),
    fix: [
      {
        owner: 'client',
        do: both(
          '请付款人刷新付款码，用新的订单号再扫一次。',
          'Ask for a fresh code and scan it under a new order number.',
        ),
      },
    ],
  },
  {
    codes: [
      'BUYER_BALANCE_NOT_ENOUGH',
      'BUYER_BANKCARD_BALANCE_NOT_ENOUGH',
      'ERROR_BALANCE_PAYMENT_DISABLE',
      'NO_PAYMENT_INSTRUMENTS_AVAILABLE',
      'NOT_SUPPORT_PAYMENT_INST',
      'PAYMENT_FAIL',
      'PULL_MOBILE_CASHIER_FAIL',
      'MOBILE_PAYMENT_SWITCH_OFF',
      'USER_FACE_PAYMENT_SWITCH_OFF',
      'CARD_USER_NOT_MATCH',
      'CARD_TYPE_ERROR',
    ],
    title: both('付款人这样付不了', 'The payer cannot pay this way'),
    fix: [ANOTHER_WAY],
  },
  {
    codes: [
      'BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR',
      'BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR',
      'PRODUCT_AMOUNT_LIMIT_ERROR',
      'BEYOND_PAY_RESTRICTION',
    ],
    title: both('付款人超过了付款限额', 'The payer is above a limit'),
    fix: [ANOTHER_WAY],
  },
  {
    codes: [
      'BUYER_ENABLE_STATUS_FORBID',
      'BUYER_NOT_EXIST',
      'BUYER_ERROR',
      'USER_NOT_EXIST',
      'CUSTOMER_VALIDATE_ERROR',
      'ERROR_BUYER_CERTIFY_LEVEL_LIMIT',
      'BUYER_NOT_MAINLAND_CERT',
      'NOT_CERTIFIED_USER',
      'PAYMENT_REQUEST_HAS_RISK',
    ],
    title: both('付款人的支付宝账号现在不能付款', 'The payer’s Alipay account cannot pay now'),
    fix: [
      {
        owner: 'client',
        do: both('请付款人联系支付宝客服 95188。', 'Ask the payer to call Alipay at 95188.'),
      },
    ],
  },
  {
    codes: ['BUYER_SELLER_EQUAL'],
    title: both('付款人就是收款的商家', 'Payer and payee are the same account'),
    fix: [{ owner: 'client', do: both('换一个支付宝账号付款。', 'Pay with another Alipay account.') }],
  },
  {
    codes: ['PAYER_UNMATCHED', 'USER_LOGONID_DUP', 'USER_NOT_MATCH_ERR', 'SMILE_PAY_MERCHANT_NOT_MATCH'],
    title: both('付款人和订单上的不是一个人', 'It is not the payer of the order'),
    fix: [
      {
        owner: 'developer',
        do: both('下单时用付款人自己的 open_id 或 user_id。', 'Order with the payer’s own open_id or user_id.'),
      },
    ],
  },
]
