import type { Sentence } from '../text.ts'

export const GRANT_TEXTS = {
  'timeline.authorization_started': { 'zh-CN': '生成了授权链接', en: 'Authorisation link made' },
  'timeline.authorization_cancelled': { 'zh-CN': '作废了授权链接', en: 'Authorisation link cancelled' },
  'timeline.authorization_declined': {
    'zh-CN': '商家打开了授权链接，但没有同意',
    en: 'The merchant opened the authorisation link and did not agree',
  },
  'timeline.authorization_failed': {
    'zh-CN': '授权没有完成：{reason}，请重新生成链接',
    en: 'The authorisation did not succeed: {reason}. A new link is needed',
  },
  'timeline.authorization_other_client': {
    'zh-CN': '授权的商家账号属于另一个客户，没有用在这个客户上',
    en: 'The merchant account that agreed belongs to another client, and was not taken for this one',
  },
  'timeline.grant_given': {
    'zh-CN': '商家 {sub_mchid} 已授权（应用 {auth_app_id}）',
    en: 'Merchant {sub_mchid} authorised us (application {auth_app_id})',
  },
  'timeline.grant_renewed': {
    'zh-CN': '商家 {sub_mchid} 的授权令牌已更新',
    en: 'The authorisation of merchant {sub_mchid} has new tokens',
  },
  'timeline.grant_not_refreshed': {
    'zh-CN': '授权令牌没有更新：{reason}；授权仍然有效，7 天后再试',
    en: 'The tokens were not renewed: {reason}. They still hold; tried again in 7 days',
  },
  'timeline.grant_withdrawn': {
    'zh-CN': '商家 {sub_mchid} 取消了授权，暂时不能收款和退款',
    en: 'Merchant {sub_mchid} withdrew the authorisation; no payments and refunds until it is given again',
  },
} satisfies Record<string, Sentence>
