import type { Sentence } from '@ruzhu/domain/text.ts'

export const GRANT_TEXTS = {
  'grants.title': { 'zh-CN': '{channel}商家授权', en: 'Authorisation at {channel}' },
  'grants.none': { 'zh-CN': '未授权', en: 'Not authorised' },
  'grants.waiting': { 'zh-CN': '等待商家同意', en: 'Waiting for the merchant' },
  'grants.exchanging': { 'zh-CN': '正在确认', en: 'Being confirmed' },
  'grants.active': { 'zh-CN': '已授权', en: 'Authorised' },
  'grants.withdrawn': { 'zh-CN': '已取消', en: 'Withdrawn' },
  'grants.why': {
    'zh-CN': '商家用收款的账号打开链接并同意后，我们就能替它下单和退款；钱仍进商家自己的账号。',
    en: 'Once the merchant opens the link with the account that is to be paid and agrees, we order and refund for it; the money goes to the merchant’s own account.',
  },
  'grants.start': { 'zh-CN': '生成授权链接', en: 'Make a link' },
  'grants.again': { 'zh-CN': '重新授权', en: 'Authorise again' },
  'grants.account': { 'zh-CN': '授权给哪个账号', en: 'Authorise which account' },
  'grants.scan': { 'zh-CN': '商家用{channel}扫码', en: 'The merchant scans it in {channel}' },
  'grants.qr': { 'zh-CN': '授权二维码', en: 'Authorisation code' },
  'grants.copy': { 'zh-CN': '复制链接（电脑上打开）', en: 'Copy the link (for a computer)' },
  'grants.copied': { 'zh-CN': '链接已复制，可以发给商家了', en: 'Copied; pass it to the merchant' },
  'grants.open': { 'zh-CN': '在这台电脑上打开', en: 'Open it on this computer' },
  'grants.until': { 'zh-CN': '{time} 前有效，只能用一次', en: 'Good until {time}, once' },
  'grants.declined': {
    'zh-CN': '商家打开过链接，但没有同意；链接还能用。',
    en: 'The merchant opened the link and did not agree; it can still be used.',
  },
  'grants.expired': { 'zh-CN': '上一个链接已过期，没有人用过。', en: 'The last link has expired unused.' },
  'grants.failed': { 'zh-CN': '上一次授权没有完成：{problem}', en: 'The last attempt did not succeed: {problem}' },
  'grants.other_client': {
    'zh-CN': '同意授权的商家账号属于另一个客户，没有用在这里。',
    en: 'The account that agreed belongs to another client, and was not taken for this one.',
  },
  'grants.cancel': { 'zh-CN': '作废链接', en: 'Cancel the link' },
  'grants.ask': { 'zh-CN': '立即查询', en: 'Ask now' },
  'grants.auth_app_id': { 'zh-CN': '商家的应用', en: 'Application of the merchant' },
  'grants.granted_at': { 'zh-CN': '授权时间', en: 'Authorised at' },
  'grants.checked_at': { 'zh-CN': '上次确认有效', en: 'Last known to hold' },
  'grants.withdrawn_at': { 'zh-CN': '取消时间', en: 'Withdrawn at' },
} as const satisfies Record<string, Sentence>
