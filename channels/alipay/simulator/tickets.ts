/** Where the page of a website or of a phone's browser leads, on this port. */
export const CASHIER = '/alipay/cashier/'

export function qrCode(ticket: string): string {
  return `https://qr.alipay.com/${ticket}`
}

/** The ticket in a code or in the address of a cashier, or the ticket itself. */
export function ticketIn(target: string): string {
  return /(?:\/\/qr\.alipay\.com\/|\/alipay\/cashier\/)(\w+)/.exec(target)?.[1] ?? target
}
