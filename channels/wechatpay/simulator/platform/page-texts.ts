export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The words of the platform's pages; menu paths keep their Chinese names beside the English, as people look for them. */
const TEXTS = {
  banner: ['模拟器 · 不是微信 · 没有真实资金', 'Simulator · not WeChat · no real money'],
  platform: ['模拟商户平台', 'Simulated merchant platform'],
  merchants: ['全部商户', 'All merchants'],
  none: ['还没有商户。用控制接口创建：', 'No merchants yet. The control API makes one:'],
  direct: ['直连商户', 'Direct merchant'],
  provider: ['服务商', 'Service provider'],
  sub: ['特约商户', 'Sub-merchant'],
  security: ['API安全', 'API security · API安全'],
  products: ['产品中心', 'Product centre · 产品中心'],
  appids: ['AppID 账号管理', 'AppIDs · AppID 账号管理'],
  development: ['开发配置', 'Development settings · 开发配置'],
  done: ['已保存。', 'Saved.'],
  failed: ['没有成功：', 'Not done: '],

  v3Key: ['APIv3 密钥', 'APIv3 key · APIv3 密钥'],
  v2Key: ['APIv2 密钥', 'APIv2 key · APIv2 密钥'],
  keySet: ['已设置。设置后不再显示，只能重设。', 'Set. It is not shown again; it can only be set anew.'],
  keyUnset: ['未设置。', 'Not set.'],
  v3KeyUnset: [
    '未设置：所有 APIv3 请求都会返回 401，也不会发送通知。',
    'Not set: every APIv3 call is answered by 401, and no notification is sent.',
  ],
  keyField: ['新密钥（32 位数字或字母）', 'New key (32 digits or letters)'],
  setKey: ['设置', 'Set'],
  certificate: ['商户 API 证书', 'Merchant certificate · 商户 API 证书'],
  certificateWhy: [
    '用证书工具或 openssl 生成证书请求串，粘贴到这里，取回证书串。最多三张同时有效，换新不会作废旧的。',
    'Make a certificate request with the certificate tool or openssl, paste it here, and take the certificate back. Up to three are good at once; a new one does not void the old.',
  ],
  csr: ['证书请求串（CSR）', 'Certificate request (CSR)'],
  submitCsr: ['提交，取回证书串', 'Submit and get the certificate'],
  newest: ['最新证书串', 'Newest certificate'],
  serial: ['序列号', 'Serial number'],
  expires: ['有效期至', 'Good until'],
  good: ['有效', 'Good'],
  replaced: ['已更换', 'Replaced'],
  revoked: ['已作废', 'Void'],
  revoke: ['作废', 'Make void'],
  publicKey: ['微信支付公钥', 'WeChat Pay public key · 微信支付公钥'],
  publicKeyNone: ['还没有申请公钥。', 'No public key was asked for yet.'],
  makePublicKey: ['申请公钥', 'Ask for a public key'],
  publicKeyId: ['公钥 ID', 'Public key ID'],
  publicKeyText: ['公钥', 'Public key'],
  switchWhy: [
    '申请公钥不会切换任何东西。开启切换后，七天内越来越多的通知改用公钥签名。',
    'Asking for a key changes nothing. Once switched over, more and more notifications are signed by it, within seven days.',
  ],
  switchKey: ['开启公钥切换', 'Switch over · 开启公钥切换'],
  switched: ['公钥签名的通知占比', 'Notifications signed by the public key'],
  platformCertificates: ['微信支付平台证书', 'Platform certificates · 微信支付平台证书'],
  platformCertificatesNone: [
    '没有：这个商户只有公钥，/v3/certificates 返回 404。',
    'None: this merchant has only the public key, and /v3/certificates answers 404.',
  ],

  own: ['我的产品', 'Own products · 我的产品'],
  opened: ['已开通', 'Opened'],
  notOpened: ['未开通', 'Not opened'],
  open: ['开通', 'Open'],
  close: ['关闭', 'Close'],
  grants: ['特约商户授权产品', 'Products of sub-merchants · 特约商户授权产品'],
  grantsNone: ['还没有特约商户。', 'No sub-merchants yet.'],
  granted: ['已授权', 'Granted'],
  notGranted: ['未授权', 'Not granted'],
  invited: ['等待商户授权', 'Waits for the merchant'],
  granting: ['已授权，约 10 分钟生效', 'Granted, in force in about ten minutes'],
  invite: ['邀请授权', 'Invite'],
  mine: ['我的授权产品', 'My granted products · 我的授权产品'],
  authorise: ['授权', 'Authorise'],
  withdraw: ['解除授权', 'Withdraw'],

  bound: ['已关联', 'Bound'],
  asked: ['关联申请', 'Requests'],
  askedNone: ['没有关联申请。', 'No requests.'],
  auditing: ['审核中（主体不同）', 'Under review (another subject)'],
  waiting: ['等待 AppID 一侧确认', 'Waits for the app’s own side'],
  refused: ['已拒绝', 'Refused'],
  lapsed: ['七天内未确认，已失效', 'Not confirmed within seven days'],
  lapses: ['失效时间', 'Lapses at'],
  ask: ['关联 AppID', 'Bind an AppID'],
  appid: ['AppID', 'AppID'],
  sameSubject: ['AppID 与商户号主体相同', 'The AppID has the same subject as the merchant'],
  approve: ['审核通过（模拟审核员）', 'Approve (as the reviewer)'],
  confirm: ['确认关联（模拟公众平台管理员）', 'Confirm (as the app’s administrator)'],
  refuse: ['拒绝', 'Refuse'],

  directories: ['JSAPI 支付授权目录', 'Pay directories · JSAPI 支付授权目录'],
  directoriesWhy: [
    '最多 5 个。以 http:// 或 https:// 开头，以「/」结尾；只有域名时，该域名下的页面都可以付款。',
    'At most five. They begin with http:// or https:// and end in "/"; where there is only a domain, all its pages may pay.',
  ],
  directory: ['目录', 'Directory'],
  domains: ['H5 支付域名', 'H5 domains · H5 支付域名'],
  domainsWhy: [
    '只填域名。这里没有填写时，模拟器不检查来源。',
    'The host alone. While none is given, the simulator does not look where a payer comes from.',
  ],
  domain: ['域名', 'Domain'],
  empty: ['还没有。', 'None yet.'],
  add: ['添加', 'Add'],
  remove: ['删除', 'Remove'],
} as const satisfies Record<string, readonly [zh: string, en: string]>

export type TextKey = keyof typeof TEXTS
export type Say = (key: TextKey) => string

export function sayIn(language: Language): Say {
  return (key) => TEXTS[key][language === 'zh' ? 0 : 1]
}

const PRODUCT_NAMES: Readonly<Record<string, string>> = {
  JSAPI: 'JSAPI支付（公众号、小程序）',
  NATIVE: 'Native支付',
  H5: 'H5支付',
  APP: 'APP支付',
  MICROPAY: '付款码支付',
  PROFIT_SHARING: '分账',
  API_REFUND: 'API退款',
  MICRO_APPLYMENT: '小微商户进件',
}

/** Products keep their own names in both languages. */
export function productName(product: string): string {
  return PRODUCT_NAMES[product] ?? product
}
