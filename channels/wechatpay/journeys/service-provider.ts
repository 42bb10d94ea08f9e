import { isNoted } from '@ruzhu/domain/journeys/confirmations.ts'
import type { JourneyFacts } from '@ruzhu/domain/journeys/facts.ts'
import type { JourneyPlan } from '@ruzhu/domain/journeys/plan.ts'
import { providerStep } from '@ruzhu/domain/journeys/steps/method-steps.ts'
import { both } from '@ruzhu/domain/text.ts'
import { bindingSteps } from './binding.ts'
import { oauthDomain, payDirectory } from './domains.ts'
import { PROVIDER_PRODUCT_STEPS } from './granted-products.ts'
import { guide, MP, PARTNER_PLATFORM } from './guide.ts'
import { keySteps } from './keys.ts'
import { serverSteps } from './server.ts'
import { OUTCOME, SP_APPID, SP_MCHID } from './values.ts'

const PLATFORM = ['微信支付服务商平台', 'the WeChat Pay partner platform'] as const
const PREPARE = 'https://pay.weixin.qq.com/doc/v3/partner/4013080340'

const saved = ({ account }: JourneyFacts): Date | boolean => account?.createdAt ?? false

/** Our own company becomes a service provider of WeChat Pay. An account that works shows much of it. */
export const SERVICE_PROVIDER: JourneyPlan<JourneyFacts> = {
  key: 'service_provider',
  label: both('成为微信支付服务商', 'Become a WeChat Pay service provider'),
  hint: both(
    '我们公司自己要走一次，之后就能为客户进件。',
    'Our own company goes this way once; then it can apply for clients.',
  ),
  steps: [
    {
      key: 'register_service_account',
      name: both('注册企业服务号', 'Register a service account of the company'),
      owner: 'operator',
      after: [],
      known: ['record', 'word'],
      done: saved,
      values: [SP_APPID],
      guide: guide(
        ['mp.weixin.qq.com → 立即注册 → 服务号，主体选企业', '设置与开发 → 基本配置，复制「开发者 ID（AppID）」'],
        [
          'mp.weixin.qq.com → Register → Service account (服务号), as a company',
          'Settings and development (设置与开发) → Basic configuration (基本配置): copy 开发者ID(AppID)',
        ],
        both(
          '服务商的载体是服务号，它的 AppID 就是 sp_appid。',
          'A service provider rests on a service account; its AppID is sp_appid.',
        ),
        MP,
      ),
    },
    {
      key: 'certify_service_account',
      name: both('完成服务号的微信认证', 'Have the service account certified'),
      owner: 'operator',
      after: ['register_service_account'],
      known: ['record', 'word'],
      done: saved,
      within: { days: 7, kind: 'ours' },
      guide: guide(
        ['登录微信公众平台（用服务号）', '设置与开发 → 公众号设置 → 微信认证'],
        [
          'Sign in to mp.weixin.qq.com with the service account',
          'Settings and development (设置与开发) → Account settings (公众号设置) → Certification (微信认证)',
        ],
        both('没有认证的账号不能申请。', 'An account that is not certified cannot apply.'),
        MP,
      ),
    },
    {
      key: 'app_secret',
      name: both(
        '生成服务号的 AppSecret 和 IP 白名单',
        'Create the AppSecret of the service account, with its IP list',
      ),
      owner: 'developer',
      after: ['register_service_account'],
      known: ['word'],
      optional: true,
      guide: guide(
        ['登录微信公众平台（用服务号）', '设置与开发 → 基本配置 → AppSecret → 生成；IP白名单填服务器出口地址'],
        [
          'Sign in to mp.weixin.qq.com with the service account',
          'Settings and development (设置与开发) → Basic configuration (基本配置) → AppSecret; the IP list holds the server’s own addresses',
        ],
        both(
          '只有用服务号取付款人的 openid 才需要。',
          'Needed only where payers’ openids come from the service account.',
        ),
        MP,
      ),
    },
    {
      key: 'apply_service_provider',
      name: both('申请成为服务商', 'Apply to become a service provider'),
      owner: 'operator',
      after: ['certify_service_account'],
      known: ['record', 'word'],
      done: saved,
      values: [
        {
          name: 'kind',
          label: both('申请的类型', 'Kind'),
          required: true,
          options: [
            { value: 'ordinary', label: both('普通服务商', 'Ordinary service provider') },
            { value: 'outsourcing', label: both('收单外包机构', 'Acquiring outsourcer') },
          ],
        },
      ],
      guide: guide(
        [
          '打开微信支付服务商平台 → 成为服务商',
          '营业执照、法定代表人、对公账户；类型一般选普通服务商',
          '提交后按提示验证',
        ],
        [
          'WeChat Pay partner platform → Become a service provider',
          'Licence, legal representative, corporate account; the kind is mostly the ordinary one',
          'Submit, then verify as asked',
        ],
        both(
          '服务商商户号自己不能收款，每笔都要带特约商户号。',
          'The provider’s number cannot be paid itself: each payment names a sub-merchant.',
        ),
        PARTNER_PLATFORM,
      ),
    },
    {
      key: 'association_filing',
      name: both('在支付清算协会备案', 'File with the payment clearing association'),
      owner: 'operator',
      after: ['apply_service_provider'],
      known: ['word'],
      needed: ({ confirmed }) => isNoted(confirmed, 'apply_service_provider', 'kind', 'outsourcing'),
      guide: guide(
        ['在中国支付清算协会的收单外包服务机构备案系统登记', '把备案结果提供给平台'],
        ['Register with the association’s filing system for acquiring outsourcers', 'Give the platform the result'],
        both('收单外包机构必须先备案。', 'An acquiring outsourcer has to file first.'),
      ),
    },
    {
      key: 'verify_company',
      name: both('扫码或汇款完成主体验证', 'Verify the company by scan or remittance'),
      owner: 'legalPerson',
      after: ['apply_service_provider'],
      known: ['record', 'word'],
      done: saved,
      within: { days: 10, kind: 'ours' },
      guide: guide(
        ['打开申请单页面', '法定代表人扫码，或用对公账户按页面给的金额汇款'],
        ['Open the application', 'The legal representative scans, or the corporate account remits the amount shown'],
        both('证明申请的是这家公司本人。', 'It shows that the company itself applies.'),
        PARTNER_PLATFORM,
      ),
    },
    {
      key: 'provider_review',
      name: both('服务商申请的审核', 'Review of the application'),
      asks: both('等待微信支付审核服务商申请', 'WeChat Pay reviews the application'),
      owner: 'platform',
      after: ['verify_company', 'association_filing'],
      known: ['record', 'word'],
      done: saved,
      verdict: true,
      again: 'apply_service_provider',
      within: { days: 10, kind: 'ours' },
      values: [OUTCOME],
      guide: guide(
        ['打开微信支付服务商平台，看申请单的状态', '被驳回时抄下原因'],
        ['Open the partner platform and read the state', 'Copy the reason when it is rejected'],
        both('结果只有申请人看得到。', 'Only the applicant sees the outcome.'),
        PARTNER_PLATFORM,
      ),
    },
    {
      key: 'receive_sp_mchid',
      name: both('记下服务商商户号', 'Note the service provider number'),
      owner: 'operator',
      after: ['provider_review'],
      known: ['record', 'word'],
      done: saved,
      values: [SP_MCHID],
      guide: guide(
        ['查收邮件，或登录微信支付服务商平台', '账户中心 → 商户信息，复制「商户号」'],
        [
          'See the e-mail, or sign in to the partner platform',
          'Account center (账户中心) → Merchant info (商户信息): copy 商户号',
        ],
        both('它是 sp_mchid，签名和每个请求都用它。', 'It is sp_mchid, in the signature and in every request.'),
        PARTNER_PLATFORM,
      ),
    },
    ...bindingSteps<JourneyFacts>({
      after: ['receive_sp_mchid'],
      asker: 'operator',
      platform: PLATFORM,
      menu: 'APPID授权管理',
    }),
    ...keySteps<JourneyFacts>({ after: ['receive_sp_mchid'], platform: PLATFORM, kept: saved }),
    {
      key: 'save_account',
      name: both('设置服务商账号', 'Set up the service provider account'),
      owner: 'operator',
      after: ['receive_sp_mchid', 'api_certificate', 'api_v3_key', 'public_key', 'security_contact'],
      known: ['record', 'gateway'],
      done: saved,
      step: providerStep,
      guide: guide(
        [
          '设置 → 服务商账号',
          '填商户号、AppID、证书序列号、私钥、APIv3 密钥和微信支付公钥',
          '保存时会真的问一次平台，答得上来才存',
        ],
        [
          'Settings → Provider account',
          'Enter number, AppID, serial number, private key, APIv3 key and the WeChat Pay public key',
          'Saving asks the platform; only what it answers to is kept',
        ],
        both('所有客户共用，只需要一次。', 'Once, for all clients.'),
        PREPARE,
      ),
    },
    ...PROVIDER_PRODUCT_STEPS,
    ...serverSteps<JourneyFacts>([], saved),
    {
      ...payDirectory(
        ['receive_sp_mchid'],
        [
          '登录微信支付服务商平台 → 产品中心 → 开发配置（超级管理员）',
          'Partner platform → Products (产品中心) → Development (开发配置), super admin only',
        ],
      ),
      optional: true,
    },
    { ...oauthDomain(['certify_service_account']), optional: true },
    {
      key: 'gold_plan',
      name: both('开通点金计划', 'Take part in 点金计划'),
      owner: 'operator',
      after: ['receive_sp_mchid'],
      known: ['word'],
      optional: true,
      guide: guide(
        ['登录微信支付服务商平台', '产品中心 → 点金计划 → 开通，配置商家小票链接'],
        [
          'Sign in to the partner platform',
          'Products (产品中心) → 点金计划 → Open; set the link of the merchant’s receipt',
        ],
        both('想在付款后显示自己的结果页才需要。', 'Only for a result page of one’s own after paying.'),
        PARTNER_PLATFORM,
      ),
    },
  ],
}
