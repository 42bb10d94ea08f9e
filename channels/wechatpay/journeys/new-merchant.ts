import type { Facts } from '@ruzhu/domain/journeys/facts.ts'
import type { JourneyPlan } from '@ruzhu/domain/journeys/plan.ts'
import { both } from '@ruzhu/domain/text.ts'
import { bindingSteps } from './binding.ts'
import { goingLiveDirectly } from './going-live.ts'
import { guide, MERCHANT_PLATFORM, MP } from './guide.ts'
import { keySteps } from './keys.ts'
import { answered, kept, speaksV2 } from './own-account.ts'
import { miniProgramSteps, publishingSteps } from './mini-program.ts'
import { productSteps } from './products.ts'
import { serverSteps } from './server.ts'
import { MCHID, OUTCOME } from './values.ts'

const PLATFORM = ['微信支付商户平台', 'pay.weixin.qq.com'] as const
const QUICK_START = 'https://pay.weixin.qq.com/doc/v3/merchant/4015459512'

export const PRODUCT_KEYS = ['product_jsapi', 'product_native', 'product_h5', 'product_app'] as const

/** A merchant of WeChat Pay with a number of its own, applied for from its mini program. */
export const NEW_MERCHANT: JourneyPlan = {
  key: 'new_merchant',
  label: both('小程序直连，申请新商户号', 'Direct mini program with a new merchant number'),
  hint: both(
    '客户有小程序，没有商户号，钱直接进它自己的商户号；密钥由它保管。',
    'The client has a mini program and no merchant number; the money goes to a number of its own, with keys of its own.',
  ),
  steps: [
    ...miniProgramSteps(),
    {
      key: 'fill_application',
      name: both('提交商户号申请', 'Hand in the application for a merchant number'),
      owner: 'client',
      after: ['certify_mini_program'],
      known: ['word'],
      within: { days: 5, kind: 'ours' },
      guide: guide(
        [
          '小程序后台 → 微信支付 → 开通 → 申请新商户号（或 pay.weixin.qq.com → 接入微信支付 → 成为商家）',
          '超级管理员：姓名、证件、手机、邮箱；以后由这个人扫码和签约',
          '主体：个体工商户、企业、政府机关、事业单位或社会组织；执照或登记证书、法定代表人',
          '经营：商户简称、客服电话、行业（决定结算规则）、特殊资质',
          '场景选「小程序」并填 AppID，最多 5 张截图，每张不超过 2 MB；结算账户；提交',
        ],
        [
          'Mini program → WeChat Pay (微信支付) → Open → Apply for a new number (or pay.weixin.qq.com → 接入微信支付 → 成为商家)',
          'Super admin: name, ID, phone, e-mail; this person will scan and sign',
          'Subject: individual business, company, government body, public institution or social organisation; licence and legal representative',
          'Business: short name, service phone, line of business (it decides the settlement rule), special licences',
          'Scene mini program with its AppID and up to 5 screenshots of 2 MB at most; settlement account; submit',
        ],
        both(
          '简称不能只是人名或没有意义的字；客服电话会被回拨。资料不对要重新排队审核。',
          'The short name must be neither a bare name nor meaningless; the phone is called. Mistakes mean another review.',
        ),
        QUICK_START,
      ),
    },
    {
      key: 'merchant_review',
      name: both('商户号申请的审核', 'Review of the application'),
      asks: both(
        '等待微信支付审核商户号申请，通常 1–5 个工作日',
        'WeChat Pay reviews the application, usually 1–5 working days',
      ),
      owner: 'platform',
      after: ['fill_application'],
      known: ['word'],
      verdict: true,
      again: 'fill_application',
      within: { days: 7, kind: 'ours' },
      values: [OUTCOME],
      guide: guide(
        ['小程序后台 → 微信支付，或 pay.weixin.qq.com → 接入微信支付', '看申请单的状态；被驳回时抄下原因'],
        [
          'Mini program → WeChat Pay (微信支付), or pay.weixin.qq.com → 接入微信支付',
          'Read the state of the application; copy the reason when it is rejected',
        ],
        both(
          '审核结果只有申请人看得到，请问到后记在这里。',
          'Only the applicant sees the outcome: ask, and note it here.',
        ),
        MP,
      ),
    },
    {
      key: 'verify_account',
      name: both('完成账户验证', 'Verify the account'),
      owner: 'superAdmin',
      after: ['merchant_review'],
      known: ['word'],
      again: 'fill_application',
      within: { days: 10, kind: 'platform' },
      guide: guide(
        [
          '打开申请单页面，按主体类型走其中一种',
          '查收结算账户里的小额打款，填写金额；或按页面给的金额汇款；或请法定代表人扫码',
        ],
        [
          'Open the application; the subject type decides the way',
          'Type in the small amount that was sent to the settlement account; or remit the amount shown; or let the legal representative scan',
        ],
        both('10 天内没有验证，申请就要重来。', 'Not verified within 10 days, the application has to be made again.'),
        QUICK_START,
      ),
    },
    {
      key: 'receive_mchid',
      name: both('从邮件里记下商户号', 'Note the merchant number from the e-mail'),
      owner: 'superAdmin',
      after: ['merchant_review'],
      known: ['record', 'word'],
      done: kept,
      within: { days: 3, kind: 'ours' },
      values: [MCHID],
      guide: guide(
        [
          '打开超级管理员的邮箱（也看垃圾邮件）',
          '邮件里有商户号、登录名和初始密码',
          '登录后也能在 商户平台 → 账户中心 → 商户信息 看到商户号',
        ],
        [
          'Open the super admin’s mailbox, spam included',
          'The e-mail has number, login name and first password',
          'Once signed in, the number also stands under Account center (账户中心) → Merchant info (商户信息)',
        ],
        both('后面每一步都要用商户号。', 'Every later step needs the number.'),
        MERCHANT_PLATFORM,
      ),
    },
    {
      key: 'sign_agreement',
      name: both('在线签署支付服务协议', 'Sign the agreement online'),
      owner: 'superAdmin',
      after: ['verify_account', 'receive_mchid'],
      known: ['word'],
      within: { days: 3, kind: 'ours' },
      guide: guide(
        ['登录微信支付商户平台', '按首页提示在线签约', '超级管理员本人扫码确认'],
        [
          'Sign in to pay.weixin.qq.com',
          'Follow the note on the first page to sign',
          'The super admin confirms by scanning',
        ],
        both('签约前这个商户号不能收款。', 'The number takes no payment before it is signed.'),
        MERCHANT_PLATFORM,
      ),
    },
    ...bindingSteps<Facts>({
      after: ['receive_mchid'],
      asker: 'superAdmin',
      platform: PLATFORM,
      menu: 'AppID账号管理',
      requested: (facts) => facts.confirmed.get('receive_mchid')?.at ?? kept(facts), // the AppID in the application gets the request by itself
      bound: ({ paid }) => paid > 0,
    }),
    ...keySteps<Facts>({ after: ['sign_agreement'], platform: PLATFORM, kept, speaksV2 }),
    ...productSteps(['sign_agreement']),
    ...serverSteps<Facts>(['receive_mchid'], answered),
    ...goingLiveDirectly(
      ['api_certificate', 'api_v3_key', 'public_key', 'security_contact', 'server_clock'],
      [
        'bind_confirm',
        'app_secret',
        'request_domain',
        'notify_url',
        'publish_mini_program',
        'shipping_management',
        'lift_test_limit',
      ],
    ).flatMap((step) =>
      step.key === 'trial_payment'
        ? [
            { ...step, after: [...step.after, ...PRODUCT_KEYS, 'bind_confirm', 'app_secret', 'request_domain'] },
            ...publishingSteps(['trial_payment']),
          ]
        : [step],
    ),
  ],
}
