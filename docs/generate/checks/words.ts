import type { Sentence } from '@ruzhu/domain/text.ts'

type Words = { asks: Sentence; mends: Sentence }

/** What each check asks, and the step that mends it: in short, since a failed check says it in full. */
export const WORDS: Readonly<Record<string, Words>> = {
  format: words(
    '账号里每一项的长度、字符和类型',
    'length, characters and kind of each value in the account',
    '重新填写那一项',
    'enter that value again',
  ),
  key_pair: words(
    '私钥签名，证书里的公钥验签',
    'whether private key and certificate are a pair',
    '重新上传成对的证书和私钥',
    'upload certificate and key that belong together',
  ),
  certificate_owner: words(
    '证书上的商户号或应用',
    'the number or application on the certificate',
    '上传这个账号自己的证书',
    'upload the certificate of this account',
  ),
  validity: words(
    '证书的有效期；30 天内提醒',
    'until when the certificate is good; warned of 30 days before',
    '申请新证书并替换',
    'apply for a new certificate and replace it',
  ),
  clock: words(
    '应答上的时间和本机相差多少',
    'how far our clock is from the time on the answer',
    '开启时间同步（NTP）',
    'switch on NTP',
  ),
  online: words(
    '应用是否已上线',
    'whether the application is online',
    '在开放平台提交上线',
    'bring it online at the open platform',
  ),
  signature: words(
    '查一个不存在的订单：只有验签通过才会答「不存在」',
    'asks for an order that is not there: only who signs rightly is told so',
    '替换私钥和证书',
    'replace private key and certificate',
  ),
  answer: words(
    '用保存的公钥验应答的签名',
    'the answer’s signature against the key that is kept',
    '重新下载平台公钥',
    'download the platform’s key again',
  ),
  platform_key: words(
    '平台现在用的公钥或证书是不是保存的那个',
    'whether the platform uses the key or certificate that is kept',
    '重新下载公钥或支付宝证书',
    'download the public key, or Alipay’s certificate, again',
  ),
  api_v3_key: words(
    '用它解开平台下发的证书',
    'opens certificates that the platform seals',
    '重新设置 APIv3 密钥并填入',
    'set the APIv3 key anew and enter it',
  ),
  api_v2_key: words(
    '用它签一次 APIv2 查询',
    'signs one query of APIv2',
    '重新设置 APIv2 密钥并填入',
    'set the APIv2 key anew and enter it',
  ),
  ip_whitelist: words(
    '平台是否接受这台服务器的地址',
    'whether the platform takes calls from this server',
    '把服务器地址加进白名单',
    'add the server to the whitelist',
  ),
  grant: words(
    '以商家名义查一次',
    'asks once in the merchant’s name',
    '请商家重新授权',
    'have the merchant authorise again',
  ),
  appid: words(
    '试单里账号自己的 AppID',
    'an order that names the account’s own AppID',
    '在商户平台关联 AppID',
    'link the AppID at the platform',
  ),
  app: words(
    '试单里客户应用的 AppID',
    'an order that names the client’s AppID',
    '关联或绑定这个 AppID',
    'link that AppID',
  ),
  product: words('每个场景的试单', 'an order for each scene', '开通产品并授权', 'open and grant the product'),
  order: words(
    '每个场景一笔 ¥0.01，随即关闭',
    '¥0.01 for each scene, closed at once',
    '按平台的报错处理',
    'as the platform’s refusal says',
  ),
  refund_permission: words(
    '对没付款的试单要求退款',
    'asks to refund an order that nobody paid',
    '给服务商退款权限',
    'grant the right to refund',
  ),
  app_secret: words(
    '用它换一次应用的接口凭证',
    'gets the app’s own token with it',
    '重置 AppSecret 并替换',
    'reset the AppSecret and replace it',
  ),
  pay_directory: words(
    '平台不告诉任何人：由人确认',
    'the platform tells nobody: a person confirms it',
    '在商户平台填支付授权目录',
    'enter the pay directory at the platform',
  ),
  h5_domain: words(
    '平台不告诉任何人：由人确认',
    'the platform tells nobody: a person confirms it',
    '在商户平台填 H5 域名',
    'enter the H5 domain at the platform',
  ),
  callback: words(
    '往自己的公网地址投一封信，比对收到的每个字节',
    'posts a letter to our public address and compares each byte',
    '让代理原样转发 /n/',
    'let the proxy pass /n/ on as it is',
  ),
}

function words(asks: string, asksEn: string, mends: string, mendsEn: string): Words {
  return { asks: { 'zh-CN': asks, en: asksEn }, mends: { 'zh-CN': mends, en: mendsEn } }
}

/** What breaks a link, as the tests call it. */
export const IN_CHINESE: Readonly<Record<string, string>> = {
  'a value that lost a digit': '少了一位的密钥',
  'a private key that was cut': '被截断的私钥',
  'the private key of another': '别人的私钥',
  'the certificate of another': '别人的证书',
  'a certificate that has expired': '已过期的证书',
  'a clock that is six minutes ahead': '本机快了六分钟',
  'a clock that is six minutes behind': '本机慢了六分钟',
  'an application that is taken offline': '应用下线',
  'a certificate that the platform replaced': '平台上已作废的证书',
  'a key that was taken away at the platform': '平台上删掉的公钥',
  'an APIv2 key that was set anew: it signs everything': '平台上改过的 APIv2 密钥（所有请求都用它签名）',
  'answers that are signed wrongly': '签名不对的应答',
  'answers that do not fit the key we hold': '和保存的公钥对不上的应答',
  'a public key that the platform changed': '平台换过的公钥',
  'a certificate of Alipay’s that cannot be fetched': '取不到的支付宝证书',
  'an APIv3 key that was set anew': '平台上改过的 APIv3 密钥',
  'an APIv2 key that was set anew': '平台上改过的 APIv2 密钥',
  'a sub-merchant of another provider': '别的服务商的特约商户',
  'a merchant who took the authorisation back': '商家收回授权',
  'an IP whitelist without this server': '白名单里没有这台服务器',
  'the account’s AppID unlinked': '账号的 AppID 解除关联',
  'the client’s AppID unlinked': '客户的 AppID 解除关联',
  'a mini program that is not bound': '没有绑定的小程序',
  'a product that the client took back': '客户收回产品授权',
  'no contract for codes': '没有签当面付',
  'no contract for websites': '没有签电脑网站支付',
  'no contract for mini programs': '没有签小程序支付',
  'a rule that stands against an order': '业务规则限制',
  'a limit that stands against an order': '金额超限',
  'refunds not granted': '没有退款权限',
  'an AppSecret that was reset': '重置过的 AppSecret',
  'twelve kinds of damage by a proxy': '代理的十二种改动',
}
