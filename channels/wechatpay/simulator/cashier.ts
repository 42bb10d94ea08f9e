import { ControlProblem, type RawAnswer, type RawRequest } from '../../contract/simulator.ts'
import { payableOf, targetOf } from './payable.ts'
import { pay } from './paying.ts'
import type { State } from './state.ts'
import { type Trade, stateOf } from './trade.ts'

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:22rem;margin:0 auto;padding:3rem 1.5rem;text-align:center}' +
  'header{background:repeating-linear-gradient(45deg,#555 0 1rem,#666 1rem 2rem);color:#fff;padding:.25rem}' +
  'strong{display:block;font-size:2.5rem;margin:1rem}button{font:inherit;display:block;width:100%;padding:.75rem;margin:.5rem 0}'

/** A page of our own look, in place of the gateway's: the payer's browser comes here, pays or turns away, and goes back. */
export function cashier(state: State, request: RawRequest): RawAnswer {
  const query = new URLSearchParams(request.query)
  const trade = targetOf(state, { target: query.get('prepay_id') ?? '', outcome: 'success' })
  if (!trade) return page(404, '<p>没有这笔订单 · There is no such order</p>')
  if (request.method !== 'POST') return page(200, order(state, trade))
  const done = act(state, trade, request.body.toString().includes('outcome=cancel'))
  const back = query.get('redirect_url')
  if (back !== null && /^https?:\/\//.test(back)) return answer(302, [['Location', back]], '')
  return page(200, `<p>${done}</p>`)
}

function act(state: State, trade: Trade, cancels: boolean): string {
  try {
    const seen = pay(state, { target: trade.ticket, outcome: cancels ? 'cancel' : 'success' })
    return seen?.state === 'SUCCESS' ? '付款成功 · Paid' : '没有付款 · Not paid'
  } catch (error) {
    if (error instanceof ControlProblem) return escaped(error.message)
    throw error
  }
}

function order(state: State, trade: Trade): string {
  const { merchants, world } = state
  const merchant = merchants.get(trade.subMchid ?? trade.mchid)
  const what = `<p>${escaped(merchant?.shortName ?? merchant?.name ?? '')}</p><p>${escaped(trade.description)}</p>`
  const amount = `<strong>¥${(payableOf(state, trade).total / 100).toFixed(2)}</strong>`
  if (stateOf(trade, world.now()) !== 'NOTPAY') return `${what}${amount}<p>这笔订单不能付款了 · No longer payable</p>`
  return `${what}${amount}<form method="post"><button name="outcome" value="success">付款 · Pay</button><button name="outcome" value="cancel">取消 · Cancel</button></form>`
}

function page(status: number, content: string): RawAnswer {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>模拟收银台</title><style>${STYLE}</style>`
  const frame = '<header>模拟器 · 没有真实资金<br>Simulator · no real money</header>'
  const html = `<!doctype html><html lang="zh-CN">${head}<body>${frame}${content}</body></html>`
  return answer(status, [['Content-Type', 'text/html; charset=utf-8']], html)
}

function answer(status: number, headers: RawAnswer['headers'], body: string): RawAnswer {
  return { status, headers, body, verdict: { accepted: status < 400 } }
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)
}
