import type { CloseSeen, PaymentRef, PrepayOrder } from '@ruzhu/domain/channel.ts'
import type { Answer, Refused } from '@ruzhu/wechatpay/answers.ts'
import { type CodeOrder, type CodeOrderer, payByCode, reverseCodePayment } from '@ruzhu/wechatpay/code-pay.ts'
import type { Transaction } from '@ruzhu/wechatpay/transactions.ts'
import { isPaidItself, notOk, type Provider } from './provider.ts'

/**
 * Sending it is paying it: 200 says paid, 202 that the payer is asked on the phone. No notification comes, so it is asked
 * about in either case. https://pay.weixin.qq.com/doc/v3/merchant/4012365342
 */
export function payAtTill(provider: Provider, order: PrepayOrder, authCode: string): Promise<Answer<Transaction>> {
  return payByCode(provider.client, { ...ordererOf(provider, order), ...words(order, authCode) })
}

/** A code's order is not closed but taken back: whatever was paid goes back with it. Not before 15 seconds have passed. */
export async function takeBack(provider: Provider, ref: PaymentRef): Promise<CloseSeen> {
  const answer = await reverseCodePayment(provider.client, ref.outTradeNo, ordererOf(provider, ref))
  return answer.state === 'ok' ? { state: 'closed' } : notOk(answer)
}

/** How closing is refused for such an order; by its sentence, or the number that ends the Request-ID. */
export function mustBeTakenBack({ message, requestId }: Refused): boolean {
  return message.includes('不允许普通关单') || requestId?.endsWith('-268449641') === true
}

function ordererOf(provider: Provider, ref: Pick<PrepayOrder, 'subMchid' | 'subAppid'>): CodeOrderer {
  const { spAppid, spMchid } = provider
  if (isPaidItself(provider, ref)) return { appid: ref.subAppid ?? spAppid, mchid: spMchid }
  const { subAppid, subMchid } = ref
  return {
    sp_appid: spAppid,
    sp_mchid: spMchid,
    ...(subAppid === undefined ? {} : { sub_appid: subAppid }),
    sub_mchid: subMchid,
  }
}

function words(order: PrepayOrder, authCode: string): CodeOrder {
  return {
    description: order.description,
    out_trade_no: order.outTradeNo,
    ...(order.attach === undefined ? {} : { attach: order.attach }),
    payer: { auth_code: authCode },
    amount: { total: order.amount, currency: 'CNY' },
    scene_info: {
      ...(order.payerClientIp === undefined ? {} : { device_ip: order.payerClientIp }),
      // required by its page; a shop of the merchant's, and we know no other than the merchant itself
      store_info: { out_id: order.subMchid },
    },
  }
}
