import { isNoted } from '@ruzhu/domain/journeys/confirmations.ts'
import type { JourneyFacts } from '@ruzhu/domain/journeys/facts.ts'
import type { StepPlan } from '@ruzhu/domain/journeys/plan.ts'
import type { Party } from '@ruzhu/domain/parties.ts'
import { both } from '@ruzhu/domain/text.ts'
import { guide, MERCHANT_PLATFORM, OPEN_PLATFORM } from './guide.ts'
import { PID } from './values.ts'

/** An account of the company itself, which is known by name and may develop. */
export function companySteps<Of extends JourneyFacts>(
  owner: Party,
  shown: (facts: Of) => Date | boolean,
): readonly StepPlan<Of>[] {
  return [
    {
      key: 'company_account',
      name: both('注册企业支付宝账号并完成实名认证', 'Register a company account at Alipay and verify it'),
      owner,
      after: [],
      known: ['record', 'word'],
      done: shown,
      within: { days: 7, kind: 'ours' },
      stops: ({ confirmed }) =>
        isNoted(confirmed, 'company_account', 'subject', 'personal') ? PERSONAL_CANNOT_BE_PAID : undefined,
      values: [
        {
          name: 'subject',
          label: both('账号的主体', 'Subject of the account'),
          required: true,
          options: [
            { value: 'company', label: both('企业或个体工商户', 'Company or individual business') },
            { value: 'personal', label: both('个人', 'Personal') },
          ],
        },
        PID,
      ],
      guide: guide(
        [
          'memberprod.alipay.com 注册企业账号（已有的直接登录）',
          '按提示提交营业执照、法定代表人、对公账户，完成实名认证',
          '商家平台 → 账号中心 → 商户信息，复制「PID」',
        ],
        [
          'Register a company account, or sign in to the one there is',
          'Verify it with licence, legal representative and corporate account',
          'Merchant platform → Account centre (账号中心) → Merchant info (商户信息): copy the PID',
        ],
        both(
          '只有实名的企业账号能签约收款产品。',
          'Only a verified company account can sign products that collect money.',
        ),
        MERCHANT_PLATFORM,
      ),
    },
    {
      key: 'developer_entry',
      name: both('在开放平台入驻为企业开发者', 'Enter the open platform as a company developer'),
      owner,
      after: ['company_account'],
      known: ['record', 'word'],
      done: shown,
      guide: guide(
        ['用企业支付宝账号登录 open.alipay.com', '控制台 → 入驻，身份选「自研开发者」或「服务商」'],
        [
          'Sign in to open.alipay.com with the company account',
          'Console (控制台) → Enter (入驻), as a developer or as a service provider',
        ],
        both('个人开发者用不了小程序支付。', 'An individual developer cannot use payments in mini programs.'),
        OPEN_PLATFORM,
      ),
    },
  ]
}

const PERSONAL_CANNOT_BE_PAID = both(
  '个人账号不能签约收款产品：请用营业执照注册企业支付宝账号，再回来改成它的 PID',
  'A personal account cannot sign products that collect money: register a company account with a licence, then come back and note its PID',
)
