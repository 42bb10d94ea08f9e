import { ControlProblem, type RawAnswer, type RawRequest } from '../../contract/simulator.ts'
import { payableOf, targetOf } from './payable.ts'
import { goTo, page } from './page.ts'
import { pay } from './paying.ts'
import { type Markup, html } from './platform/markup.ts'
import type { State } from './state.ts'
import { type Trade, stateOf, ticketEnds } from './trade.ts'

const TITLE = '模拟收银台'

/** In place of the gateway's page: the payer's browser comes here, pays or turns away, and goes back. */
export function cashier(state: State, request: RawRequest): RawAnswer {
  const query = new URLSearchParams(request.query)
  const trade = targetOf(state, { target: query.get('prepay_id') ?? '', outcome: 'success' })
  if (!trade) return page(404, TITLE, html`<p>没有这笔订单 · There is no such order</p>`)
  const problem = request.method === 'POST' ? undefined : whyNotShown(state, trade, request)
  if (problem !== undefined) return page(200, TITLE, html`<p>${problem}</p>`)
  if (request.method !== 'POST') return page(200, TITLE, order(state, trade))
  const done = act(state, trade, request.body.toString().includes('outcome=cancel'))
  const back = query.get('redirect_url')
  if (back !== null && /^https?:\/\//.test(back) && isKnown(h5DomainsOf(state, trade), back)) return goTo(back)
  return page(200, TITLE, html`<p>${done}</p>`)
}

/** In WeChat's words. Where no domain is configured, nobody asks where a payer comes from. */
function whyNotShown(state: State, trade: Trade, { headers }: RawRequest): string | undefined {
  const domains = h5DomainsOf(state, trade)
  const referer = headers['referer'] ?? ''
  if (domains.length > 0 && referer === '') return '商家参数格式有误，请联系商家解决'
  if (!isKnown(domains, referer)) return '商家存在未配置的参数，请联系商家解决'
  const open = stateOf(trade, state.world.now()) === 'NOTPAY'
  return open && state.world.now() >= ticketEnds(trade) ? '支付请求已失效，请重新发起支付' : undefined
}

function h5DomainsOf({ merchants }: State, { mchid, subMchid = '' }: Trade): readonly string[] {
  return [mchid, subMchid].flatMap((one) => merchants.get(one)?.h5Domains ?? [])
}

function isKnown(domains: readonly string[], url: string): boolean {
  return domains.length === 0 || (URL.canParse(url) && domains.includes(new URL(url).hostname))
}

function act(state: State, trade: Trade, cancels: boolean): string {
  try {
    const seen = pay(state, { target: trade.ticket, outcome: cancels ? 'cancel' : 'success' })
    return seen?.state === 'SUCCESS' ? '付款成功 · Paid' : '没有付款 · Not paid'
  } catch (error) {
    if (error instanceof ControlProblem) return error.message
    throw error
  }
}

function order(state: State, trade: Trade): Markup {
  const { merchants, world } = state
  const merchant = merchants.get(trade.subMchid ?? trade.mchid)
  return html`<h1>${merchant?.shortName ?? merchant?.name}</h1><p>${trade.description}</p>
<strong>¥${(payableOf(state, trade).total / 100).toFixed(2)}</strong>
${stateOf(trade, world.now()) === 'NOTPAY' ? CHOICE : html`<p>这笔订单不能付款了 · No longer payable</p>`}`
}

const CHOICE = html`<form method="post"><button name="outcome" value="success">付款 · Pay</button>
<button name="outcome" value="cancel">取消 · Cancel</button></form>`
