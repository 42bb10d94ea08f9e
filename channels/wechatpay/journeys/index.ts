import type { ChannelJourneys } from '@ruzhu/domain/journeys/plan.ts'
import { both } from '@ruzhu/domain/text.ts'
import { EXISTING_MERCHANT } from './existing-merchant.ts'
import { PARTNER_PLATFORM } from './guide.ts'
import { NEW_MERCHANT } from './new-merchant.ts'
import { SERVICE_PROVIDER } from './service-provider.ts'
import { SUB_MERCHANT } from './sub-merchant.ts'

/** How a company comes to be paid at WeChat Pay. */
export const JOURNEYS: ChannelJourneys = {
  scanner: both('微信', 'WeChat'),
  website: PARTNER_PLATFORM,
  provider: SERVICE_PROVIDER,
  clients: [SUB_MERCHANT, NEW_MERCHANT, EXISTING_MERCHANT],
  own: EXISTING_MERCHANT,
  question: {
    ask: both('客户已经有自己的微信支付商户号吗？', 'Does the client have a WeChat Pay merchant number of its own?'),
    answers: [
      {
        label: both('没有', 'No'),
        further: {
          ask: both('由我们替它申请，还是它自己申请？', 'Do we apply for it, or does it apply itself?'),
          answers: [
            { label: both('由我们进件，用我们的密钥', 'We apply, with our keys'), path: SUB_MERCHANT.key },
            { label: both('它自己申请，自己保管密钥', 'It applies, and keeps its own keys'), path: NEW_MERCHANT.key },
          ],
        },
      },
      {
        label: both('有，继续用这个商户号', 'Yes, and it goes on using it'),
        path: EXISTING_MERCHANT.key,
      },
      {
        label: both('有，但要由我们收款', 'Yes, but it is to be paid through us'),
        path: SUB_MERCHANT.key,
      },
    ],
  },
}
