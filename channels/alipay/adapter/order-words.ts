import type { PrepayOrder } from '@ruzhu/domain/channel.ts'
import { yuanFromFen } from '@ruzhu/domain/money.ts'
import { beijingTimestamp } from '@ruzhu/alipay/beijing-time.ts'
import type { Addresses } from '@ruzhu/alipay/orders.ts'
import type { Provider } from './provider.ts'

/** `attach` stays with us: `passback_params` holds 512 characters once it is URL-encoded, and nobody reads it back. */
export function orderWords(provider: Provider, order: PrepayOrder) {
  const { payerClientIp } = order
  return {
    ...bare(provider, order),
    ...(payerClientIp === undefined ? {} : { business_params: { mc_create_trade_ip: payerClientIp } }),
  }
}

/** In what opens a cashier, these are JSON as text. */
export function openingWords(provider: Provider, order: PrepayOrder) {
  const { payerClientIp } = order
  const business = JSON.stringify({ mc_create_trade_ip: payerClientIp })
  return { ...bare(provider, order), ...(payerClientIp === undefined ? {} : { business_params: business }) }
}

function bare({ pid }: Provider, order: PrepayOrder) {
  return {
    out_trade_no: order.outTradeNo,
    total_amount: yuanFromFen(order.amount),
    subject: fitSubject(order.description),
    time_expire: beijingTimestamp(order.expiresAt),
    ...(order.subMchid === pid ? {} : { extend_params: { sys_service_provider_id: pid } }),
  }
}

export function addressesOf({ notifyUrl, returnUrl }: PrepayOrder): Addresses {
  return { notifyUrl, ...(returnUrl === undefined ? {} : { returnUrl }) }
}

/** A subject must not hold these three; their wide forms say the same to a reader. */
function fitSubject(description: string): string {
  return description.replaceAll('/', '／').replaceAll('=', '＝').replaceAll('&', '＆')
}
