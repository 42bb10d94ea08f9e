import type { Sentence } from '../text.ts'

export const PAYMENT_TEXTS = {
  'timeline.payment_created': {
    'zh-CN': '创建了收款 {out_trade_no}，{amount} 元',
    en: 'Payment {out_trade_no} of ¥{amount} created',
  },
  'timeline.payment_offered': {
    'zh-CN': '平台已接受下单，可以付款了',
    en: 'The platform took the order; it can be paid',
  },
  'timeline.payment_refused': {
    'zh-CN': '平台拒绝了下单：{message}',
    en: 'The platform refused the order: {message}',
  },
  'timeline.payment_unanswered': {
    'zh-CN': '下单没有收到应答，没有人能付款；可以用同样的内容再次请求',
    en: 'No answer to the order, so nobody can pay it; the same request may be repeated',
  },
  'timeline.payment_perhaps_paid': {
    'zh-CN': '付款码已发给平台，没有收到应答；付款人可能已经付款，正在继续查询',
    en: 'The payer’s code was sent and not answered; it may be paid, and the platform is asked again',
  },
  'timeline.payment_renumbered': {
    'zh-CN': '单号 {taken} 在平台上已被别的系统使用，改用 {gateway_trade_no} 下单',
    en: 'Number {taken} was used at the platform by another system; ordered as {gateway_trade_no} instead',
  },
  'timeline.payment_paid': { 'zh-CN': '已付款 {paid} 元', en: '¥{paid} paid' },
  'timeline.payment_closed': { 'zh-CN': '收款已关闭，没有付款', en: 'Closed without being paid' },
  'timeline.payment_amount_differs': {
    'zh-CN': '付款 {paid} 元，与订单金额 {amount} 元不一致，请人工处理',
    en: '¥{paid} paid where ¥{amount} was agreed; a person has to decide',
  },
  'timeline.payment_paid_after_closed': {
    'zh-CN': '关闭以后又付款 {paid} 元，已安排自动全额退款',
    en: '¥{paid} paid after it was closed; an automatic full refund is on its way',
  },
  'timeline.payment_paid_twice': {
    'zh-CN': '平台报告了另一次付款 {transaction_id}（{paid} 元），请人工核对',
    en: 'The platform reports another payment {transaction_id} (¥{paid}); a person has to check',
  },
} satisfies Record<string, Sentence>
