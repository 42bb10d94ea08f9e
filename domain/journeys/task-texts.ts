import type { Sentence } from '../text.ts'

/** Rows of the checklist, and what they wait for. */
export const TASK_TEXTS = {
  'task.collect_materials': { 'zh-CN': '收集资料', en: 'Collect materials' },
  'task.submit_applyment': { 'zh-CN': '提交进件', en: 'Submit the application' },
  'task.platform_review': { 'zh-CN': '平台审核', en: 'Platform review' },
  'task.account_verification': { 'zh-CN': '账户验证', en: 'Account verification' },
  'task.sign': { 'zh-CN': '签约', en: 'Sign the agreement' },
  'task.open_permissions': { 'zh-CN': '开通权限', en: 'Open permissions' },
  'task.product_authorisation': { 'zh-CN': '产品权限授权', en: 'Authorise products' },
  'task.bind_appid': { 'zh-CN': '绑定 AppID', en: 'Link the AppID' },
  'task.credentials': { 'zh-CN': '密钥与证书', en: 'Keys and certificates' },
  'task.connection_check': { 'zh-CN': '连接检测', en: 'Connection check' },
  'task.trial_payment': { 'zh-CN': '联调', en: 'Trial payment' },
  'task.go_live': { 'zh-CN': '上线', en: 'Go live' },

  'task.after.collect_materials': { 'zh-CN': '收集资料后开始', en: 'After the materials' },
  'task.after.submit_applyment': { 'zh-CN': '提交进件后开始', en: 'After the application is submitted' },
  'task.after.platform_review': { 'zh-CN': '平台审核通过后开始', en: 'After the platform review' },
  'task.after.account_verification': { 'zh-CN': '账户验证后开始', en: 'After the account verification' },
  'task.after.sign': { 'zh-CN': '签约后自动开始', en: 'By itself after signing' },
  'task.after.open_permissions': { 'zh-CN': '有特约商户号后开始', en: 'Once there is a sub-merchant number' },
  'task.after.product_authorisation': { 'zh-CN': '产品权限授权后开始', en: 'After the products are authorised' },
  'task.after.bind_appid': { 'zh-CN': '绑定 AppID 后开始', en: 'After the AppID is linked' },
  'task.after.credentials': { 'zh-CN': '设置服务商账号后开始', en: 'After the service provider account is set up' },
  'task.after.connection_check': { 'zh-CN': '连接检测后开始', en: 'After the connection check' },
  'task.after.trial_payment': { 'zh-CN': '联调后开始', en: 'After the trial payment' },
  'task.after.go_live': { 'zh-CN': '上线后开始', en: 'After going live' },

  'task.product_authorisation.by_rule': {
    'zh-CN': '由我们进件的特约商户，平台已按经营场景授权基础产品和退款',
    en: 'Applied for by us: the platform has granted the basic products of its scenes, and refunds',
  },
  'task.bind_appid.not_needed': {
    'zh-CN': '所选场景用服务商的 AppID，不用绑定',
    en: 'The chosen scenes use the service provider’s AppID',
  },
  'task.credentials.by_provider': {
    'zh-CN': '用服务商的密钥和证书，客户不用提供',
    en: 'The service provider’s keys are used; the client needs none',
  },
} satisfies Record<string, Sentence>
