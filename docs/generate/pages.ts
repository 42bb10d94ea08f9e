import { ALIPAY_TOPICS } from './alipay-calls.ts'
import { coveragePage } from './coverage.ts'
import { playedBy } from './played.ts'

/** Every page under docs/ that the code tells, and how it is made. */
export const PAGES: Readonly<Record<string, () => Promise<string>>> = {
  'alipay-coverage.md': async () =>
    coveragePage({
      channel: 'alipay',
      title: { 'zh-CN': '支付宝接口覆盖', en: 'Alipay, call by call' },
      topics: ALIPAY_TOPICS,
      played: await playedBy('alipay'),
    }),
}
