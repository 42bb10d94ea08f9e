import type { ErrorEntry } from '../errors.ts'

export const PAYMENT_ERRORS = {
  OUT_TRADE_NO_USED: {
    status: 409,
    title: { 'zh-CN': '这个订单号已用在另一笔收款上', en: 'This out_trade_no belongs to another payment' },
    fix: [
      {
        owner: 'developer',
        do: {
          'zh-CN': '同一笔收款重发时内容要一样（不同的是 {difference}）；新的收款换一个订单号。',
          en: 'Repeat the same payment unchanged (what differs is {difference}); use a new number for a new one.',
        },
      },
    ],
  },
  PAYMENT_NOT_OPEN: {
    status: 409,
    title: { 'zh-CN': '这笔收款已经结束', en: 'This payment has ended' },
    fix: [
      {
        owner: 'developer',
        do: {
          'zh-CN': '状态是 {state}；要再收款，用新的订单号创建。',
          en: 'Its state is {state}; create a new one under a new number.',
        },
      },
    ],
  },
} as const satisfies Record<string, ErrorEntry>
