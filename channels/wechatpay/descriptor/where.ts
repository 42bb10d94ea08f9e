import type { WhereToFind } from '@ruzhu/domain/descriptor.ts'

// Menu names as WeChat's own guides show them: https://pay.weixin.qq.com/doc/v3/partner/4013080340
export const CHECKED_ON = '2026-11-01'

/** Steps in each language; `>`-free, since the page numbers them. */
function steps(chinese: readonly string[], english: readonly string[]): WhereToFind {
  return { steps: { 'zh-CN': chinese, en: english }, checkedOn: CHECKED_ON }
}

export const WHERE = {
  spMchid: steps(
    ['登录微信支付服务商平台', '账户中心 → 商户信息', '复制「商户号」'],
    [
      'Sign in to the WeChat Pay partner platform',
      'Account center (账户中心) → Merchant info (商户信息)',
      'Copy 商户号',
    ],
  ),
  spAppid: steps(
    ['登录微信公众平台（用服务号）', '设置与开发 → 基本配置', '复制「开发者 ID（AppID）」'],
    [
      'Sign in to mp.weixin.qq.com with the service account',
      'Settings and development (设置与开发) → Basic configuration (基本配置)',
      'Copy 开发者ID(AppID)',
    ],
  ),
  miniProgramAppid: steps(
    ['登录微信公众平台（用小程序账号）', '开发管理 → 开发设置', '复制「AppID（小程序 ID）」'],
    [
      'Sign in to mp.weixin.qq.com with the mini program',
      'Development (开发管理) → Settings (开发设置)',
      'Copy AppID(小程序ID)',
    ],
  ),
  officialAccountAppid: steps(
    ['登录微信公众平台（用公众号）', '设置与开发 → 基本配置', '复制「开发者 ID（AppID）」'],
    [
      'Sign in to mp.weixin.qq.com with the official account',
      'Settings and development (设置与开发) → Basic configuration (基本配置)',
      'Copy 开发者ID(AppID)',
    ],
  ),
  mobileAppid: steps(
    ['登录微信开放平台', '管理中心 → 移动应用 → 详情', '复制「AppID」'],
    ['Sign in to open.weixin.qq.com', 'Management center (管理中心) → Mobile apps (移动应用) → Details', 'Copy AppID'],
  ),
  linkedAppid: steps(
    ['登录微信支付商户平台', '产品中心 → AppID账号管理', '状态是「已关联」的那一行，复制 AppID'],
    [
      'Sign in to the WeChat Pay merchant platform',
      'Products (产品中心) → AppID accounts (AppID账号管理)',
      'Copy an AppID that is linked (已关联)',
    ],
  ),
  miniProgramSecret: steps(
    ['登录微信公众平台（用小程序账号）', '开发管理 → 开发设置 → AppSecret', '点「生成」或「重置」；只显示一次'],
    [
      'Sign in to mp.weixin.qq.com with the mini program',
      'Development (开发管理) → Settings (开发设置) → AppSecret',
      'Create or reset it; it is shown once',
    ],
  ),
  officialAccountSecret: steps(
    ['登录微信公众平台（用公众号）', '设置与开发 → 基本配置', '开发者密码（AppSecret）→ 启用或重置；只显示一次'],
    [
      'Sign in to mp.weixin.qq.com with the official account',
      'Settings and development (设置与开发) → Basic configuration (基本配置)',
      'Enable or reset 开发者密码(AppSecret); it is shown once',
    ],
  ),
  mobileSecret: steps(
    ['登录微信开放平台', '管理中心 → 移动应用 → 详情', 'AppSecret → 查看或重置'],
    [
      'Sign in to open.weixin.qq.com',
      'Management center (管理中心) → Mobile apps (移动应用) → Details',
      'See or reset the AppSecret',
    ],
  ),
  payDirectory: steps(
    ['登录微信支付商户平台', '产品中心 → 开发配置 → 支付配置', 'JSAPI支付授权目录 → 添加'],
    [
      'Sign in to the WeChat Pay merchant platform',
      'Products (产品中心) → Development (开发配置) → Payment settings (支付配置)',
      'Add it under JSAPI支付授权目录',
    ],
  ),
  h5Domain: steps(
    ['登录微信支付商户平台', '产品中心 → 开发配置 → 支付配置', 'H5支付域名 → 添加'],
    [
      'Sign in to the WeChat Pay merchant platform',
      'Products (产品中心) → Development (开发配置) → Payment settings (支付配置)',
      'Add it under H5支付域名',
    ],
  ),
  authorisationDomain: steps(
    ['登录微信公众平台（用公众号）', '设置与开发 → 公众号设置 → 功能设置', '网页授权域名 → 设置'],
    [
      'Sign in to mp.weixin.qq.com with the official account',
      'Settings and development (设置与开发) → Account settings (公众号设置) → Functions (功能设置)',
      'Set 网页授权域名',
    ],
  ),
  serialNo: steps(
    ['登录微信支付服务商平台', '账户中心 → API安全', '商户API证书 → 管理证书', '复制「证书序列号」'],
    [
      'Sign in to the WeChat Pay partner platform',
      'Account center (账户中心) → API security (API安全)',
      'Merchant API certificate (商户API证书) → Manage (管理证书)',
      'Copy 证书序列号',
    ],
  ),
  privateKey: steps(
    [
      '账户中心 → API安全 → 商户API证书 → 申请证书',
      '按提示用证书工具生成，得到 <商户号>_<日期>_cert 文件夹',
      '打开其中的 apiclient_key.pem，复制全部内容',
    ],
    [
      'Account center (账户中心) → API security (API安全) → Merchant API certificate (商户API证书) → Apply',
      'Make it with the certificate tool; it leaves a folder <mchid>_<date>_cert',
      'Open apiclient_key.pem in there and copy all of it',
    ],
  ),
  certificate: steps(
    ['打开证书工具生成的 <商户号>_<日期>_cert 文件夹', '打开其中的 apiclient_cert.pem，复制全部内容'],
    [
      'Open the folder <mchid>_<date>_cert of the certificate tool',
      'Open apiclient_cert.pem in there and copy all of it',
    ],
  ),
  apiV3Key: steps(
    ['登录微信支付服务商平台', '账户中心 → API安全', 'APIv3密钥 → 设置', '设置后平台不再显示；忘了只能重设'],
    [
      'Sign in to the WeChat Pay partner platform',
      'Account center (账户中心) → API security (API安全)',
      'APIv3 key (APIv3密钥) → Set (设置)',
      'It is not shown afterwards; a forgotten one can only be reset',
    ],
  ),
  apiV2Key: steps(
    ['登录微信支付服务商平台', '账户中心 → API安全', 'APIv2密钥 → 设置', '设置后平台不再显示；忘了只能重设'],
    [
      'Sign in to the WeChat Pay partner platform',
      'Account center (账户中心) → API security (API安全)',
      'APIv2 key (APIv2密钥) → Set (设置)',
      'It is not shown afterwards; a forgotten one can only be reset',
    ],
  ),
  publicKeyId: steps(
    ['登录微信支付服务商平台', '账户中心 → API安全', '微信支付公钥 → 申请公钥', '复制「公钥 ID」'],
    [
      'Sign in to the WeChat Pay partner platform',
      'Account center (账户中心) → API security (API安全)',
      'WeChat Pay public key (微信支付公钥) → Apply',
      'Copy 公钥ID',
    ],
  ),
  publicKey: steps(
    ['登录微信支付服务商平台', '账户中心 → API安全', '微信支付公钥 → 下载公钥', '打开 pub_key.pem，复制全部内容'],
    [
      'Sign in to the WeChat Pay partner platform',
      'Account center (账户中心) → API security (API安全)',
      'WeChat Pay public key (微信支付公钥) → Download',
      'Open pub_key.pem and copy all of it',
    ],
  ),
  settlementRule: steps(
    ['打开微信支付的《费率结算规则对照表》', '按主体类型和行业找到一行', '抄下「入驻结算规则 ID」和「行业」原文'],
    [
      'Open WeChat Pay’s table of fee rates and settlement rules (费率结算规则对照表)',
      'Find the row of the subject type and the industry',
      'Copy the rule id and the exact wording of the industry',
    ],
  ),
} satisfies Record<string, WhereToFind>
