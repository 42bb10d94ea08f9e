import type { JourneyFacts } from '@ruzhu/domain/journeys/facts.ts'
import type { JourneyPlan } from '@ruzhu/domain/journeys/plan.ts'
import { providerStep } from '@ruzhu/domain/journeys/steps/method-steps.ts'
import { both } from '@ruzhu/domain/text.ts'
import { appSettingSteps } from './app-settings.ts'
import { companySteps } from './company.ts'
import { guide, OPEN_PLATFORM } from './guide.ts'
import { serverSteps } from './server.ts'
import { APP_ID, OUTCOME, PID } from './values.ts'

const saved = ({ account }: JourneyFacts): Date | boolean => account?.createdAt ?? false

/** Our own company becomes an ISV with a third-party application. An account that works shows much of it. */
export const ISV: JourneyPlan<JourneyFacts> = {
  key: 'isv',
  label: both('成为支付宝服务商（ISV）', 'Become an Alipay ISV'),
  hint: both(
    '我们公司自己要走一次，之后商家授权给我们。',
    'Our own company goes this way once; then merchants authorise it.',
  ),
  steps: [
    ...companySteps<JourneyFacts>('operator', saved),
    {
      key: 'isv_entry',
      name: both('入驻为服务商并签服务商协议', 'Enter as a service provider and sign the agreement'),
      owner: 'operator',
      after: ['developer_entry'],
      known: ['record', 'word'],
      done: saved,
      guide: guide(
        ['登录服务商平台 p.alipay.com，用企业支付宝账号入驻', '签署服务商协议'],
        ['Enter at the service providers’ platform p.alipay.com with the company account', 'Sign the agreement'],
        both(
          '入驻为服务商的账号不能给自己签收款产品（ISV_IDENTITY_NOT_SATISFY），自己收款要另用一个账号。',
          'An account that entered as a service provider cannot sign collecting products for itself (ISV_IDENTITY_NOT_SATISFY): use a second one.',
        ),
        'https://p.alipay.com',
      ),
    },
    {
      key: 'create_app',
      name: both('创建第三方应用', 'Create the third-party application'),
      owner: 'developer',
      after: ['isv_entry'],
      known: ['record', 'word'],
      done: saved,
      values: [APP_ID],
      guide: guide(
        ['开放平台 → 控制台 → 创建第三方应用', '代理业务范围勾上「小程序」（要服务小程序时）', '复制页面上方的 APPID'],
        [
          'Open platform → Console (控制台) → Create a third-party application (第三方应用)',
          'Include mini programs (小程序) in its scope, to serve them',
          'Copy the APPID at the top',
        ],
        both(
          '代商家调用只能用第三方应用，它不能为自己调用。',
          'Calls for merchants need a third-party application; it cannot call for itself.',
        ),
        OPEN_PLATFORM,
      ),
    },
    {
      key: 'mount_products',
      name: both('给第三方应用绑定全部产品', 'Bind all products to the application'),
      owner: 'developer',
      after: ['create_app'],
      known: ['word'],
      guide: guide(
        [
          '开放平台 → 控制台 → 应用 → 绑定产品 / 添加能力',
          '服务市场管理、第三方应用授权、小程序三方开发基础包、第三方接入核心API、JSAPI 基础包，以及每个收款产品',
        ],
        [
          'Open platform → Console (控制台) → the application → Products',
          '服务市场管理, 第三方应用授权, 小程序三方开发基础包, 第三方接入核心API, JSAPI基础包, and each payment product',
        ],
        both(
          '商家授权之前就要绑好：之后加一个，每家商家都要重新授权。',
          'Before merchants agree: one more later, and each of them has to agree again.',
        ),
        OPEN_PLATFORM,
      ),
    },
    ...appSettingSteps<JourneyFacts>({ after: ['create_app'], kept: saved, inMiniProgram: () => false }),
    {
      key: 'app_online',
      name: both('提交应用上线', 'Put the application online'),
      owner: 'developer',
      after: ['mount_products', 'app_public_key', 'app_certificates', 'app_gateway', 'auth_callback'],
      known: ['word'],
      guide: guide(
        ['开放平台 → 控制台 → 应用 → 提交审核', '审核通过后点「上线」，状态是「已上线」'],
        [
          'Open platform → Console (控制台) → the application → Submit for review',
          'Once it has passed, go online until it says 已上线',
        ],
        both(
          '没有上线的应用调不通（not-online-app）。',
          'An application that is not online cannot call (not-online-app).',
        ),
        OPEN_PLATFORM,
      ),
    },
    {
      key: 'app_review',
      name: both('第三方应用的审核', 'Review of the application'),
      asks: both('等待支付宝审核第三方应用', 'Alipay reviews the application'),
      owner: 'platform',
      after: ['app_online'],
      known: ['word'],
      verdict: true,
      again: 'app_online',
      within: { days: 5, kind: 'ours' },
      values: [OUTCOME],
      guide: guide(
        ['开放平台 → 控制台 → 应用，看状态', '被驳回时抄下原因'],
        ['Open platform → Console (控制台) → the application: read its state', 'Copy the reason when it is rejected'],
        both('上线后商家才能授权。', 'Merchants can agree once it is online.'),
        OPEN_PLATFORM,
      ),
    },
    {
      key: 'save_account',
      name: both('设置服务商账号', 'Set up the service provider account'),
      owner: 'operator',
      after: ['create_app', 'app_public_key', 'app_certificates'],
      known: ['record', 'gateway'],
      done: saved,
      step: providerStep,
      guide: guide(
        [
          '设置 → 服务商账号',
          '填 APPID、PID、应用私钥和支付宝公钥（或三张证书）',
          '保存时会真的问一次支付宝，答得上来才存',
        ],
        [
          'Settings → Provider account',
          'Enter APPID, PID, private key and Alipay’s public key, or the three certificates',
          'Saving asks Alipay; only what it answers to is kept',
        ],
        both('所有客户共用，只需要一次。', 'Once, for all clients.'),
      ),
    },
    ...serverSteps<JourneyFacts>([], saved),
    {
      key: 'template_domains',
      name: both('配置小程序模板的域名白名单', 'Set the domains of mini program templates'),
      owner: 'developer',
      after: ['create_app'],
      known: ['word'],
      optional: true,
      guide: guide(
        ['开放平台 → 控制台 → 第三方应用 → 设置 → 域名白名单配置，最多 50 个', 'H5 域名要放校验文件'],
        [
          'Open platform → Console (控制台) → the application → Settings → Domains (域名白名单配置), at most 50',
          'Web-view domains want a file at their root',
        ],
        both(
          '用模板开发的小程序按第三方应用的名单。',
          'Mini programs made from a template follow the application’s list.',
        ),
        OPEN_PLATFORM,
      ),
    },
    {
      key: 'rebate',
      name: both('签返佣政策，记下签约的 PID', 'Sign the rebate policy and note the PID that signed'),
      owner: 'operator',
      after: ['isv_entry'],
      known: ['word'],
      optional: true,
      values: [{ ...PID, name: 'rebate_pid' }],
      guide: guide(
        ['服务商平台 → 返佣政策 → 签约', '签约账号的 PID 就是 sys_service_provider_id'],
        ['Service providers’ platform → Rebates → Sign', 'The PID that signed is sys_service_provider_id'],
        both('想拿返佣才需要。', 'Only to be paid rebates.'),
        'https://p.alipay.com',
      ),
    },
  ],
}
