import { isNoted } from '@ruzhu/domain/journeys/confirmations.ts'
import type { JourneyFacts } from '@ruzhu/domain/journeys/facts.ts'
import type { Known, StepPlan } from '@ruzhu/domain/journeys/plan.ts'
import { both } from '@ruzhu/domain/text.ts'
import { guide, OPEN_PLATFORM, SIGNING_PAGE } from './guide.ts'
import { APP_GATEWAY, EGRESS, REDIRECT_URI, SIGNING_MODE } from './values.ts'

export type AppSettings<Of extends JourneyFacts> = {
  after: readonly string[]
  /** Its keys are kept here, and Alipay has answered to them. */
  kept: (facts: Of) => Date | boolean
  /** Only web and third-party applications are called back. */
  calledBack?: (facts: Of) => boolean
  inMiniProgram?: (facts: Of) => boolean
}
const SETTINGS = {
  'zh-CN': '开放平台 → 控制台 → 打开应用 → 开发设置',
  en: 'Open platform → Console (控制台) → the application → Development settings (开发设置)',
}

/** The page 开发设置 of an application. */
export function appSettingSteps<Of extends JourneyFacts>(settings: AppSettings<Of>): readonly StepPlan<Of>[] {
  const { after, kept, calledBack = () => true, inMiniProgram = () => true } = settings
  const known: readonly Known[] = ['record', 'word']
  return [
    {
      key: 'signing_mode',
      name: both('选定接口加签方式', 'Choose the signing method'),
      owner: 'developer',
      after,
      known,
      done: kept,
      values: [SIGNING_MODE],
      guide: guide(
        [
          SETTINGS['zh-CN'],
          '接口加签方式 → 设置，选「公钥」或「公钥证书」',
          '转账、红包只能用公钥证书；一个应用只有一种模式',
          '改设置要短信验证；「立即作废」让旧的马上失效，「撤销变更」在 7 天内退回原来的',
        ],
        [
          SETTINGS.en,
          'Signing method (接口加签方式) → Set: key (公钥) or certificates (公钥证书)',
          'Transfers and red packets need certificates; an application has one mode',
          'A change asks for an SMS; 立即作废 ends the old way now, 撤销变更 goes back to it within 7 days',
        ],
        both(
          '改了立刻生效，旧的 7 天后失效，所以先定好再填密钥。',
          'A change counts at once and the old way ends after 7 days, so it is chosen first.',
        ),
        SIGNING_PAGE,
      ),
    },
    {
      key: 'app_public_key',
      name: both('上传应用公钥，取得支付宝公钥', 'Upload the application’s public key and fetch Alipay’s'),
      owner: 'developer',
      after: ['signing_mode'],
      known,
      needed: ({ confirmed }) => !isNoted(confirmed, 'signing_mode', 'mode', 'certificate'),
      done: kept,
      guide: guide(
        [
          '用支付宝开放平台密钥工具（放在没有空格的路径里）、miniu.alipay.com 或 openssl 生成 RSA2 2048 位密钥；Java 用 PKCS8，其他用 PKCS1，两种这里都认',
          '私钥不上传、不离开服务器；丢了只能重新生成一对',
          `${SETTINGS['zh-CN']} → 接口加签方式，贴应用公钥（一行，不带首尾）`,
          '上传之后才看得到支付宝公钥：查看 → 复制「支付宝公钥」，不要和应用公钥弄混',
        ],
        [
          'Make an RSA2 key of 2048 bits with the key tool (密钥工具, in a path without spaces), miniu.alipay.com or openssl; PKCS8 for Java, PKCS1 for others, and either is taken here',
          'The private key is never uploaded and stays on the server; lost, a new pair is made',
          `${SETTINGS.en} → Signing method: paste the public key, in one line`,
          'Then it can be seen: View (查看), copy Alipay’s public key (支付宝公钥), not the application’s own',
        ],
        both('我们用私钥签名，用支付宝公钥验签。', 'We sign with the private key and verify with Alipay’s public key.'),
        SIGNING_PAGE,
      ),
    },
    {
      key: 'app_certificates',
      name: both('上传 CSR，下载三张证书', 'Upload a CSR and download three certificates'),
      owner: 'developer',
      after: ['signing_mode'],
      known,
      needed: ({ confirmed }) => isNoted(confirmed, 'signing_mode', 'mode', 'certificate'),
      done: kept,
      guide: guide(
        [
          '用密钥工具生成 CSR，「公司」与账号的公司全称一字不差，「域名」填自己的域名',
          `${SETTINGS['zh-CN']} → 接口加签方式 → 公钥证书，上传 CSR；也可以上传平台认可的 CA 签发的证书（X.509、RSA2）`,
          '下载 appCertPublicKey_<APPID>.crt、alipayCertPublicKey_RSA2.crt、alipayRootCert.crt',
        ],
        [
          'Make a CSR with the key tool; its company is the account’s full name exactly, its domain one of your own',
          `${SETTINGS.en} → Signing method → Certificates: upload it, or a certificate of a CA that the platform lists (X.509, RSA2)`,
          'Download appCertPublicKey_<APPID>.crt, alipayCertPublicKey_RSA2.crt and alipayRootCert.crt',
        ],
        both(
          '证书模式的签名要带证书序列号；证书到期前要更换。',
          'In this mode serial numbers travel along; certificates are renewed before they end.',
        ),
        SIGNING_PAGE,
      ),
    },
    {
      key: 'aes_key',
      name: both('设置接口内容加密密钥（AES）', 'Set the key of content encryption (AES)'),
      owner: 'developer',
      after,
      known: ['word'],
      optional: true,
      guide: guide(
        [SETTINGS['zh-CN'], '接口内容加密方式 → 设置 AES 密钥', '同时要配好接口加签方式和应用网关'],
        [
          SETTINGS.en,
          'Content encryption (接口内容加密方式) → Set an AES key',
          'Signing method and application gateway have to be set as well',
        ],
        both(
          '取手机号、步数（my.getPhoneNumber、my.getRunData）等加密接口才需要；没有会报 isv.missing-encrypt-key。',
          'Only encrypted interfaces (my.getPhoneNumber, my.getRunData) need it; missing, they answer isv.missing-encrypt-key.',
        ),
        OPEN_PLATFORM,
      ),
    },
    {
      key: 'app_gateway',
      name: both('配置应用网关', 'Set the application gateway'),
      owner: 'developer',
      after,
      known: ['word'],
      values: [APP_GATEWAY],
      guide: guide(
        [SETTINGS['zh-CN'], '应用网关填我们的通知地址，外网能访问；保存时支付宝会发一次测试'],
        [
          SETTINGS.en,
          'Application gateway (应用网关): our address, reachable from outside; Alipay tests it when it is saved',
        ],
        both(
          '授权、签约等消息发到这里（付款通知不走这里）。',
          'Messages about grants and contracts come here; payment notices do not.',
        ),
        OPEN_PLATFORM,
      ),
    },
    {
      key: 'auth_callback',
      name: both('配置授权回调地址', 'Set the authorisation callback'),
      owner: 'developer',
      after,
      known: ['word'],
      needed: calledBack,
      values: [REDIRECT_URI],
      guide: guide(
        [SETTINGS['zh-CN'], '授权回调地址与授权链接里的 redirect_uri 完全一致：协议、域名、路径'],
        [
          SETTINGS.en,
          'Authorisation callback (授权回调地址): exactly the redirect_uri of the link: scheme, host, path',
        ],
        both('不一致时商家打开授权链接就是错误页。', 'Where they differ, merchants meet an error page.'),
        OPEN_PLATFORM,
      ),
    },
    {
      key: 'ip_whitelist',
      name: both('配置服务器 IP 白名单', 'Set the list of server addresses'),
      owner: 'developer',
      after,
      known: ['gateway', 'word'],
      done: kept,
      values: [EGRESS],
      guide: guide(
        [SETTINGS['zh-CN'], '服务器IP白名单，填全部出口 IP；没有启用就不用填'],
        [SETTINGS.en, 'Server addresses (服务器IP白名单): every egress address; nothing where it is not enabled'],
        both(
          '启用后，不在名单里的服务器会收到 isv.illegal-client-ip（v3 是 illegal-client-ip）。',
          'Once enabled, other servers are told isv.illegal-client-ip (illegal-client-ip by v3).',
        ),
        OPEN_PLATFORM,
      ),
    },
    {
      key: 'domain_whitelist',
      name: both('配置小程序的服务器域名白名单', 'Set the server domains of the mini program'),
      owner: 'developer',
      after,
      known: ['word'],
      needed: inMiniProgram,
      guide: guide(
        [
          '开放平台 → 控制台 → 打开小程序 → 设置 → 开发设置 → 服务器域名白名单',
          'my.request 和 my.uploadFile 用到的域名都要填；按一级域名比对，填 a.com 就包含 x.a.com；只能 https / wss',
          'web-view 的 H5 域名要在域名根目录放校验文件',
          '改完重新打包上传',
        ],
        [
          'Open platform → Console (控制台) → the mini program → Settings → Server domains (服务器域名白名单)',
          'All that my.request and my.uploadFile call; compared by the first level, so that a.com covers x.a.com; https and wss only',
          'Domains of a web-view want a file at their root',
          'Package and upload again afterwards',
        ],
        both(
          '小程序只能请求登记过的域名；开发工具可能不检查，正式环境一定检查。',
          'Only registered domains can be called; tools may not check, production does.',
        ),
        OPEN_PLATFORM,
      ),
    },
  ]
}
