import type { Sentence } from '@ruzhu/domain/text.ts'

export const METHOD_TEXTS = {
  'method.draft': { 'zh-CN': '草稿', en: 'Draft' },
  'method.active': { 'zh-CN': '可用', en: 'Active' },
  'method.disabled': { 'zh-CN': '停用', en: 'Disabled' },
  'methods.new': { 'zh-CN': '新建支付方式', en: 'New payment method' },
  'methods.edit': { 'zh-CN': '修改', en: 'Edit' },
  'methods.empty': { 'zh-CN': '还没有支付方式', en: 'There are no payment methods yet' },
  'methods.empty_why': {
    'zh-CN': '支付方式决定付款人从哪里付款。进件完成或商家授权后就能建。',
    en: 'A payment method says where payers pay. It can be made once an application is finished, or the merchant has authorised us.',
  },
  'methods.wait': {
    'zh-CN': '进件或授权还没有完成',
    en: 'No application is finished, and no merchant has authorised us yet',
  },
  'methods.wait_why': {
    'zh-CN': '支付方式要用平台给的商户号：它来自完成的进件，或商家的授权。',
    en: 'A payment method needs the merchant number that a finished application or an authorisation brings.',
  },
  'methods.to_applyments': { 'zh-CN': '查看进件', en: 'See applications' },
  'methods.where': { 'zh-CN': '付款人从哪里付款？（可多选）', en: 'Where do payers pay? (any number)' },
  'methods.name': { 'zh-CN': '支付方式名称', en: 'Name of the payment method' },
  'methods.name_help': {
    'zh-CN': '最多 50 个字符，一个汉字算 2 个',
    en: 'At most 50 places; a Chinese character takes 2',
  },
  'methods.source': { 'zh-CN': '收款的商户', en: 'Merchant that is paid' },
  'methods.appid': { 'zh-CN': '{app} AppID', en: 'AppID: {app}' },
  'methods.mode_direct': { 'zh-CN': '直连（客户自己的商户号）', en: 'Direct (the client’s own merchant number)' },
  'methods.create': { 'zh-CN': '创建支付方式', en: 'Create payment method' },
  'methods.enable': { 'zh-CN': '启用', en: 'Enable' },
  'methods.disable': { 'zh-CN': '停用', en: 'Disable' },
  'methods.disable_title': { 'zh-CN': '停用「{name}」？', en: 'Disable “{name}”?' },
  'methods.disable_why': {
    'zh-CN': '停用后不能再创建新的收款；已经创建的收款和退款不受影响，随时可以再启用。',
    en: 'No new payments can be created with it; existing payments and refunds go on. It can be enabled again at any time.',
  },
  'methods.scenes': { 'zh-CN': '使用场景', en: 'Scenes' },
  'methods.mode': { 'zh-CN': '模式', en: 'Mode' },
  'methods.mode_provider': { 'zh-CN': '服务商（特约商户）', en: 'Service provider (sub-merchant)' },
  'methods.take': { 'zh-CN': '创建一笔收款', en: 'Create a payment' },
  'methods.id': { 'zh-CN': '支付方式编号', en: 'Payment method ID' },
} as const satisfies Record<string, Sentence>
