import type { WhereToFind } from '@ruzhu/domain/descriptor.ts'

// Names of settings as the platform's guides show them: https://opendocs.alipay.com/common/02kdnc
export const CHECKED_ON = '2026-11-01'

function steps(chinese: readonly string[], english: readonly string[]): WhereToFind {
  return { steps: { 'zh-CN': chinese, en: english }, checkedOn: CHECKED_ON }
}

const SETTINGS = {
  chinese: ['登录支付宝开放平台 → 控制台', '打开第三方应用 → 开发设置'],
  english: [
    'Sign in to the Alipay open platform → Console (控制台)',
    'Open the third-party application (第三方应用) → Development settings (开发设置)',
  ],
} as const

const SIGNING = {
  chinese: ['登录支付宝开放平台 → 控制台', '打开第三方应用（服务商）或自己的应用', '开发设置 → 接口加签方式'],
  english: [
    'Sign in to the Alipay open platform → Console (控制台)',
    'Open the third-party application (第三方应用) of a service provider, or your own application',
    'Development settings (开发设置) → Signing method (接口加签方式)',
  ],
} as const

const DOWNLOADED = {
  chinese: [...SIGNING.chinese, '加签模式选「公钥证书」→ 下载'],
  english: [...SIGNING.english, 'With the mode 公钥证书 (certificates) → Download (下载)'],
} as const

function inSettings(chinese: string, english: string): WhereToFind {
  return steps([...SETTINGS.chinese, chinese], [...SETTINGS.english, english])
}

export const WHERE = {
  miniProgramAppid: steps(
    ['登录支付宝开放平台 → 控制台', '打开小程序', '复制页面上方的「APPID」'],
    [
      'Sign in to the Alipay open platform → Console (控制台)',
      'Open the mini program (小程序)',
      'Copy the APPID at the top of the page',
    ],
  ),
  appId: steps(
    ['登录支付宝开放平台 → 控制台', '打开第三方应用（服务商）或自己的应用', '复制页面上方的「APPID」'],
    [
      'Sign in to the Alipay open platform → Console (控制台)',
      'Open the third-party application (第三方应用) of a service provider, or your own application',
      'Copy the APPID at the top of the page',
    ],
  ),
  pid: steps(
    ['登录支付宝商家平台', '账号中心 → 商户信息', '复制「PID」'],
    ['Sign in to the Alipay merchant platform', 'Account centre (账号中心) → Merchant info (商户信息)', 'Copy the PID'],
  ),
  privateKey: steps(
    [
      '用支付宝开放平台密钥工具生成 RSA2（2048 位）密钥，也可以用 openssl',
      '把应用公钥或 CSR 上传到开放平台',
      '打开保存应用私钥的文件，复制全部内容',
    ],
    [
      'Make an RSA2 key of 2048 bits with the platform’s key tool (密钥工具), or with openssl',
      'Upload its public key or its CSR to the open platform',
      'Open the file with the private key (应用私钥) and copy all of it',
    ],
  ),
  alipayPublicKey: steps(
    [...SIGNING.chinese, '加签模式是「公钥」→ 查看', '复制「支付宝公钥」，不是「应用公钥」'],
    [
      ...SIGNING.english,
      'With the mode 公钥 (key) → View (查看)',
      'Copy Alipay’s public key (支付宝公钥), not the application’s own (应用公钥)',
    ],
  ),
  appCertificate: steps(
    [...DOWNLOADED.chinese, '打开 appCertPublicKey_<APPID>.crt，复制全部内容'],
    [...DOWNLOADED.english, 'Open appCertPublicKey_<APPID>.crt and copy all of it'],
  ),
  alipayCertificate: steps(
    [...DOWNLOADED.chinese, '打开 alipayCertPublicKey_RSA2.crt，复制全部内容'],
    [...DOWNLOADED.english, 'Open alipayCertPublicKey_RSA2.crt and copy all of it'],
  ),
  rootCertificate: steps(
    [...DOWNLOADED.chinese, '打开 alipayRootCert.crt，复制全部内容'],
    [...DOWNLOADED.english, 'Open alipayRootCert.crt and copy all of it'],
  ),
  aesKey: steps(
    ['登录支付宝开放平台 → 控制台 → 应用', '开发设置 → 接口内容加密方式 → 查看', '复制 AES 密钥'],
    [
      'Sign in to the Alipay open platform → Console (控制台) → the application',
      'Development settings (开发设置) → Content encryption (接口内容加密方式) → View (查看)',
      'Copy the AES key',
    ],
  ),
  nativeProduct: steps(
    ['登录支付宝商家平台（用客户的账号）', '产品中心 → 我的产品', '看签约的是「订单码支付」还是「当面付」'],
    [
      'Sign in to the Alipay merchant platform with the client’s account',
      'Product centre (产品中心) → My products (我的产品)',
      'See which is signed: 订单码支付 (order code) or 当面付 (face to face)',
    ],
  ),
  notifyUrl: inSettings('应用网关 → 设置，粘贴这个地址', 'Gateway (应用网关) → Set (设置): paste this address'),
  redirectUri: inSettings(
    '授权回调地址 → 设置，粘贴这个地址，一个字都不能差',
    'Return address (授权回调地址) → Set (设置): paste this address exactly',
  ),
} satisfies Record<string, WhereToFind>
