import type { Explanation, MessageExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'

const GRANT = [
  {
    owner: 'operator',
    do: both('对这个子商户发起产品授权邀请。', 'Invite this sub-merchant to grant the product.'),
    place: PLACES.providerProducts,
  },
  {
    owner: 'superAdmin',
    do: both('在授权产品里点「授权」，约 10 分钟生效。', 'Press 授权 there; it takes effect in about ten minutes.'),
    place: PLACES.clientProducts,
  },
] as const

const LINK_PROVIDER_APPID = {
  title: both('AppID 没有绑定到商户号', 'The AppID is not linked to the merchant number'),
  fix: [
    {
      owner: 'operator',
      do: both(
        '把服务商 AppID 关联到服务商商户号，AppID 一方要在 7 天内确认。',
        'Link the provider’s AppID to the provider’s number; the AppID’s side has seven days to confirm.',
      ),
      place: PLACES.providerAppid,
    },
    {
      owner: 'operator',
      do: both(
        '用了客户自己的 AppID 时，再给子商户配置这个 AppID。',
        'Where the client’s own AppID is used, add it to the sub-merchant too.',
      ),
      place: PLACES.subAppid,
    },
  ],
} as const

export const PERMISSION_CODES: Readonly<Record<string, Explanation>> = {
  NO_AUTH: {
    title: both('没有这个接口或产品的权限', 'Not permitted to use this product'),
    fix: GRANT,
  },
  APPID_MCHID_NOT_MATCH: LINK_PROVIDER_APPID,
  MCH_NOT_EXISTS: {
    title: both('商户号不存在', 'There is no such merchant number'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '核对服务商商户号和特约商户号，按商户平台上的数字重新填。',
          'Check the provider’s and the sub-merchant’s numbers against the platform.',
        ),
        place: PLACES.ourMethod,
      },
    ],
  },
}

export const PERMISSION_MESSAGES: readonly MessageExplanation[] = [
  {
    key: 'product_not_opened',
    says: /该产品权限未开通|您没有.{0,10}支付权限/,
    title: both('服务商还没有开通这个支付产品', 'The service provider has not opened this payment product'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '申请开通这个产品，审核最多 7 个工作日。',
          'Apply for the product; the review takes up to seven working days.',
        ),
        place: PLACES.providerProducts,
      },
    ],
  },
  {
    key: 'product_not_granted',
    says: /未授权服务商的产品权限|产品授权已被解除/,
    title: both('客户还没有把这个产品授权给服务商', 'The client has not granted this product to the service provider'),
    fix: GRANT,
  },
  {
    key: 'payments_restricted',
    numbers: ['268448010'],
    says: /收款功能已被限制/,
    title: both('客户的收款功能被微信支付限制了', 'WeChat Pay has restricted this client’s payments'),
    fix: [
      {
        owner: 'superAdmin',
        do: both(
          '查看受限原因，按提示提交材料申请解除。',
          'Look up the reason and submit what is asked for to have it lifted.',
        ),
        place: PLACES.clientAccount,
      },
    ],
  },
  {
    key: 'merchant_closed',
    numbers: ['268443715'],
    says: /商户状态为?不可用|已经?注销/,
    title: both('客户的商户号已停用或注销', 'The client’s merchant number is disabled or closed'),
    fix: [
      {
        owner: 'client',
        do: both(
          '联系微信支付客服恢复商户号；不能恢复的，重新进件。',
          'Ask WeChat Pay’s service to restore the number; if it cannot be, apply anew.',
        ),
      },
    ],
  },
  {
    key: 'sub_appid_not_bound',
    says: /sub_mch_?id与sub_appid不匹配/,
    title: both('客户的 AppID 没有配置到特约商户号', 'The client’s AppID is not added to the sub-merchant number'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '给子商户添加这个 AppID，再请 AppID 的管理员确认。',
          'Add this AppID to the sub-merchant, then have the AppID’s administrator confirm.',
        ),
        place: PLACES.subAppid,
      },
    ],
  },
  {
    key: 'APPID_MCHID_NOT_MATCH',
    numbers: ['268445527'],
    says: /(?<!sub_)appid[和与]mch_?id不匹配|(?<!sub_)mch_?id[和与]appid不匹配/,
    ...LINK_PROVIDER_APPID,
  },
  {
    key: 'no_relation',
    numbers: ['268443701'],
    says: /受理关系不存在/,
    title: both('这个特约商户不是由当前服务商进件的', 'This sub-merchant was not onboarded by this service provider'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '核对特约商户号；确实不是本服务商进件的，要重新进件。',
          'Check the sub-merchant number; if another provider onboarded it, apply anew.',
        ),
        place: PLACES.ourMethod,
      },
    ],
  },
  {
    key: 'sub_mchid_wrong',
    numbers: ['268443704', '268443705'],
    says: /子商户mchid不能与自身|受理机构必须传入sub_mch_?id/,
    title: both('特约商户号填错了', 'The sub-merchant number is wrong'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '填客户的特约商户号，不是服务商自己的商户号。',
          'Enter the client’s sub-merchant number, not the provider’s own.',
        ),
        place: PLACES.ourMethod,
      },
    ],
  },
  {
    key: 'mchid_differs',
    says: /header中的mchid与post payload中的mchid不匹配/,
    title: both('签名的商户号和请求里的商户号不一致', 'The signing merchant is not the one named in the request'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '核对服务商商户号，要和证书属于同一个商户号。',
          'Check the provider’s number: the certificate must belong to the same one.',
        ),
        place: PLACES.ourAccount,
      },
    ],
  },
  {
    key: 'onboarding_restricted',
    says: /进件特约商户的权限已被受限/,
    title: both('服务商的进件权限被限制了', 'The service provider’s right to onboard is restricted'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '在服务商平台查看处罚通知，整改后申请解除。',
          'Read the notice in the partner platform and have the restriction lifted.',
        ),
      },
    ],
  },
]
