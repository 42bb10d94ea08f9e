import type { Order, OrderState } from './orders.ts'

const STATES: Record<OrderState, string> = {
  waiting: '待付款',
  paid: '已付款',
  partially_refunded: '已部分退款',
  refunded: '已全额退款',
  look_into: '请核对金额',
}

/** The counter of the shop: what was ordered, and whether it was paid. */
export function shopPage(orders: readonly Order[]): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>老陈牛腩粉 · 示例小店</title>
<style>
  body { font: 16px/1.6 system-ui, sans-serif; margin: 2rem auto; max-width: 46rem; padding: 0 1rem }
  table { border-collapse: collapse; width: 100% }
  th, td { text-align: left; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #d9dee5; vertical-align: top }
  code { font-size: .85em; word-break: break-all }
</style>
<h1>老陈牛腩粉 · 示例小店</h1>
<p>每笔订单通过公开接口下单，付没付款只听带签名的通知。</p>
<table>
<thead><tr><th>订单</th><th>商品</th><th>金额</th><th>状态</th></tr></thead>
<tbody>${orders.map(row).join('') || '<tr><td colspan="4">还没有订单。</td></tr>'}</tbody>
</table>
`
}

function row(order: Order): string {
  const refunded = order.refundedFen > 0 ? `，已退 ${yuan(order.refundedFen)}` : ''
  const code = order.state === 'waiting' && order.codeUrl ? `<br><code>${escapeHtml(order.codeUrl)}</code>` : ''
  return `<tr><td><code>${escapeHtml(order.no)}</code></td><td>${escapeHtml(order.item)}${code}</td>
<td>${yuan(order.amountFen)}</td><td>${STATES[order.state]}${refunded}</td></tr>`
}

function yuan(fen: number): string {
  return `¥${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`)
}
