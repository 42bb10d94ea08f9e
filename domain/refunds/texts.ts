import type { Sentence } from '../text.ts'

export const REFUND_TEXTS = {
  'timeline.refund_created': {
    'zh-CN': '申请退款 {amount} 元，单号 {out_refund_no}',
    en: 'Refund {out_refund_no} of ¥{amount} asked for',
  },
  'timeline.refund_created_automatically': {
    'zh-CN': '自动申请全额退款 {amount} 元，单号 {out_refund_no}',
    en: 'Automatic full refund {out_refund_no} of ¥{amount} asked for',
  },
  'timeline.refund_unanswered': {
    'zh-CN': '退款 {out_refund_no} 没有收到应答，我们会用同一个单号查询',
    en: 'No answer to refund {out_refund_no}; we ask under the same number',
  },
  'timeline.refund_accepted': {
    'zh-CN': '平台已受理退款 {out_refund_no}',
    en: 'The platform accepted refund {out_refund_no}',
  },
  'timeline.refund_refunded': {
    'zh-CN': '已退款 {amount} 元，单号 {out_refund_no}',
    en: '¥{amount} refunded, number {out_refund_no}',
  },
  'timeline.refund_closed': {
    'zh-CN': '退款 {out_refund_no} 没有成功，{amount} 元恢复为可退：{why}',
    en: 'Refund {out_refund_no} did not succeed, ¥{amount} can be refunded again: {why}',
  },
  'timeline.refund_closed_by_platform': {
    'zh-CN': '平台关闭了退款 {out_refund_no}，{amount} 元恢复为可退',
    en: 'The platform closed refund {out_refund_no}, ¥{amount} can be refunded again',
  },
  'timeline.refund_needs_attention': {
    'zh-CN': '退款 {out_refund_no} 需要人工处理：{why}',
    en: 'Refund {out_refund_no} needs a person: {why}',
  },
  'timeline.refund_reopened': {
    'zh-CN': '平台又在处理已关闭的退款 {out_refund_no}，以平台为准',
    en: 'The platform works on closed refund {out_refund_no} again; its word counts',
  },
  'timeline.refund_contradicted': {
    'zh-CN': '退款 {out_refund_no} 已关闭且金额已另退，平台却仍报告它：请人工核对',
    en: 'Refund {out_refund_no} was closed and its amount refunded otherwise, yet the platform reports it: please check',
  },
} satisfies Record<string, Sentence>
