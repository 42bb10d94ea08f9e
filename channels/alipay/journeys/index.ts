import type { ChannelJourneys } from '@ruzhu/domain/journeys/plan.ts'
import { both } from '../descriptor/both.ts'
import { AGENT_SIGNING } from './agent-signing.ts'
import { AUTHORISATION } from './authorisation.ts'
import { DIRECT } from './direct.ts'
import { ISV } from './isv.ts'

/** How a company comes to be paid at Alipay. */
export const JOURNEYS: ChannelJourneys = {
  scanner: both('支付宝', 'Alipay'),
  // the merchant confirms within 15 days: https://opendocs.alipay.com/isv/04hwj7
  deadlineDays: { to_be_signed: 15 },
  provider: ISV,
  clients: [AUTHORISATION, AGENT_SIGNING, DIRECT],
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
          ask: both('客户已经签约了要用的收款产品吗？', 'Has the client signed the products that it needs?'),
          answers: [
            { label: both('已经签约，或者它自己去签', 'It has, or does so itself'), path: AUTHORISATION.key },
            { label: both('没有，由我们代签约', 'No, we sign for it'), path: AGENT_SIGNING.key },
          ],
        },
      },
    ],
  },
}
