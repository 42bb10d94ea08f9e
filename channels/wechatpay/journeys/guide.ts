import type { Guide } from '@ruzhu/domain/journeys/plan.ts'
import type { Sentence } from '@ruzhu/domain/text.ts'

// Menu names change over time. These are those of WeChat Pay's public pages as they were read on this day.
const CHECKED_ON = '2026-09-11'

/** The way through somebody else's menus, in both languages, and why it is walked. */
export function guide(chinese: readonly string[], english: readonly string[], why: Sentence, link?: string): Guide {
  return { steps: { 'zh-CN': chinese, en: english }, checkedOn: CHECKED_ON, why, ...(link !== undefined && { link }) }
}

export const MP = 'https://mp.weixin.qq.com'
export const MERCHANT_PLATFORM = 'https://pay.weixin.qq.com'
export const PARTNER_PLATFORM = 'https://pay.weixin.qq.com/index.php/partner/public/home'
