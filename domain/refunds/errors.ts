import type { ErrorEntry } from '../errors.ts'

export const REFUND_ERRORS = {
  OUT_REFUND_NO_USED: {
    status: 409,
    title: { 'zh-CN': '这个退款单号已用在另一笔退款上', en: 'This out_refund_no belongs to another refund' },
    fix: [
      {
        owner: 'developer',
        do: {
          'zh-CN': '同一笔退款重发时内容要一样（不同的是 {difference}）；新的退款换一个单号。',
          en: 'Repeat the same refund unchanged (what differs is {difference}); use a new number for a new one.',
        },
      },
    ],
  },
  REFUND_TOO_LARGE: {
    status: 422,
    title: { 'zh-CN': '退款超过了可退金额', en: 'The refund is larger than what is left' },
    fix: [
      {
        owner: 'finance',
        do: { 'zh-CN': '把金额降到 {left_fen} 分以内。', en: 'Lower the amount to {left_fen} fen or less.' },
      },
    ],
  },
  REFUND_NOT_POSSIBLE: {
    status: 409,
    title: { 'zh-CN': '这笔收款还不能退款', en: 'This payment cannot be refunded' },
    fix: [
      {
        owner: 'finance',
        do: {
          'zh-CN': '只有已付款的收款能退，现在的状态是 {state}。',
          en: 'Only a paid payment can be refunded; its state is {state}.',
        },
      },
    ],
  },
} as const satisfies Record<string, ErrorEntry>
