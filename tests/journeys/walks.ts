/** How each way is walked in the tests, and in the table of docs/journeys.md: what is refused once, and what lies too long. */
export type Walkable = {
  channel: string
  journey: string
  whose: 'client' | 'company'
  scenes?: readonly string[]
  refuse: string
  /** Nothing where the platform gives no days. */
  lapse: string
  /** The test that walks it from nothing to the end. */
  test: string
  /** The same in a browser, where it is one of the main ways: what is refused there, and what lies too long. */
  clicked?: { refuse: string; lapse: string; tests: readonly string[] }
}

export const WALKS: readonly Walkable[] = [
  {
    channel: 'wechatpay',
    journey: 'service_provider',
    whose: 'company',
    refuse: 'bind_review',
    lapse: 'bind_confirm',
    test: 'tests/journeys-by-word.test.ts',
  },
  {
    channel: 'wechatpay',
    journey: 'sub_merchant',
    whose: 'client',
    scenes: ['native'],
    refuse: 'platform_review',
    lapse: 'sign',
    test: 'tests/journeys-by-gateway.test.ts',
    clicked: {
      refuse: 'platform_review',
      lapse: 'sign',
      tests: ['tests/pages-main-job.test.ts', 'tests/pages-journeys.test.ts'],
    },
  },
  {
    channel: 'wechatpay',
    journey: 'new_merchant',
    whose: 'client',
    scenes: ['mini_program'],
    refuse: 'merchant_review',
    lapse: 'verify_account',
    test: 'tests/journeys-by-word.test.ts',
  },
  {
    channel: 'wechatpay',
    journey: 'existing_merchant',
    whose: 'client',
    scenes: ['jsapi', 'mini_program', 'h5', 'app', 'native'],
    refuse: 'bind_review',
    lapse: 'bind_confirm',
    test: 'tests/journeys-by-word.test.ts',
    clicked: { refuse: 'bind_review', lapse: 'bind_confirm', tests: ['tests/pages-methods.test.ts'] },
  },
  {
    channel: 'alipay',
    journey: 'isv',
    whose: 'company',
    refuse: 'app_review',
    lapse: 'app_review',
    test: 'tests/journeys-by-word.test.ts',
  },
  {
    channel: 'alipay',
    journey: 'authorisation',
    whose: 'client',
    scenes: ['native'],
    refuse: 'product_review',
    lapse: 'sign_product',
    test: 'tests/journeys-by-gateway.test.ts',
    clicked: { refuse: 'product_review', lapse: 'authorize', tests: ['tests/pages-alipay.test.ts'] },
  },
  {
    channel: 'alipay',
    journey: 'agent_signing',
    whose: 'client',
    scenes: ['mini_program'],
    refuse: 'platform_review',
    lapse: 'sign',
    test: 'tests/journeys-by-gateway.test.ts',
    clicked: { refuse: 'platform_review', lapse: 'sign', tests: ['tests/pages-alipay-applyments.test.ts'] },
  },
  {
    channel: 'alipay',
    journey: 'platform_merchant',
    whose: 'client',
    scenes: ['native'],
    refuse: 'platform_review',
    lapse: '',
    test: 'tests/alipay-applyments.test.ts',
  },
  {
    channel: 'alipay',
    journey: 'direct',
    whose: 'client',
    scenes: ['mini_program'],
    refuse: 'mini_program_review',
    lapse: 'product_review',
    test: 'tests/journeys-by-word.test.ts',
  },
]
