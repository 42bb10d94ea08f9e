import type { CodeExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'

const GRANT_AGAIN = {
  owner: 'superAdmin',
  do: both('用服务商发来的授权链接再授权一次。', 'Grant once more by the link that the provider sends.'),
  place: PLACES.ourGrants,
} as const

const SIGN_PRODUCT = {
  owner: 'client',
  do: both('开通这个产品，审核一般 1 个工作日。', 'Sign for this product; the audit takes a working day as a rule.'),
  place: PLACES.merchantProducts,
} as const

const BIND_PRODUCT = {
  owner: 'operator',
  do: both(
    '给第三方应用绑定这个产品；绑定之前的授权不包含它，商家要重新授权。',
    'Bind the product to the third-party application; grants from before do not cover it, so the merchant has to grant again.',
  ),
  place: PLACES.products,
} as const

/** Who may do what for whom. https://opendocs.alipay.com/isv/04h3uf */
export const PERMISSION_ERRORS: readonly CodeExplanation[] = [
  {
    codes: [
      'MERCHANT_NOT_AUTHORIZED',
      'invalid-app-auth-token',
      'app-auth-token-time-out',
      'invalid-auth-relations',
      'invalid-app-auth-relations',
      'app-unbind-partner',
      '20001',
    ],
    title: both('商家还没有授权，或已取消授权', 'The merchant has not granted us this, or took it back'),
    fix: [GRANT_AGAIN],
  },
  {
    codes: ['invalid-app-auth-token-no-api'],
    title: both('商家的授权里没有这个接口', 'The merchant’s grant does not cover this interface'),
    fix: [BIND_PRODUCT, GRANT_AGAIN],
  },
  {
    codes: ['40006', 'insufficient-isv-permissions', 'inner-app-no-access', 'invalid-inner-invoke-scene'],
    title: both('应用没有这个产品的权限', 'The application may not use this product'),
    fix: [BIND_PRODUCT],
  },
  {
    codes: [
      'insufficient-user-permissions',
      'no-product-reg-by-partner',
      'sevice-not-been-subscribed-to',
      'invalid-subscribe-relations',
      'invalid-product',
      'ACCESS_FORBIDDEN',
      'PRODUCT_UNSIGN',
      'exceed-api-balance',
    ],
    title: both('商家还没有开通这个支付产品', 'The merchant has not signed for this product'),
    fix: [SIGN_PRODUCT],
  },
  {
    codes: ['self-invoke-forbidden', 'APP_NOT_ISV', 'NOT_ISV_APP_TYPE', 'ISV_IDENTITY_NOT_SATISFY'],
    title: both('这种应用或账号不能这样调用', 'This kind of application or account must not call so'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '第三方应用只能代商家调用；给自己收款要用自己的网页、移动或小程序应用。',
          'A third-party application calls for merchants only; to collect for yourself take an application of your own.',
        ),
        place: PLACES.ourAccount,
      },
    ],
  },
  {
    codes: ['not-support-app-auth', 'method-forbidden-batch-invoke'],
    title: both('这个接口不能代商家调用', 'This interface cannot be called for a merchant'),
    fix: [
      {
        owner: 'developer',
        do: both('用商家自己的应用调用。', 'Call it with the merchant’s own application.'),
      },
    ],
  },
  {
    codes: ['illegal-client-ip'],
    title: both('服务器的 IP 不在白名单里', 'The address of the server is not on the whitelist'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '把所有出口 IP 加进服务器 IP 白名单；保存后马上生效。',
          'Add every outgoing address of ours to the whitelist; it counts as soon as it is saved.',
        ),
        place: PLACES.addresses,
      },
    ],
  },
  {
    codes: ['app-api-punished', 'invalid-app-api-field-config'],
    title: both('应用的接口权限被支付宝限制了', 'Alipay has restricted what the application may call'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '在开放平台查看站内信和处罚通知，按要求处理。',
          'Look for notices at the open platform and act on them.',
        ),
        place: PLACES.application,
      },
    ],
  },
  {
    codes: ['invalid-auth-token', 'auth-token-time-out', 'invalid-token', 'access-data-time-out'],
    title: both('用户的授权已失效', 'What the user granted is no longer valid'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '让用户在小程序里重新授权，再换取新的令牌。',
          'Ask the user again in the mini program, and take a new token.',
        ),
      },
    ],
  },
  {
    codes: ['invalid-openid', 'openid-error', 'app-openid-not-match', 'app-invalid-oid', 'OPENID_APPID_NOT_MATCH'],
    title: both('open_id 和应用对不上', 'The open_id belongs to another application'),
    fix: [
      {
        owner: 'developer',
        do: both(
          'open_id 要用同一个应用换取；换了应用就要重新取。',
          'Take the open_id under the application that calls; under another application it is another one.',
        ),
      },
    ],
  },
]
