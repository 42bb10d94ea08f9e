import { both } from '@ruzhu/domain/text.ts'

/** Menus of the platforms where a mend is made, as the documents of 2025 and 2026 name them. */
export const PLACES = {
  certificate: both(
    '服务商平台 → 账户中心 → API安全 → 商户API证书 → 管理证书',
    'Partner platform → Account centre → API security → Merchant API certificate',
  ),
  apiV3Key: both(
    '服务商平台 → 账户中心 → API安全 → APIv3密钥',
    'Partner platform → Account centre → API security → APIv3 key',
  ),
  apiV2Key: both(
    '服务商平台 → 账户中心 → API安全 → APIv2密钥',
    'Partner platform → Account centre → API security → APIv2 key',
  ),
  publicKey: both(
    '服务商平台 → 账户中心 → API安全 → 微信支付公钥',
    'Partner platform → Account centre → API security → WeChat Pay public key',
  ),
  providerAppid: both(
    '服务商平台 → 产品中心 → AppID账号管理 → 关联AppID',
    'Partner platform → Product centre → AppID management → Link an AppID',
  ),
  subAppid: both(
    '服务商平台 → 合作伙伴功能 → 开发参数配置 → 子商户 → 特约商户APPID配置',
    'Partner platform → Partner functions → Development settings → Sub-merchant → AppIDs of the sub-merchant',
  ),
  providerProducts: both(
    '服务商平台 → 产品中心 → 特约商户授权产品',
    'Partner platform → Product centre → Products granted by sub-merchants',
  ),
  clientProducts: both(
    '客户的商户平台 → 产品中心 → 我的授权产品',
    'The client’s merchant platform → Product centre → My granted products',
  ),
  clientAccount: both('客户的商户平台 → 账户中心', 'The client’s merchant platform → Account centre'),
  payDirectory: both(
    '服务商平台（直连：商户平台） → 产品中心 → 开发配置 → JSAPI支付授权目录',
    'Partner platform (direct: merchant platform) → Product centre → Development settings → JSAPI pay directories',
  ),
  h5Domain: both(
    '商户平台 → 产品中心 → 开发配置 → H5支付域名',
    'Merchant platform → Product centre → Development settings → H5 domains',
  ),
  mobileApp: both('开放平台 → 管理中心 → 移动应用 → 详情', 'Open platform → Management → Mobile app → Details'),
  ourAccount: both(
    '设置 → 服务商账号；直连：支付方式 → 凭据',
    'Settings → Service provider account; direct: Payment method → Credentials',
  ),
  ourMethod: both('客户 → 支付方式', 'Client → Payment methods'),
  ourApplyment: both('客户 → 进件申请', 'Client → Application'),
} as const
