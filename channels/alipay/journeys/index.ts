import type { ChannelJourneys } from '@ruzhu/domain/journeys/plan.ts'
import { both } from '@ruzhu/domain/text.ts'
import { AGENT_SIGNING } from './agent-signing.ts'
import { AUTHORISATION } from './authorisation.ts'
import { DIRECT } from './direct.ts'
import { OPEN_PLATFORM } from './guide.ts'
import { ISV } from './isv.ts'
import { PLATFORM_MERCHANT } from './platform-merchant.ts'

/** How a company comes to be paid at Alipay. */
export const JOURNEYS: ChannelJourneys = {
  scanner: both('支付宝', 'Alipay'),
  website: OPEN_PLATFORM,
  deadlineDays: {}, // each kind of application has its own
  provider: ISV,
  clients: [AUTHORISATION, AGENT_SIGNING, PLATFORM_MERCHANT, DIRECT],
  own: DIRECT,
  question: {
    ask: both(
      '客户要用自己的应用和密钥直接收款吗？',
      'Is the client paid directly, with an application and keys of its own?',
    ),
    answers: [
      { label: both('是，它自己有开发人员', 'Yes, it has developers of its own'), path: DIRECT.key },
      {
        label: both('不，由我们替它下单和退款', 'No, we order and refund for it'),
        further: {
          ask: both(
            '客户在我们自己的平台上卖东西，由我们结算给它吗？',
            'Does the client sell on our own platform, and is settled by us?',
          ),
          answers: [
            {
              label: both('是，直付通二级商户', 'Yes, a merchant of our platform (直付通)'),
              path: PLATFORM_MERCHANT.key,
            },
            {
              label: both('不是，钱进它自己的支付宝账号', 'No, it is paid into its own account'),
              further: {
                ask: both('客户已经签约了要用的收款产品吗？', 'Has the client signed the products that it needs?'),
                answers: [
                  { label: both('已经签约，或者它自己去签', 'It has, or does so itself'), path: AUTHORISATION.key },
                  { label: both('没有，由我们代签约', 'No, we sign for it'), path: AGENT_SIGNING.key },
                ],
              },
            },
          ],
        },
      },
    ],
  },
}
