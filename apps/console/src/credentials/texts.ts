import type { Sentence } from '@ruzhu/domain/text.ts'

export const CREDENTIAL_TEXTS = {
  'drop.title': { 'zh-CN': '密钥和证书文件', en: 'Files of keys and certificates' },
  'drop.choose': {
    'zh-CN': '把平台下载的整个压缩包拖到这里，不用解压；也可以点这里选文件',
    en: 'Drop the whole archive from the platform here, no need to unpack; or click to choose files',
  },
  'drop.kinds': {
    'zh-CN': '支持 .zip、.pem、.p12、.crt、.cer、.txt。只在这个浏览器里读，没有用到的文件不会上传。',
    en: 'Takes .zip, .pem, .p12, .crt, .cer and .txt. They are read in this browser only; files that are not needed are not uploaded.',
  },
  'drop.paste': { 'zh-CN': '或者粘贴密钥、证书的文字', en: 'Or paste the text of a key or certificate' },
  'drop.reading': { 'zh-CN': '正在识别', en: 'Reading' },
  'drop.seen': {
    'zh-CN': '认出 {n} 项，已填到下面对应的栏里',
    en: 'Recognised: {n}. They were entered below where they belong',
  },
  'drop.troubled': {
    'zh-CN': '认出来了，但是有问题，没有填进去',
    en: 'Recognised, but something is wrong with it, so nothing was entered',
  },
  'drop.nothing': { 'zh-CN': '没有认出能用的内容', en: 'Nothing was recognised that can be used' },
  'drop.failed': {
    'zh-CN': '识别程序没有加载出来，请检查网络后重试',
    en: 'The reader could not be loaded; check the network and try again',
  },
  'drop.refused': { 'zh-CN': '不能用', en: 'Cannot be used' },
  'drop.unused': { 'zh-CN': '没有用到', en: 'Not needed' },
  'drop.pasted': { 'zh-CN': '粘贴的内容', en: 'Pasted text' },
  'drop.valid': { 'zh-CN': '{from} 至 {to}', en: '{from} to {to}' },
  'drop.bits': { 'zh-CN': 'RSA {bits} 位', en: 'RSA, {bits} bits' },
  'drop.serial': { 'zh-CN': '序列号 {serial_no}', en: 'serial number {serial_no}' },
  'drop.password': { 'zh-CN': 'p12 文件的密码', en: 'Password of the p12 file' },
  'drop.open': { 'zh-CN': '打开', en: 'Open' },
  'drop.use': { 'zh-CN': '改成 {value}', en: 'Change to {value}' },
  'drop.no_certificate': { 'zh-CN': '没有证书？生成证书请求', en: 'No certificate yet? Make a request' },
  'tool.title': { 'zh-CN': '证书工具', en: 'Certificate tool' },
  'tool.why': {
    'zh-CN':
      '在这个浏览器里生成私钥和证书请求，不用安装平台的证书工具，什么系统都可以。私钥不会发给任何人，包括我们的服务器。',
    en: 'Makes the private key and the certificate request in this browser, on any system, without the platform’s own tool. The private key is sent to nobody, our server included.',
  },
  'tool.insecure': {
    'zh-CN': '浏览器只在 https 或本机地址下允许生成密钥。请用 https 打开管理台，或在终端运行 ruzhu cert csr。',
    en: 'Browsers make keys on https and on this machine’s own address only. Open the console by https, or run ruzhu cert csr in a terminal.',
  },
  'tool.platform': { 'zh-CN': '给谁用', en: 'For' },
  'tool.merchant': { 'zh-CN': '微信支付商户', en: 'Merchant at WeChat Pay' },
  'tool.application': { 'zh-CN': '支付宝应用', en: 'Application at Alipay' },
  'tool.step_make': { 'zh-CN': '1. 生成', en: '1. Make' },
  'tool.step_hand_in': { 'zh-CN': '2. 交给平台', en: '2. Hand in' },
  'tool.hand_in_later': {
    'zh-CN': '生成之后，这里有证书请求串，和拿到平台哪里去换证书串。',
    en: 'Once it is made, the request is here, and where at the platform it is exchanged for the certificate text.',
  },
  'tool.step_finish': { 'zh-CN': '3. 核对并下载', en: '3. Check and download' },
  'tool.mchid': { 'zh-CN': '商户号', en: 'Merchant number (MCHID)' },
  'tool.merchant_name': { 'zh-CN': '商户名称', en: 'Merchant name' },
  'tool.merchant_name_help': {
    'zh-CN': '和商户平台「账户中心 → 商户信息」里显示的一字不差',
    en: 'To the letter as the merchant platform shows it: Account center → Merchant info',
  },
  'tool.company': { 'zh-CN': '公司名称', en: 'Company' },
  'tool.company_help': { 'zh-CN': '支付宝账号的公司全称', en: 'The full name of the company of the Alipay account' },
  'tool.domain': { 'zh-CN': '域名', en: 'Domain' },
  'tool.make': { 'zh-CN': '生成私钥和证书请求', en: 'Make key and request' },
  'tool.made': {
    'zh-CN': '私钥只在这个页面里，关掉页面就没有了。先下载保存，再去平台申请。',
    en: 'The private key is in this page only and gone when it is closed. Download it before you apply.',
  },
  'tool.download_key': { 'zh-CN': '下载私钥', en: 'Download the private key' },
  'tool.request': { 'zh-CN': '证书请求串', en: 'Certificate request' },
  'tool.public_key': { 'zh-CN': '应用公钥', en: 'Public key of the application' },
  'tool.where_merchant': {
    'zh-CN': '商户平台 → 账户中心 → API安全 → 商户API证书 → 申请证书，粘贴证书请求串，再把得到的证书串复制回来。',
    en: 'In the merchant platform choose Account center → API security → Merchant API certificate → Apply, paste the request, and bring back the certificate text.',
  },
  'tool.where_application': {
    'zh-CN': '开放平台 → 开发设置 → 接口加签方式：证书模式上传证书请求，公钥模式粘贴应用公钥。',
    en: 'In the open platform choose Development settings → Interface signing: upload the request for certificates, or paste the public key for keys.',
  },
  'tool.certificate': { 'zh-CN': '平台给的证书串', en: 'Certificate text from the platform' },
  'tool.other_key': {
    'zh-CN': '私钥是以前生成的？选出私钥文件',
    en: 'Was the key made before? Choose its file',
  },
  'tool.chosen_key': { 'zh-CN': '用这个私钥：{name}', en: 'With this key: {name}' },
  'tool.finish': { 'zh-CN': '核对', en: 'Check' },
  'tool.finished': {
    'zh-CN': '证书与私钥匹配：{owner}，序列号 {serial_no}',
    en: 'Certificate and key fit: {owner}, serial number {serial_no}',
  },
  'tool.p12': { 'zh-CN': 'p12 的密码是商户号。', en: 'The password of the p12 is the merchant number.' },
  'tool.download_all': { 'zh-CN': '下载压缩包', en: 'Download the archive' },
} as const satisfies Record<string, Sentence>
