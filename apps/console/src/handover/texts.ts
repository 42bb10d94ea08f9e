import type { Sentence } from '@ruzhu/domain/text.ts'

export const HANDOVER_TEXTS = {
  'handover.copy_link': { 'zh-CN': '复制链接', en: 'Copy link' },
  'handover.copy_message': { 'zh-CN': '复制消息', en: 'Copy message' },
  'handover.download': { 'zh-CN': '下载图片', en: 'Download image' },
  'handover.print': { 'zh-CN': '打印', en: 'Print' },
  'handover.not_drawn': {
    'zh-CN': '这个浏览器没有生成图片，请改用复制链接',
    en: 'This browser could not make the image. Copy the link instead',
  },
  'handover.copied': {
    'zh-CN': '已复制。对方完成后这里会自动更新，最多 5 分钟。',
    en: 'Copied. This page updates within 5 minutes of them finishing.',
  },
  'handover.scan_with': { 'zh-CN': '{who} 本人用{app}扫码', en: '{who} scans it in {app}, in person' },
  'handover.scan_any': { 'zh-CN': '{who} 本人扫码', en: '{who} scans it in person' },
  'handover.expired': { 'zh-CN': '已过期', en: 'Expired' },
  'handover.renew': { 'zh-CN': '重新获取', en: 'Get a new one' },
  'handover.qr': { 'zh-CN': '交给 {who} 的二维码', en: 'QR code for {who}' },
  'handover.file': { 'zh-CN': '{company}-{purpose}', en: '{company}-{purpose}' },
  'handover.until': { 'zh-CN': '请在 {time} 前完成', en: 'Finish by {time}' },
  'handover.purpose_sign': { 'zh-CN': '扫码签约', en: 'Scan to sign' },
  'handover.purpose_verify': { 'zh-CN': '扫码验证账户', en: 'Scan to verify the account' },
  'handover.purpose_transfer': { 'zh-CN': '汇款验证账户', en: 'Verify the account by transfer' },
  'handover.purpose_materials': { 'zh-CN': '补充资料', en: 'Hand in materials' },
  'handover.purpose_authorise': { 'zh-CN': '授权', en: 'Authorize' },
  'transfer.payee': { 'zh-CN': '收款户名', en: 'Payee' },
  'transfer.account': { 'zh-CN': '收款账号', en: 'Account' },
  'transfer.bank': { 'zh-CN': '开户银行', en: 'Bank' },
  'transfer.amount': { 'zh-CN': '汇款金额', en: 'Amount' },
  'transfer.remark': { 'zh-CN': '附言', en: 'Remark' },
  'transfer.deadline': { 'zh-CN': '截止时间', en: 'Deadline' },
  'transfer.rule': {
    'zh-CN': '必须用 {account} 名下的账户汇出，金额要一分不差。',
    en: 'Send it from an account held by {account}, and exactly this amount.',
  },
} as const satisfies Record<string, Sentence>
