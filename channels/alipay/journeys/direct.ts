import type { Facts } from '@ruzhu/domain/journeys/facts.ts'
import type { JourneyPlan } from '@ruzhu/domain/journeys/plan.ts'
import { both } from '@ruzhu/domain/text.ts'
import { appSettingSteps } from './app-settings.ts'
import { companySteps } from './company.ts'
import { goingLive } from './going-live.ts'
import { guide, OPEN_PLATFORM } from './guide.ts'
import { bindMiniProgram, inMiniProgram, productSteps, publishMiniProgram } from './products.ts'
import { serverSteps } from './server.ts'
import { APP_ID, OUTCOME } from './values.ts'

/** The client's own application and keys are kept here, since Alipay answered to them. */
const kept = ({ ownAccount }: Facts): Date | boolean => ownAccount?.createdAt ?? false
const never = (): boolean => false

/** The merchant has an application and keys of its own. */
export const DIRECT: JourneyPlan = {
  key: 'direct',
  label: both('支付宝直连商家', 'Direct Alipay merchant'),
  hint: both(
    '客户用自己的应用和密钥收款，不经过服务商。',
    'The client is paid with an application and keys of its own, without a service provider.',
  ),
  steps: [
    ...companySteps<Facts>('client', never),
    {
      key: 'create_app',
      name: both('创建应用', 'Create the application'),
      owner: 'client',
      after: ['developer_entry'],
      known: ['record', 'word'],
      done: kept,
      values: [APP_ID],
      guide: guide(
        [
          '开放平台 → 控制台 → 创建：小程序里收款选「小程序」，其他选「网页/移动应用」',
          '小程序要填名称、Logo、类目、客服联系方式和类目资质',
          '复制页面上方的 APPID',
          '新应用只给 open_id：开放平台 → 应用 → openid配置管理，看付款人是用 open_id 还是 user_id',
        ],
        [
          'Open platform → Console (控制台) → Create: 小程序 for mini programs, else 网页/移动应用',
          'A mini program wants name, logo, category, service contact, and papers of its category',
          'Copy the APPID at the top',
          'New applications are told open_id: openid配置管理 says whether payers are open_id or user_id',
        ],
        both(
          '每个请求都带 APPID；应用的种类决定能用哪些产品。',
          'Every request carries the APPID; its kind decides which products it may use.',
        ),
        OPEN_PLATFORM,
      ),
    },
    ...appSettingSteps<Facts>({
      after: ['create_app'],
      kept,
      calledBack: (facts) => !inMiniProgram(facts),
      inMiniProgram,
    }),
    ...productSteps(['company_account']),
    bindMiniProgram(['product_review', 'create_app']),
    {
      key: 'app_online',
      name: both('提交应用上线', 'Put the application online'),
      owner: 'client',
      after: ['app_public_key', 'app_certificates', 'product_review'],
      known: ['word'],
      needed: (facts) => !inMiniProgram(facts),
      guide: guide(
        ['开放平台 → 控制台 → 应用 → 提交审核', '审核通过后状态是「已上线」'],
        ['Open platform → Console (控制台) → the application → Submit for review', 'It then says 已上线'],
        both('没有上线的应用在正式环境调不通。', 'An application that is not online cannot call in production.'),
        OPEN_PLATFORM,
      ),
    },
    {
      key: 'app_review',
      name: both('应用上线的审核', 'Review of the application'),
      asks: both('等待支付宝审核应用', 'Alipay reviews the application'),
      owner: 'platform',
      after: ['app_online'],
      known: ['word'],
      needed: (facts) => !inMiniProgram(facts),
      verdict: true,
      again: 'app_online',
      within: { days: 5, kind: 'ours' },
      values: [OUTCOME],
      guide: guide(
        ['开放平台 → 控制台 → 应用，看状态', '被驳回时抄下原因'],
        ['Open platform → Console (控制台) → the application: read its state', 'Copy the reason when it is rejected'],
        both('结果在开放平台账号里。', 'The outcome stands in the account at the open platform.'),
        OPEN_PLATFORM,
      ),
    },
    ...serverSteps<Facts>(['create_app'], (facts) => kept(facts) || facts.paid > 0),
    ...goingLive(
      ['app_public_key', 'app_certificates', 'ip_whitelist', 'product_review', 'app_review', 'server_clock'],
      ['publish_mini_program', 'notify_url', 'app_gateway', 'auth_callback'],
    ).flatMap((step) =>
      step.key === 'trial_payment'
        ? [
            { ...step, after: [...step.after, 'bind_appid', 'domain_whitelist'] },
            ...publishMiniProgram(['trial_payment']),
          ]
        : [step],
    ),
  ],
}
