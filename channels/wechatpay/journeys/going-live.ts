import type { Facts } from '@ruzhu/domain/journeys/facts.ts'
import type { StepPlan } from '@ruzhu/domain/journeys/plan.ts'
import {
  goLiveAct,
  goLiveStep,
  methodAct,
  methodStep,
  trialAct,
  trialStep,
} from '@ruzhu/domain/journeys/steps/method-steps.ts'
import { both } from '@ruzhu/domain/text.ts'
import { guide } from './guide.ts'
import { kept } from './own-account.ts'

export const CONNECTION_CHECK = both('连接检测', 'Connection check')
export const TRIAL_PAYMENT = both('联调', 'Trial payment')
export const GO_LIVE = both('上线', 'Go live')

export const tried = ({ paid }: Facts): boolean => paid > 0
export const live = ({ method, paid }: Facts): boolean => method?.state === 'active' && paid > 0

/** The last steps where we hold the keys: records and payments tell them. */
export function goingLive(before: {
  check: readonly string[]
  trial: readonly string[]
  live: readonly string[]
}): readonly StepPlan[] {
  return [
    {
      key: 'connection_check',
      name: CONNECTION_CHECK,
      owner: 'developer',
      after: before.check,
      known: ['record'],
      done: ({ method, paid }) => method !== undefined && (method.state === 'active' || paid > 0),
      step: methodStep,
    },
    {
      key: 'trial_payment',
      name: TRIAL_PAYMENT,
      owner: 'developer',
      after: ['connection_check', ...before.trial],
      known: ['gateway'],
      done: tried,
      step: trialStep,
    },
    {
      key: 'go_live',
      name: GO_LIVE,
      owner: 'operator',
      after: ['trial_payment', ...before.live],
      known: ['record'],
      done: live,
      step: goLiveStep,
    },
  ]
}

/** The last steps of a merchant with keys of its own, tried where those are. */
export function goingLiveDirectly(after: readonly string[], before: readonly string[]): readonly StepPlan[] {
  return [
    {
      key: 'connection_check',
      name: both('用商户号的密钥做一次自检', 'Check the keys of the merchant number'),
      owner: 'developer',
      after,
      known: ['record', 'word'],
      done: (facts) => kept(facts) || facts.method?.state === 'active',
      within: { days: 2, kind: 'ours' },
      act: methodAct,
      guide: guide(
        [
          '在客户页的「支付方式」里填商户号和密钥：平台答对了才保存，自检就做完了',
          '或者查询一笔不存在的订单',
          '应答 404 ORDER_NOT_EXIST，说明商户号、证书、私钥和签名都对',
          '应答 401，按错误说明里的步骤修',
        ],
        [
          'Enter number and keys under Payment methods of the client: saving asks the platform, which is the check',
          'Or ask about an order that does not exist',
          '404 ORDER_NOT_EXIST shows that number, certificate, key and signature are right',
          'On 401, follow the steps that the error names',
        ],
        both('先确认签名，再谈付款。', 'Signatures first, payments later.'),
        'https://pay.weixin.qq.com/doc/v3/merchant/4015459512',
      ),
    },
    {
      key: 'trial_payment',
      name: both('完成一笔 ¥0.01 的真实付款和退款', 'Make a real payment of ¥0.01 and refund it'),
      owner: 'developer',
      after: ['connection_check'],
      known: ['gateway', 'word'],
      done: tried,
      within: { days: 2, kind: 'ours' },
      act: trialAct,
      guide: guide(
        [
          '支付方式的「检测」页 → 打开付款码，用自己的微信付 ¥0.01',
          '确认收到通知，商户平台能看到这笔订单',
          '原路退款，确认退款成功',
        ],
        [
          'Page Checks of the payment method: pay ¥0.01 with your own WeChat',
          'See that the notification arrived, and the order in the merchant platform',
          'Refund it, and see that it succeeded',
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
      done: live,
      act: goLiveAct,
      guide: guide(
        ['在商户平台看到真实付款人的订单', '结算账户收到第一笔结算款'],
        ['See an order of a real payer in the merchant platform', 'See the first settlement in the bank account'],
        both('第一笔结算到账，才算真正开通。', 'It is open once the first settlement has arrived.'),
      ),
    },
  ]
}
