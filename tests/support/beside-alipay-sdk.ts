/**
 * The tests that load alipay-sdk, each in a process of its own: the HTTP client of that SDK takes hold of every socket of the
 * process that loads it. All others share what they import, which costs some seconds of a processor for each file.
 */
export const BESIDE_ALIPAY_SDK: readonly string[] = [
  'channels/alipay/protocol/certificate-mode.test.ts',
  'channels/alipay/protocol/official-sdk.test.ts',
  'channels/alipay/protocol/properties.test.ts',
  'tests/alipay-adapter.test.ts',
  'tests/alipay-applying.test.ts',
  'tests/alipay-client-onboarding.test.ts',
  'tests/alipay-client-payments.test.ts',
  'tests/alipay-differential.test.ts',
  'tests/alipay-port.test.ts',
  'tests/demo.test.ts',
  'tests/simulator-alipay-door.test.ts',
  'tests/simulator-alipay-grants.test.ts',
  'tests/simulator-alipay-notifications.test.ts',
  'tests/simulator-alipay-payments.test.ts',
  'tests/simulator-alipay-refusals.test.ts',
  'tests/simulator-alipay-sdk.test.ts',
  'tests/simulator-alipay-signing.test.ts',
  'tests/simulator-orders.test.ts',
]
