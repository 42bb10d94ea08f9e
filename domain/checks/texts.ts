import type { Sentence } from '../text.ts'

export const CHECK_TEXTS = {
  'timeline.check_failed': {
    'zh-CN': '「{name}」每晚检测没有通过：{checks}',
    en: '{name}: the nightly check failed: {checks}',
  },
  'message.check_failed.title': {
    'zh-CN': '支付方式「{name}」检测没有通过',
    en: 'The payment method {name} failed its check',
  },
  'message.check_failed.body': {
    'zh-CN': '没有通过：{checks}。它没有被停用，打开检测页看处理步骤。',
    en: 'What failed: {checks}. It was not switched off; its checks page says what to do.',
  },
  'next.check_failed': { 'zh-CN': '处理「{name}」的检测：{check}', en: 'Mend {name}: {check}' },
  'next.check_failed.why': {
    'zh-CN': '支付方式启用着，最近一次检测没有通过',
    en: 'The method is switched on, and its last check failed',
  },
  'action.open_checks': { 'zh-CN': '打开检测', en: 'Open its checks' },
} as const satisfies Record<string, Sentence>
