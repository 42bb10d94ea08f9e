import { yuanFromFen } from '@ruzhu/domain/money.ts'
import { ControlProblem, type PayOutcome, type RawAnswer, type RawRequest } from '../../contract/simulator.ts'
import { encode } from './charset.ts'
import { signatureNow } from './crypto.ts'
import type { Catalogue } from './methods.ts'
import { signedText } from './notices.ts'
import { escaped, goTo, page } from './page.ts'
import { pay } from './paying.ts'
import type { State } from './state.ts'
import { CASHIER } from './tickets.ts'
import { alipayTime } from './times.ts'
import { type Trade, isPaid, statusOf } from './trade.ts'

const TITLE = '模拟收银台'

/** Where page and wap payments lead: the payer pays or turns away, and goes back to the merchant. */
export function cashier(state: State, catalogue: Catalogue, request: RawRequest): RawAnswer {
  const trade = state.trades.by('ticket', request.path.slice(CASHIER.length))
  if (!trade) return page(404, TITLE, '<p>没有这笔订单 · There is no such order</p>')
  if (request.method !== 'POST') return page(200, TITLE, order(state, trade))
  if (request.headers['sec-fetch-site'] === 'cross-site') return page(403, TITLE, '<p>其他网站不能付款</p>')
  const outcome = request.body.toString().includes('outcome=cancel') ? 'cancel' : 'success'
  const done = act(state, catalogue, trade, outcome)
  const paid = state.trades.get(trade.id)
  if (outcome === 'success' && paid?.returnUrl !== undefined && paid.status === 'TRADE_SUCCESS') {
    return goTo(returnAddress(state, paid, paid.returnUrl))
  }
  return page(200, TITLE, `<p>${done}</p>`)
}

function act(state: State, catalogue: Catalogue, trade: Trade, outcome: PayOutcome): string {
  try {
    const seen = pay(state, catalogue, { target: trade.ticket, outcome })
    return seen?.state === 'TRADE_SUCCESS' ? '付款成功 · Paid' : '没有付款 · Not paid'
  } catch (error) {
    if (error instanceof ControlProblem) return escaped(error.message)
    throw error
  }
}

function order({ apps, world }: State, trade: Trade): string {
  const merchant = apps.get(trade.authAppId)?.name ?? ''
  const what = `<h1>${escaped(merchant)}</h1><p>${escaped(trade.subject)}</p><strong>¥${yuanFromFen(trade.total)}</strong>`
  const status = statusOf(trade, world.now())
  if (isPaid(status)) return `${what}<p>已付款 · Paid</p>`
  if (status !== 'WAIT_BUYER_PAY') return `${what}<p>这笔订单不能付款了 · No longer payable</p>`
  return `${what}<form method="post"><button name="outcome" value="success">付款 · Pay</button><button name="outcome" value="cancel">取消 · Cancel</button></form>`
}

/** The browser goes back signed, by the rule of notifications. https://opendocs.alipay.com/open/203/107090 */
function returnAddress(state: State, trade: Trade, returnUrl: string): string {
  const app = state.apps.get(trade.appId)
  const fields: Record<string, string> = {
    charset: trade.charset,
    out_trade_no: trade.outTradeNo,
    method: `alipay.trade.${trade.kind}.pay.return`,
    total_amount: yuanFromFen(trade.total),
    trade_no: trade.tradeNo ?? '',
    auth_app_id: trade.authAppId,
    version: '1.0',
    app_id: trade.appId,
    seller_id: trade.pid,
    timestamp: alipayTime(state.world.now()),
  }
  const key = state.keys.privateKey(app?.alipayPrivateKey ?? '')
  const sign = signatureNow(encode(signedText(fields), trade.charset), key)
  const address = new URL(returnUrl)
  for (const [name, value] of Object.entries({ ...fields, sign_type: 'RSA2', sign }))
    address.searchParams.set(name, value)
  return address.toString()
}
