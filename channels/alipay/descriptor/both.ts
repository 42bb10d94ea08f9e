import type { Sentence } from '@ruzhu/domain/text.ts'

export function both(chinese: string, english: string): Sentence {
  return { 'zh-CN': chinese, en: english }
}
