import type { Facts } from '@ruzhu/domain/journeys/facts.ts'
import type { StepPlan } from '@ruzhu/domain/journeys/plan.ts'
import { goLiveAct, methodAct, trialAct } from '@ruzhu/domain/journeys/steps/method-steps.ts'
import { both } from '@ruzhu/domain/text.ts'
import { guide, OPEN_PLATFORM } from './guide.ts'

/** The last steps. Payments through us are seen; where a merchant has its own system, a person says so. */
export function goingLive(after: readonly string[], before: readonly string[]): readonly StepPlan[] {
  return [
    {
      key: 'connection_check',
      name: both('设置支付方式并做一次自检', 'Set up a payment method and check it'),
      owner: 'developer',
      after,
      known: ['record', 'word'],
      done: ({ method, paid }) => method !== undefined && (method.state === 'active' || paid > 0),
      within: { days: 2, kind: 'ours' },
      act: methodAct,
      guide: guide(
        [
          '在客户页的「支付方式」里新建并启用',
          '或者查询一笔不存在的订单：应答 ACQ.TRADE_NOT_EXIST，说明 APPID、密钥和网关都对',
          '应答 isv.invalid-signature，按错误说明里的步骤修',
        ],
        [
          'Set one up under Payment methods of the client, and enable it',
          'Or ask about an order that does not exist: ACQ.TRADE_NOT_EXIST shows that APPID, keys and gateway are right',
          'On isv.invalid-signature, follow the steps that the error names',
        ],
        both('先确认签名和授权，再谈付款。', 'Signatures and grants first, payments later.'),
        OPEN_PLATFORM,
      ),
    },
    {
      key: 'trial_payment',
      name: both('完成一笔 ¥0.01 的真实付款和退款', 'Make a real payment of ¥0.01 and refund it'),
      owner: 'developer',
      after: ['connection_check'],
      known: ['gateway', 'word'],
      done: ({ paid }) => paid > 0,
      within: { days: 2, kind: 'ours' },
      act: trialAct,
      guide: guide(
        ['用自己的支付宝付 ¥0.01', '确认收到通知，再原路退款', '商家平台能看到这笔订单和退款'],
        [
          'Pay ¥0.01 with your own Alipay',
          'See that the notice arrived, then refund it',
          'Order and refund show in the merchant platform',
        ],
        both('一笔真实付款比任何检查都可靠。', 'One real payment shows more than any check.'),
      ),
    },
    {
      key: 'go_live',
      name: both('确认上线', 'Confirm going live'),
      owner: 'operator',
      after: ['trial_payment', ...before],
      known: ['record', 'word'],
      done: ({ method, paid }: Facts) => method?.state === 'active' && paid > 0,
      act: goLiveAct,
      guide: guide(
        [
          '网关、APPID、密钥都换成正式环境的',
          '由服务商代调用的：最后一次给应用加产品之后，商家重新授权过',
          '真实付款人的订单到账，商家账号里看得到',
          '上线后盯着 INVALID_PARAMETER 和 4000x：它们出现就是接入有问题',
        ],
        [
          'Gateway, APPID and keys are all of production',
          'Where a service provider calls: the merchant has agreed again since a product was added to the application last',
          'An order of a real payer has arrived in the merchant’s account',
          'Keep an eye on INVALID_PARAMETER and 4000x: they tell of a fault in what calls',
        ],
        both(
          '沙箱和正式环境的密钥互不通用，要一起换。',
          'Keys of sandbox and production do not mix: they change together.',
        ),
      ),
    },
  ]
}
