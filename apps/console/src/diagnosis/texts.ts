import type { Sentence } from '@ruzhu/domain/text.ts'

export const DIAGNOSIS_TEXTS = {
  'diagnosis.title': { 'zh-CN': '诊断', en: 'Diagnose' },
  'diagnosis.intro': {
    'zh-CN':
      '贴一段报错、一行日志、付款人屏幕上的提示，或者一个编号：请求编号、收款编号、订单号、平台单号、进件申请编号。',
    en: 'Paste an error, a line of a log, what the payer’s screen said, or a number: a request id, a payment, an order, the platform’s own number, an application.',
  },
  'diagnosis.text': { 'zh-CN': '报错或编号', en: 'Error or number' },
  'diagnosis.private': {
    'zh-CN': '密钥、令牌和证件号在这个页面里就先遮掉，不会发出去；贴的内容不保存。',
    en: 'Keys, tokens and personal numbers are masked on this page before anything is sent, and nothing pasted is kept.',
  },
  'diagnosis.masked': {
    'zh-CN': '这里面有像密钥或个人信息的内容，已遮成 […]。',
    en: 'Some of it looked like keys or personal data and was masked as […].',
  },
  'diagnosis.run': { 'zh-CN': '诊断', en: 'Diagnose' },
  'diagnosis.empty_text': { 'zh-CN': '先贴一段报错或一个编号', en: 'Paste an error or a number first' },
  'diagnosis.why': { 'zh-CN': '为什么会这样？', en: 'Why did this happen?' },
  'diagnosis.about': { 'zh-CN': '涉及', en: 'About' },
  'diagnosis.causes': { 'zh-CN': '可能的原因', en: 'Likely causes' },
  'diagnosis.rank': { 'zh-CN': '{n}. {title}', en: '{n}. {title}' },
  'diagnosis.evidence': { 'zh-CN': '依据', en: 'Evidence' },
  'diagnosis.fix': { 'zh-CN': '怎么处理', en: 'What to do' },
  'diagnosis.source': { 'zh-CN': '出处：', en: 'Source: ' },
  'diagnosis.supports': { 'zh-CN': '支持', en: 'For it' },
  'diagnosis.rules_out': { 'zh-CN': '排除', en: 'Against it' },
  'diagnosis.notes': { 'zh-CN': '参考', en: 'Noted' },
  'diagnosis.look': { 'zh-CN': '查看', en: 'Look' },
  'diagnosis.records': { 'zh-CN': '我们的记录', en: 'Our records' },
  'diagnosis.no_problem': { 'zh-CN': '记录里没有看到问题', en: 'Our records show no problem' },
  'diagnosis.no_problem_why': {
    'zh-CN': '要查的是另一件事时，把报错的原话一起贴进来；也可以在下面向平台查询一次。',
    en: 'If it is about something else, paste the error’s own words too, or ask the platform below.',
  },
  'diagnosis.unknown': { 'zh-CN': '没有认出是什么问题', en: 'Nothing in it is known' },
  'diagnosis.unknown_why': {
    'zh-CN': '把完整的报错贴进来，带上错误码和原话；或者贴请求编号、收款编号。',
    en: 'Paste all of the error with its code and message, or a request id or payment id.',
  },
  'diagnosis.retest': { 'zh-CN': '改好了？重新验证', en: 'Mended? Try again' },
  'diagnosis.test_ask_payment': { 'zh-CN': '向平台查询这笔收款', en: 'Ask the platform about the payment' },
  'diagnosis.test_ask_refund': { 'zh-CN': '向平台查询这笔退款', en: 'Ask the platform about the refund' },
  'diagnosis.test_ask_applyment': { 'zh-CN': '向平台查询进件申请', en: 'Ask the platform about the application' },
  'diagnosis.test_probe_account': {
    'zh-CN': '用账号的密钥试调一次',
    en: 'Make a harmless call with the account’s keys',
  },
  'diagnosis.test_probe_client_account': {
    'zh-CN': '用客户账号的密钥试调一次',
    en: 'Make a harmless call with the keys of the client’s account',
  },
  'diagnosis.retest_ok': { 'zh-CN': '平台应答了', en: 'The platform answered' },
  'diagnosis.retest_skew': {
    'zh-CN': '平台应答了，密钥和编号都对；服务器时间与平台差 {seconds} 秒。',
    en: 'The platform answered: keys and numbers are right. Our clock is {seconds} seconds from the platform’s.',
  },
  'diagnosis.retest_unknown': { 'zh-CN': '平台没有应答：{reason}', en: 'The platform did not answer: {reason}' },
  'diagnosis.kind_client': { 'zh-CN': '客户', en: 'Client' },
  'diagnosis.kind_payment': { 'zh-CN': '收款', en: 'Payment' },
  'diagnosis.kind_refund': { 'zh-CN': '退款', en: 'Refund' },
  'diagnosis.kind_applyment': { 'zh-CN': '进件申请', en: 'Application' },
  'diagnosis.kind_method': { 'zh-CN': '支付方式', en: 'Payment method' },
  'diagnosis.kind_account': { 'zh-CN': '账号', en: 'Account' },
} satisfies Record<string, Sentence>
