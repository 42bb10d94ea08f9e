import type { ChannelDescriptor } from '@ruzhu/domain/descriptor.ts'
import { ACCOUNT } from './descriptor/account.ts'
import { both } from '@ruzhu/domain/text.ts'
import { isAboutKeys, KEYS } from './descriptor/keys.ts'
import { CHECKS, LETTER } from './descriptor/checks.ts'
import { APPS, PLACES, SCENES } from './descriptor/methods.ts'
import { SUBJECT_TYPES } from './descriptor/subject-types.ts'
import { WHERE } from './descriptor/where.ts'
import { explainAlipay } from './errors.ts'
import { JOURNEYS } from './journeys/index.ts'

/** Alipay as a service provider, or a merchant with an application of its own, sees it. */
export const descriptor: ChannelDescriptor = {
  name: 'alipay',
  label: both('支付宝', 'Alipay'),
  appid: 'numeric_appid',
  scenes: SCENES,
  apps: APPS,
  places: PLACES,
  account: ACCOUNT,
  own: { account: ACCOUNT, number: 'pid', appid: 'app_id' },
  subjectTypes: SUBJECT_TYPES,
  // alipay.open.agent.cancel takes back what was not submitted, and nothing else
  merchantNumber: both('商家的 PID 或 SMID', 'PID or SMID of the merchant'),
  withdrawing: both(
    '支付宝审核时谁也撤不回；审核通过后，商家不确认就不会生效。',
    'Nobody can withdraw it while Alipay reviews it; afterwards it comes to nothing unless the merchant confirms it.',
  ),
  authorization: {
    notifyUrl: { label: both('应用网关', 'Gateway of the application (应用网关)'), where: WHERE.notifyUrl },
    redirectUri: { label: both('授权回调地址', 'Return address (授权回调地址)'), where: WHERE.redirectUri },
  },
  journeys: JOURNEYS,
  keys: KEYS,
  isAboutKeys,
  checks: CHECKS,
  letter: LETTER,
  explain: explainAlipay,
}
