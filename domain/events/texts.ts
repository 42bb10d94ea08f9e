import type { Sentence } from '../text.ts'

export const EVENT_TEXTS = {
  'timeline.event_delivered': {
    'zh-CN': '客户系统已收到 {type}',
    en: 'The client’s system has received {type}',
  },
  'timeline.event_failed': {
    'zh-CN': '客户系统一直没有收下 {type}，不再自动重发，可以手动重发',
    en: 'The client’s system did not take {type}; no more automatic attempts, it can be sent again by hand',
  },
  'timeline.event_resent': { 'zh-CN': '手动重发了 {type}', en: '{type} sent again by hand' },
  'timeline.endpoint_added': { 'zh-CN': '添加了通知地址 {url}', en: 'Webhook address {url} added' },
  'timeline.endpoint_changed': { 'zh-CN': '通知地址改为 {url}', en: 'Webhook address changed to {url}' },
  'timeline.endpoint_paused': { 'zh-CN': '暂停了通知地址 {url}', en: 'Webhook address {url} paused' },
  'timeline.endpoint_resumed': { 'zh-CN': '恢复了通知地址 {url}', en: 'Webhook address {url} resumed' },
  'timeline.endpoint_removed': { 'zh-CN': '移除了通知地址 {url}', en: 'Webhook address {url} removed' },
} satisfies Record<string, Sentence>
