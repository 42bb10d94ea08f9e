import type { Sentence } from '@ruzhu/domain/text.ts'

export const DOCTOR_TEXTS = {
  'doctor.title': { 'zh-CN': '体检', en: 'Doctor' },
  'doctor.intro': {
    'zh-CN': '检查这套安装和支付方式，按处理办法归类：先做哪一步，能让哪些恢复。每天 03:00 自动检测一次。',
    en: 'Looks at this installation and at payment methods, and groups what it finds by what mends it. Methods are checked each night at 03:00.',
  },
  'doctor.client': { 'zh-CN': '客户', en: 'Client' },
  'doctor.all_clients': { 'zh-CN': '全部客户', en: 'All clients' },
  'doctor.again': { 'zh-CN': '重新检测', en: 'Check again' },
  'doctor.running': { 'zh-CN': '正在检测，已完成 {done} / {all}', en: 'Checking, {done} of {all} done' },
  'doctor.to_do': { 'zh-CN': '要处理的', en: 'To be mended' },
  'doctor.no_step': { 'zh-CN': '再检测一次', en: 'Check once more' },
  'doctor.well': { 'zh-CN': '一切正常', en: 'All is well' },
  'doctor.well_why': {
    'zh-CN': '没有失败、提醒和要人工确认的项目。',
    en: 'Nothing fails, warns or waits for a person.',
  },
  'doctor.unchecked': { 'zh-CN': '还没有检测过', en: 'Nothing was checked yet' },
  'doctor.unchecked_why': {
    'zh-CN': '点「重新检测」，逐个检测启用和草稿的支付方式。',
    en: 'Press “Check again” to check each method that is on or in draft.',
  },
  'doctor.standing': { 'zh-CN': '各项状态', en: 'How each stands' },
  'doctor.installation': { 'zh-CN': '这套安装', en: 'This installation' },
  'doctor.what': { 'zh-CN': '检查对象', en: 'What' },
  'doctor.counts': { 'zh-CN': '结果', en: 'Found' },
  'doctor.when': { 'zh-CN': '检测时间', en: 'Checked' },
  'doctor.none': { 'zh-CN': '还没有支付方式', en: 'There are no payment methods yet' },
  'doctor.none_of_client': { 'zh-CN': '这个客户还没有支付方式', en: 'This client has no payment methods yet' },
} as const satisfies Record<string, Sentence>
