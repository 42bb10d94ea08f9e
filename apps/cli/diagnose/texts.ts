import type { Party } from '@ruzhu/domain/parties.ts'
import type { Sentence } from '@ruzhu/domain/text.ts'

const OWNERS: Readonly<Record<Party, Sentence>> = {
  operator: { 'zh-CN': '运营：', en: 'Operator: ' },
  client: { 'zh-CN': '客户：', en: 'Client: ' },
  superAdmin: { 'zh-CN': '超级管理员：', en: 'Super administrator: ' },
  legalPerson: { 'zh-CN': '法定代表人：', en: 'Legal representative: ' },
  platform: { 'zh-CN': '平台：', en: 'Platform: ' },
  developer: { 'zh-CN': '技术：', en: 'Developer: ' },
  finance: { 'zh-CN': '财务：', en: 'Finance: ' },
  system: { 'zh-CN': '系统：', en: 'System: ' },
  none: { 'zh-CN': '', en: '' },
}

export const DIAGNOSE = {
  owners: OWNERS,
  request_id: { 'zh-CN': '请求编号：', en: 'Request id:' },
  out_trade_no: { 'zh-CN': '订单号：', en: 'Order number:' },
  source: { 'zh-CN': '出处：', en: 'Source: ' },
  retest: { 'zh-CN': '改好后加 --retest 重测：', en: 'Once mended, add --retest to check again: ' },
  no_check: {
    'zh-CN': '没有哪一项检测能证明它；加上支付方式或收款的编号（pm_…、pay_…）再试。',
    en: 'No check shows whether it is this; try again with the id of the payment method or the payment (pm_…, pay_…).',
  },
  waiting: {
    'zh-CN': '把报错贴在这里，贴完按 Ctrl-D：',
    en: 'Paste the error here and press Ctrl-D:',
  },
  well: {
    'zh-CN': '记录里没有看到问题。要查的是另一件事时，把报错的原话一起贴进来。',
    en: 'Our records show no problem. If it is about something else, paste the words of the error too.',
  },
  empty: {
    'zh-CN': '没有收到文字。把报错贴在命令后面，或用「ruzhu diagnose -」从标准输入读。',
    en: 'There was no text. Put the error after the command, or pipe it into "ruzhu diagnose -".',
  },
  unknown: {
    'zh-CN': '这段文字里没有我们认识的错误。请把完整的报错贴进来，带上错误码和原话。',
    en: 'No error that we know is in this text. Paste all of it, with its code and its message.',
  },
  help: {
    'zh-CN': `ruzhu diagnose [文字|-] [--json] [--url 地址 [--retest]]
  贴一段报错：接口返回的 JSON 或 XML、一行日志、付款人屏幕上的提示。可能的原因按可能性排列，并写明依据和处理步骤。
  不联网，也不需要服务在运行；没有给文字时从标准输入读。
  带上 --url，并把接口密钥放进 RUZHU_API_KEY，就由服务结合自己的记录来诊断；密钥类内容先遮掉再发送。
  再加 --retest，就把能证明最可能原因的那一项检测重做一次，不再列原因。
  退出码：0 找到原因（--retest：通过了），1 没有认识的内容（--retest：没有通过），或问不到服务。`,
    en: `ruzhu diagnose [text|-] [--json] [--url URL [--retest]]
  Paste an error: JSON or XML of an API, a line of a log, what the payer's screen said. Its likely causes come first,
  each with the reason for it and the steps that mend it.
  Asks nobody, and needs no server; without a text it reads the standard input.
  With --url, and an API key in RUZHU_API_KEY, the server adds what its own records say; keys are masked before sending.
  With --retest, the one check that shows whether it is the likeliest cause is done again instead.
  Exit code: 0 when a cause was found (--retest: when it passes), 1 when nothing in it is known (--retest: when it does
  not), or the server could not be asked.`,
  },
} satisfies Record<string, Sentence | Readonly<Record<Party, Sentence>>>
