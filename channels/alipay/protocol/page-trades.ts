import type { AlipayClient, Request } from './client.ts'
import { type Addresses, addressFields, type Order } from './orders.ts'
import { orderString, pageForm, pageHtml, pageUrl } from './pages.ts'

type InBrowser = Omit<Order, 'business_params' | 'seller_id'> & {
  /** JSON as text here. */
  business_params?: string
  goods_type?: '0' | '1'
  specified_channel?: string
}

/** 电脑网站支付. `qr_pay_mode` puts a code into a frame of the shop's page: 0, 1, 3, or 4 of `qrcode_width`; 2 leaves the page. */
export type PagePay = InBrowser & {
  qr_pay_mode?: '0' | '1' | '2' | '3' | '4'
  qrcode_width?: number
  integration_type?: 'PCWEB' | 'ALIAPP'
  request_from_url?: string
}
/** 手机网站支付. `quit_url` is where the payer goes who gives up. */
export type WapPay = InBrowser & { quit_url?: string; seller_id?: string; auth_token?: string }
/** APP 支付. */
export type AppPay = InBrowser & { seller_id?: string }

/**
 * What opens the cashier in a browser: an address, a form, or a page that sends the form. The trade begins only when the
 * payer reaches the cashier: ACQ.TRADE_NOT_EXIST until then. `return_url` is for display; only a notice or a query says
 * that it was paid.
 */
export type Opening = {
  url(): Promise<string>
  form(): Promise<{ action: string; fields: Record<string, string> }>
  html(): Promise<string>
}

/** @see alipay.trade.page.pay; there is no such path in v3 */
export function pagePay(client: AlipayClient, order: PagePay, addresses: Addresses = {}): Opening {
  return opening(client, order, 'alipay.trade.page.pay', 'FAST_INSTANT_TRADE_PAY', addresses)
}

/** @see alipay.trade.wap.pay; there is no such path in v3 */
export function wapPay(client: AlipayClient, order: WapPay, addresses: Addresses = {}): Opening {
  return opening(client, order, 'alipay.trade.wap.pay', 'QUICK_WAP_WAY', addresses)
}

/** The orderStr that the app hands to Alipay's SDK. https://opendocs.alipay.com/apis/api_1/alipay.trade.app.pay */
export function appPay(client: AlipayClient, order: AppPay, addresses: Addresses = {}): Promise<string> {
  return orderString(client, request(order, 'alipay.trade.app.pay', 'QUICK_MSECURITY_PAY', addresses))
}

function opening(client: AlipayClient, order: PagePay | WapPay, method: string, product: string, where: Addresses) {
  const made = request(order, method, product, where)
  return {
    url: () => pageUrl(client, made),
    form: () => pageForm(client, made),
    html: () => pageHtml(client, made),
  }
}

function request(order: PagePay | WapPay | AppPay, method: string, product: string, addresses: Addresses): Request {
  return { method, bizContent: { product_code: product, ...order }, fields: addressFields(addresses) }
}
