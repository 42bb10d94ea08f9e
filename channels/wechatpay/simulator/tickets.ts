import { createHash } from 'node:crypto'
import type { Ids } from '../../contract/simulator.ts'
import type { Product, Ticket } from './trade.ts'

/** Where an `h5_url` leads: the cashier page on this very port. */
export const CASHIER = '/cgi-bin/mmpayweb-bin/checkmweb'

export function newTicket(ids: Ids, product: Product): string {
  return product === 'NATIVE' ? ids.base62('code_url', 9) : `wx${ids.hex('prepay', 34)}`
}

/** What a prepay is answered with: the payer's app takes it from there. */
export function ticketAnswer({ product, ticket }: Pick<Ticket, 'product' | 'ticket'>, origin: string): object {
  switch (product) {
    case 'NATIVE':
      return { code_url: codeUrl(ticket) }
    case 'H5':
      return { h5_url: h5Url(ticket, origin) }
    default:
      return { prepay_id: ticket }
  }
}

export function codeUrl(ticket: string): string {
  return `weixin://wxpay/bizpayurl?pr=${ticket}`
}

function h5Url(ticket: string, origin: string): string {
  const packageNo = Number.parseInt(createHash('sha256').update(ticket).digest('hex').slice(0, 8), 16)
  return `${origin}${CASHIER}?prepay_id=${ticket}&package=${packageNo}`
}
