import { both } from '@ruzhu/domain/text.ts'

/** Menus where a mend is made, as the platform's documents name them. */
export const PLACES = {
  signing: both(
    '开放平台 → 控制台 → 应用 → 开发设置 → 接口加签方式',
    'Open platform → Console → Application → Development settings → Signing method (接口加签方式)',
  ),
  encryption: both(
    '开放平台 → 控制台 → 应用 → 开发设置 → 接口内容加密方式',
    'Open platform → Console → Application → Development settings → Content encryption (接口内容加密方式)',
  ),
  addresses: both(
    '开放平台 → 控制台 → 应用 → 开发设置 → 服务器IP白名单',
    'Open platform → Console → Application → Development settings → IP whitelist (服务器IP白名单)',
  ),
  application: both('开放平台 → 控制台 → 应用', 'Open platform → Console → Application'),
  products: both(
    '开放平台 → 控制台 → 第三方应用 → 绑定产品',
    'Open platform → Console → Third-party application → Bind products (绑定产品)',
  ),
  merchantProducts: both('客户的商家平台 → 产品中心', 'The client’s merchant platform → Product centre (产品中心)'),
  merchantAppids: both(
    '客户的商家平台 → 产品中心 → JSAPI支付 → 管理小程序APPID',
    'The client’s merchant platform → Product centre → JSAPI支付 → Manage mini program APPIDs (管理小程序APPID)',
  ),
  merchantAccount: both('客户的商家平台 → 账号中心', 'The client’s merchant platform → Account centre (账号中心)'),
  openid: both(
    '开放平台 → 控制台 → 应用 → 开发设置 → openid配置管理',
    'Open platform → Console → Application → Development settings → openid settings (openid配置管理)',
  ),
  ourAccount: both(
    '设置 → 服务商账号；直连：支付方式 → 凭据',
    'Settings → Service provider account; direct: Payment method → Credentials',
  ),
  ourMethod: both('客户 → 支付方式', 'Client → Payment methods'),
  ourGrants: both('客户 → 授权', 'Client → Authorisation'),
} as const
