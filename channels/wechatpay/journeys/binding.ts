import { isNoted } from '@ruzhu/domain/journeys/confirmations.ts'
import type { JourneyFacts } from '@ruzhu/domain/journeys/facts.ts'
import type { StepPlan } from '@ruzhu/domain/journeys/plan.ts'
import type { Party } from '@ruzhu/domain/parties.ts'
import { both } from '@ruzhu/domain/text.ts'
import { guide } from './guide.ts'
import { OUTCOME } from './values.ts'

const LINK = 'https://pay.weixin.qq.com/static/pay_setting/appid_protocol.shtml'

export type Binding<Of extends JourneyFacts> = {
  after: readonly string[]
  /** Who asks for it on the side of the merchant number, and where. */
  asker: Party
  platform: readonly [chinese: string, english: string]
  menu: string
  /** When the request went out by itself. */
  requested?: (facts: Of) => Date | boolean
  /** A payment in the AppID shows that it is bound. */
  bound?: (facts: Of) => boolean
  needed?: (facts: Of) => boolean
  /** Another place to ask from. */
  elsewhere?: readonly [chinese: string, english: string]
}

/** AppID and merchant number are bound by both sides. Another legal entity needs letters, a review, and two ticks. */
export function bindingSteps<Of extends JourneyFacts>(binding: Binding<Of>): readonly StepPlan<Of>[] {
  const { after, asker, platform, menu, requested, bound = () => false, needed = () => true, elsewhere } = binding
  const isOf = (facts: Of, entity: string) => isNoted(facts.confirmed, 'bind_request', 'entity', entity)
  const ofOthers = (facts: Of) => needed(facts) && isOf(facts, 'other')
  const reviewed = (facts: Of) => ofOthers(facts) || (needed(facts) && isOf(facts, 'special_rate'))
  return [
    {
      key: 'bind_request',
      name: both('发起 AppID 与商户号的关联', 'Request to link the AppID with the merchant number'),
      owner: asker,
      after,
      known: requested ? ['record', 'word'] : ['word'],
      needed,
      done: (facts) => bound(facts) || (requested?.(facts) ?? false),
      values: [ENTITY],
      ...(requested && {
        notes: {
          done: both('申请时填的 AppID 会自动收到关联申请', 'The AppID in the application was asked by itself'),
        },
      }),
      guide: guide(
        [
          `登录${platform[0]}`,
          `产品中心 → ${menu} → 关联 AppID`,
          '填 AppID，同意《微信支付商户号与APPID授权协议》',
          ...(elsewhere ? [elsewhere[0]] : []),
          '能关联的有已认证的服务号、政府和媒体类订阅号、小程序、移动应用、企业微信；一种不能代替另一种',
        ],
        [
          `Sign in to ${platform[1]}`,
          `Products (产品中心) → AppID accounts (${menu}) → Link (关联AppID)`,
          'Enter the AppID and accept the agreement',
          ...(elsewhere ? [elsewhere[1]] : []),
          'Certified service accounts, subscription accounts of government or media, mini programs, mobile apps and 企业微信 can be linked; one kind cannot stand in for another',
        ],
        both(
          '没有关联就下不了单（APPID_MCHID_NOT_MATCH）。关联后不能解除，一个商户号最多 50 个 AppID；一个 AppID 也可以关联多个商户号，费率不一致的会被当场拒绝。',
          'Unlinked, no order is taken (APPID_MCHID_NOT_MATCH). A link is for good, at most 50 to a merchant number. An AppID may have several numbers, and is refused where fee rates differ.',
        ),
        LINK,
      ),
    },
    {
      key: 'bind_letters',
      name: both(
        '填写对方主体名称并同意《联合营运承诺函》',
        'Give the other company’s name and accept the joint-operation letter',
      ),
      owner: asker,
      after: ['bind_request'],
      known: ['word'],
      needed: ofOthers,
      values: [
        {
          name: 'certified_name',
          label: both('AppID 的认证主体名称', 'Certified subject name of the AppID'),
          required: true,
          rule: 'company_name',
        },
      ],
      guide: guide(
        [
          `登录${platform[0]}，在同一个关联页面`,
          '填 AppID 的认证主体名称，与公众平台显示的一字不差',
          '同意《微信支付联合营运承诺函》并提交',
        ],
        [
          `Sign in to ${platform[1]}, on the same page`,
          'Enter the certified subject name of the AppID exactly as mp.weixin.qq.com shows it',
          'Accept the letter 《微信支付联合营运承诺函》 and submit',
        ],
        both(
          'AppID 与商户号不是同一个主体时才需要。',
          'Only where AppID and merchant number belong to different companies.',
        ),
        LINK,
      ),
    },
    {
      key: 'bind_review',
      name: both('关联申请的审核', 'Review of the link'),
      asks: both(
        '等待微信支付审核关联申请，通常 1–3 个工作日',
        'WeChat Pay reviews the link, usually 1–3 working days',
      ),
      owner: 'platform',
      after: ['bind_letters'],
      known: ['word'],
      needed: reviewed,
      verdict: true,
      again: 'bind_request',
      within: { days: 5, kind: 'ours' },
      values: [OUTCOME],
      guide: guide(
        [`登录${platform[0]}`, `产品中心 → ${menu}`, '看这个 AppID 的状态'],
        [`Sign in to ${platform[1]}`, `Products (产品中心) → AppID accounts (${menu})`, 'Read the state of this AppID'],
        both(
          '主体不同，或商户号是特殊费率的，要先经微信支付审核。',
          'Between different companies, or at a special fee rate, a link is reviewed first.',
        ),
        LINK,
      ),
    },
    {
      key: 'bind_confirm',
      name: both('到 AppID 一侧确认关联', 'Confirm the link on the side of the AppID'),
      owner: 'superAdmin',
      after: ['bind_review'],
      known: ['gateway', 'word'],
      needed,
      done: bound,
      again: 'bind_request',
      within: { days: 7, kind: 'platform' },
      guide: guide(
        [
          '公众号、小程序：登录微信公众平台 → 微信支付 → 商户号管理 → 待关联商户号 → 确认',
          '也可以在「公众平台安全助手」发来的消息里确认',
          'App：登录微信开放平台 → 移动应用 → 详情 → 能力专区 → 微信支付 → 详情 → 待关联商户号 → 确认',
          '企业微信：应用管理 → 企业支付 → 绑定授权申请',
          '主体不同时，勾选两份文件后点「授权」',
          '小程序是第三方平台代建的：先设好邮箱和密码，才能登录微信公众平台',
          '几分钟后生效',
        ],
        [
          'Accounts and mini programs: mp.weixin.qq.com → WeChat Pay (微信支付) → Merchant numbers (商户号管理) → Pending (待关联商户号) → Confirm',
          'Or in the message of 公众平台安全助手',
          'Apps: open.weixin.qq.com → Mobile apps (移动应用) → Details → Abilities (能力专区) → WeChat Pay → Details → Pending → Confirm',
          '企业微信: Apps (应用管理) → Payments (企业支付) → Requests (绑定授权申请)',
          'For another company: tick both documents, then Authorise (授权)',
          'A mini program that a third-party platform made: set its e-mail and password first, to reach mp.weixin.qq.com',
          'It takes effect within minutes',
        ],
        both(
          '7 天内没有确认，申请就失效，要重新发起。',
          'Not confirmed within 7 days, the request lapses and has to be made again.',
        ),
        LINK,
      ),
    },
  ]
}

const ENTITY = {
  name: 'entity',
  label: both('AppID 与商户号是同一个主体吗？', 'Do AppID and merchant number belong to the same company?'),
  required: true,
  options: [
    { value: 'same', label: both('同一个主体', 'The same company') },
    { value: 'other', label: both('不同主体', 'Different companies') },
    {
      value: 'special_rate',
      label: both('同一个主体，商户号是特殊费率', 'The same company, and the number has a special fee rate'),
    },
  ],
} as const
