import type { CodeExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'

/** Splitting what was paid (分账). https://opendocs.alipay.com/open/c3b24498_alipay.trade.order.settle */
export const ROYALTY_ERRORS: readonly CodeExplanation[] = [
  {
    codes: ['ROYALTY_RECEIVER_INVALID', 'ROYALTY_ACCOUNT_NOT_EXIST', 'REFUND_ROYALTY_PAYEE_ACCOUNT_NOT_EXIST'],
    title: both('分账接收方不对，或没有绑定', 'The receiver of the share is wrong, or not bound'),
    fix: [{ owner: 'developer', do: both('先绑定分账关系，再分账。', 'Bind the receiver first, then share.') }],
  },
  {
    codes: ['REFUNDALLOC_UNAUTH_LIMIT'],
    title: both('分账接收方没有授权回退', 'The receiver has not allowed shares to be taken back'),
    fix: [
      {
        owner: 'client',
        do: both('请接收方开通分账回退授权。', 'Ask the receiver to allow it (分账回退授权).'),
        place: PLACES.merchantProducts,
      },
    ],
  },
  {
    codes: ['ALLOC_AMOUNT_VALIDATE_ERROR', 'TXN_RESULT_ACCOUNT_BALANCE_NOT_ENOUGH'],
    title: both('分账金额超过了可以分的', 'More is to be shared than there is'),
    fix: [
      {
        owner: 'developer',
        do: both('降低分账金额；比例上限可以查询。', 'Lower the amount; the largest share can be queried.'),
      },
    ],
  },
  {
    codes: [
      'NOT_SUPPORT_ROYALTY',
      'TRADE_SETTLE_NOT_EXIST',
      'ALREADY_FINISH_ALLOC',
      'ALLOC_REFUSE_AFTER_REFUND',
      'ALLOC_REFUSE_BEFORE_SETTLE',
      'ROYALTY_ACCOUNTS_EQUAL',
    ],
    title: both('这笔交易现在不能分账', 'This trade cannot be shared now'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '要分账的订单，下单时带上 royalty_freeze；已经完结或退过款的不能再分。',
          'Order with royalty_freeze what is to be shared; what is finished or refunded cannot be shared any more.',
        ),
      },
    ],
  },
  {
    codes: [
      'RELATION_QUANTITY_LIMIT',
      'RECEIVER_LIST_EMPTY',
      'RECEIVER_LIST_OVERLOAD',
      'INVALID_RECEIVER_TYPE',
      'USERNAME_NOT_MATCH',
      'RECEIVER_ACCOUNT_NOT_CERTIFY',
      'RECEIVER_ACCOUNT_NO_BALANCE',
      'RECEIVER_ACCOUNT_STATE_INVALID',
    ],
    title: both('分账关系绑定不了', 'The receiver cannot be bound'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '核对接收方的账号和姓名；一次不超过 20 个，账号要已实名、状态正常。',
          'Check account and name; 20 at a time at most, each certified and in good standing.',
        ),
      },
    ],
  },
]
