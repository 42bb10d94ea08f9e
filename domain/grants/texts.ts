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
  'timeline.grant_refresh_asked': {
    'zh-CN': '手动更新商家 {sub_mchid} 的授权令牌',
    en: 'Asked for new tokens of merchant {sub_mchid} by hand',
  },
  'timeline.grant_not_refreshed': {
    'zh-CN': '授权令牌没有更新：{reason}；授权仍然有效，7 天后再试',
    en: 'The tokens were not renewed: {reason}. They still hold; tried again in 7 days',
  },
  'timeline.grant_withdrawn': {
    'zh-CN': '商家 {sub_mchid} 取消了授权，暂时不能收款和退款',
    en: 'Merchant {sub_mchid} withdrew the authorisation; no payments and refunds until it is given again',
  },
  'grants.refresh_ready': {
    'zh-CN': '授权有效，可以更新令牌。',
    en: 'The authorisation holds; its tokens can be renewed.',
  },
  'grants.refresh_ended': {
    'zh-CN': '平台说授权已经失效，更新不了。请生成授权链接，让商家重新授权。',
    en: 'The platform says that the authorisation is over, so there is nothing to renew. Make a link and have the merchant authorise again.',
  },
  'grants.refresh_unheard': {
    'zh-CN': '平台没有应答。过一会儿再演练一次；现在的令牌没有动。',
    en: 'Nobody answered. Run the dry run again later; the tokens in use were not touched.',
  },
  'grants.refresh_ends': {
    'zh-CN': '现在的令牌最晚 {ends} 前要更新；不手动更新的话，系统从 {due} 起自动更新。',
    en: 'The tokens in use have to be renewed by {ends}; if nobody does, we do it from {due} on.',
  },
  'grants.refresh_no_end': {
    'zh-CN': '平台没有说现在的令牌什么时候到期；不手动更新的话，系统从 {due} 起自动更新。',
    en: 'The platform did not say when the tokens in use end; if nobody renews them, we do it from {due} on.',
  },
  'grants.refresh_changes': {
    'zh-CN': '更新后，从下一个请求起用新令牌。商户号、应用和支付方式都不变，商家不用做任何事。',
    en: 'After it, calls are made with the new token from the next one on. Merchant number, application and payment methods stay; the merchant has nothing to do.',
  },
  'grants.refresh_no_undo': {
    'zh-CN': '旧令牌随后由平台作废，所以不能撤回。',
    en: 'The platform then voids the former token, so there is no way back.',
  },
  'grants.refresh_lost': {
    'zh-CN': '万一平台换了却没有答复，旧令牌也会作废：一小时内会查清，那时要请商家重新授权。',
    en: 'Should the platform renew it and its answer get lost, the former token ends all the same: that shows within an hour, and the merchant then has to authorise again.',
  },
} satisfies Record<string, Sentence>
