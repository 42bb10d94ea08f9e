import type { PrepayOrder } from '@ruzhu/domain/channel.ts'
import { yuanFromFen } from '@ruzhu/domain/money.ts'
import { beijingTimestamp } from '@ruzhu/alipay/beijing-time.ts'
import type { AlipayClient } from '@ruzhu/alipay/client.ts'
import type { Addresses, Order } from '@ruzhu/alipay/orders.ts'
import type { Provider } from './provider.ts'

/** An order, and the client that places it: our own, or in the name of the merchant who granted that. */
export type Asked = { provider: Provider; client: AlipayClient; order: PrepayOrder }

/** `attach` stays with us: `passback_params` holds 512 characters once it is URL-encoded, and nobody reads it back. */
export function orderWords({ provider, client, order }: Asked) {
  const { payerClientIp } = order
  return {
    ...bare(provider, client, order),
    ...(payerClientIp === undefined ? {} : { business_params: { mc_create_trade_ip: payerClientIp } }),
  }
}

/** In what opens a cashier, these are JSON as text. */
export function openingWords({ provider, client, order }: Asked) {
  const { payerClientIp } = order
  const business = JSON.stringify({ mc_create_trade_ip: payerClientIp })
  return { ...bare(provider, client, order), ...(payerClientIp === undefined ? {} : { business_params: business }) }
}

function bare({ pid, client: own }: Provider, client: AlipayClient, order: PrepayOrder) {
  return {
    out_trade_no: order.outTradeNo,
    total_amount: yuanFromFen(order.amount),
    subject: fitSubject(order.description),
    time_expire: beijingTimestamp(order.expiresAt),
    ...(order.subMchid === pid
      ? {}
      : client === own
        ? soldFor(order)
        : { extend_params: { sys_service_provider_id: pid } }),
  }
}

/**
 * 直付通: paid through our own account for a merchant of our platform, whose account it is settled to a day later.
 * https://opendocs.alipay.com/open/direct-payment
 */
function soldFor({ subMchid, amount }: PrepayOrder): Pick<Order, 'sub_merchant' | 'settle_info'> {
  const whole = { trans_in_type: 'defaultSettle', amount: yuanFromFen(amount) } as const
  return {
    sub_merchant: { merchant_id: subMchid },
    settle_info: { settle_detail_infos: [whole], settle_period_time: '1d' },
  }
}

export function addressesOf({ notifyUrl, returnUrl }: PrepayOrder): Addresses {
  return { notifyUrl, ...(returnUrl === undefined ? {} : { returnUrl }) }
}

/** A subject must not hold these three; their wide forms say the same to a reader. */
function fitSubject(description: string): string {
  return description.replaceAll('/', '／').replaceAll('=', '＝').replaceAll('&', '＆')
}
