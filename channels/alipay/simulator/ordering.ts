import { barPayment } from './bar-payment.ts'
import { namedBuyer } from './buyers.ts'
import { fieldsOf } from './fields.ts'
import type { Call, Method, PageMethod, Reply } from './methods.ts'
import { openTrade, placeOrder } from './orders.ts'
import { planClosing } from './paying.ts'
import { business } from './refusal.ts'
import type { State } from './state.ts'
import { qrCode } from './tickets.ts'
import { numbersOf } from './trade.ts'

const V3 = { verb: 'POST' } as const

/** https://opendocs.alipay.com/open/270/105898 and the pages of each product beside it */
export function orderingMethods(state: State): Method[] {
  const merchant = { caller: 'merchant', v3: V3 } as const
  return [
    {
      ...merchant,
      name: 'alipay.trade.create',
      products: ['JSAPI_PAY', 'FACE_TO_FACE_PAYMENT'],
      handle: (call) => create(state, call),
    },
    {
      ...merchant,
      name: 'alipay.trade.precreate',
      products: ['QR_CODE_OFFLINE', 'FACE_TO_FACE_PAYMENT'],
      handle: (call) => precreate(state, call),
    },
    {
      ...merchant,
      name: 'alipay.trade.pay',
      products: ['FACE_TO_FACE_PAYMENT'],
      handle: (call) => barPayment(state, call),
    },
  ]
}

/** Executed by a browser or by the wallet: the trade itself begins when the payer acts there. */
export function orderingPages(state: State): PageMethod[] {
  const place = (kind: 'page' | 'wap') => (call: Call) => placeOrder(state, call, kind).ticket
  return [
    {
      name: 'alipay.trade.page.pay',
      caller: 'merchant',
      products: ['FAST_INSTANT_TRADE_PAY'],
      place: 'page',
      open: place('page'),
    },
    {
      name: 'alipay.trade.wap.pay',
      caller: 'merchant',
      products: ['QUICK_WAP_WAY'],
      place: 'page',
      open: place('wap'),
    },
    {
      name: 'alipay.trade.app.pay',
      caller: 'merchant',
      products: ['QUICK_MSECURITY_PAY'],
      place: 'wallet',
      open(call) {
        const trade = openTrade(state, placeOrder(state, call, 'app'))
        planClosing(state, trade)
        return trade.ticket
      },
    },
  ]
}

/** The trade is there at once; the mini program hands its number to the wallet. */
function create(state: State, call: Call): Reply {
  const fields = fieldsOf(call.biz)
  if (fields.text('product_code', 64) === 'JSAPI_PAY') checkMiniProgram(call, fields.need('op_app_id', 32))
  const buyer = namedBuyer(state, call, fields)
  if (!buyer && fields.text('buyer_logon_id', 100) === undefined) {
    throw fields.invalid('buyer_id、buyer_open_id不能同时为空')
  }
  const placed = placeOrder(state, call, 'create', buyer && { payerId: buyer.payerId })
  const { out_trade_no, trade_no } = numbersOf(openTrade(state, placed))
  return { body: { out_trade_no, trade_no } }
}

function checkMiniProgram({ merchant }: Call, opAppId: string): void {
  if (merchant.opAppIds.includes(opAppId)) return
  throw business('ACQ.UNBOUND_APPLICATION', '商户未绑定APPID')
}

/** Nothing but a code yet: until somebody scans it, the gateway knows no trade. */
function precreate(state: State, call: Call): Reply {
  const trade = placeOrder(state, call, 'precreate')
  if (trade.timesOrdered > state.switches.get().precreate_at_most) {
    throw business('ACQ.APPLY_PC_MERCHANT_CODE_ERROR', '申请二维码失败，请不要重复申请')
  }
  const share = fieldsOf(call.biz).text('code_type', 32) === 'share_code'
  return {
    body: {
      out_trade_no: trade.outTradeNo,
      qr_code: qrCode(trade.ticket),
      ...(share && { share_code: trade.ticket.slice(-8) }),
    },
  }
}
