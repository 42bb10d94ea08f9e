import type { ErrorEntry } from '../errors.ts'

export const GRANT_ERRORS = {
  APPID_LINKS_NOT_OFFERED: {
    status: 409,
    title: {
      'zh-CN': '现在的账号不能由我们绑定 AppID、登记支付目录',
      en: 'This account cannot link AppIDs or add pay directories for us',
    },
    fix: [
      {
        owner: 'developer',
        do: {
          'zh-CN': '在服务商账号里补上 APIv2 密钥和商户 API 证书；或者到服务商平台手工添加，再在清单里确认。',
          en: 'Add the APIv2 key and the merchant API certificate to the provider account; or add it on the partner platform and confirm it in the checklist.',
        },
      },
    ],
  },
  GRANTS_NOT_OFFERED: {
    status: 409,
    title: { 'zh-CN': '这个平台不用商家授权', en: 'Merchants do not authorise at this platform' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '改用进件申请。', en: 'Begin an application instead.' },
        place: { 'zh-CN': '客户 → 进件申请', en: 'Client → Applications' },
      },
    ],
  },
  AUTHORIZATION_USED: {
    status: 409,
    title: { 'zh-CN': '这个授权链接已经用过', en: 'This authorisation link was used' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '它的状态是 {state}；要重新授权，请生成新的链接。',
          en: 'Its state is {state}; make a new link to have it authorised again.',
        },
      },
    ],
  },
  GRANT_WITHDRAWN: {
    status: 409,
    title: { 'zh-CN': '商家已取消授权', en: 'The merchant withdrew the authorisation' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '把授权链接再发给商家 {sub_mchid}，重新授权后再启用。',
          en: 'Send merchant {sub_mchid} an authorisation link; enable it once it is authorised again.',
        },
        place: { 'zh-CN': '客户 → 授权', en: 'Client → Authorisation' },
      },
    ],
  },
  GRANT_REFRESH_UNKNOWN: {
    status: 502,
    title: {
      'zh-CN': '平台没有应答，令牌换没换还不知道',
      en: 'No answer from the platform; whether the token was renewed is not known',
    },
    fix: [
      {
        owner: 'system',
        do: {
          'zh-CN': '先不要再更新：一小时内我们会问清楚授权是否有效，旧令牌作废了就会提醒你请商家重新授权。',
          en: 'Do not renew it again: within an hour we ask whether the authorisation holds, and tell you where the merchant has to authorise again.',
        },
        place: { 'zh-CN': '客户 → 授权', en: 'Client → Authorisation' },
      },
    ],
  },
} as const satisfies Record<string, ErrorEntry>
