import type { Sentence } from '../text.ts'

export const TIMELINE_TEXTS = {
  'timeline.client_created': { 'zh-CN': '创建了客户 {name}', en: 'Client {name} created' },
} satisfies Record<string, Sentence>
