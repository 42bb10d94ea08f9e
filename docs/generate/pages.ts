import { ALIPAY_TOPICS } from './alipay-calls.ts'
import { checksPage } from './checks/page.ts'
import { coveragePage } from './coverage.ts'
import { diagnoseScorePage } from './diagnose-score/page.ts'
import { journeysPage } from './journeys.ts'
import { playedBy } from './played.ts'
import { swapMatrixPage } from './swap-matrix/page.ts'
import { WECHATPAY_TOPICS } from './wechatpay-calls.ts'

/** Every page under docs/ that the code tells, and how it is made. */
export const PAGES: Readonly<Record<string, () => Promise<string>>> = {
  'alipay-coverage.md': async () =>
    coveragePage({
      channel: 'alipay',
      title: { 'zh-CN': '支付宝接口覆盖', en: 'Alipay, call by call' },
      topics: ALIPAY_TOPICS,
      played: await playedBy('alipay'),
    }),
  'checks.md': checksPage,
  'diagnose-score.md': diagnoseScorePage,
  'journeys.md': journeysPage,
  'swap-matrix.md': swapMatrixPage,
  'wechatpay-coverage.md': async () =>
    coveragePage({
      channel: 'wechatpay',
      title: { 'zh-CN': '微信支付接口覆盖', en: 'WeChat Pay, call by call' },
      topics: WECHATPAY_TOPICS,
      played: await playedBy('wechatpay'),
    }),
}
