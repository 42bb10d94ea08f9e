import { type AlipayClient, GATEWAY, type Request } from './client.ts'
import { formEncode } from './charset.ts'

/**
 * 页面跳转: an address that opens the gateway's page in the payer's browser. Nothing is sent from here.
 * A token in it stands in the address, so a form is better where there is one.
 */
export async function pageUrl(client: AlipayClient, request: Request): Promise<string> {
  const { common, rest } = await client.sign(request)
  return address(client, { ...common, ...rest })
}

/** The same as a form: where it goes, and its hidden fields. */
export async function pageForm(
  client: AlipayClient,
  request: Request,
): Promise<{ action: string; fields: Record<string, string> }> {
  const { common, rest } = await client.sign(request)
  return { action: address(client, common), fields: rest }
}

/** A page that sends the form by itself, and by a button where scripts are off. */
export async function pageHtml(client: AlipayClient, request: Request): Promise<string> {
  const { action, fields } = await pageForm(client, request)
  const { charset } = client.app
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  )
  return (
    `<!doctype html><html><head><meta charset="${charset}"><title>支付宝</title></head><body>` +
    `<form method="post" accept-charset="${charset}" action="${escaped(action)}">${inputs.join('')}` +
    '<noscript><button>继续付款 / Continue</button></noscript></form>' +
    '<script>document.forms[0].submit()</script></body></html>'
  )
}

/**
 * orderStr, which an app hands to Alipay's SDK. Blanks are `%20` in it: it is no form.
 *
 * @see https://opendocs.alipay.com/apis/api_1/alipay.trade.app.pay
 */
export async function orderString(client: AlipayClient, request: Request): Promise<string> {
  const { common, rest } = await client.sign(request)
  return formEncode(Object.entries({ ...common, ...rest }), client.app.charset).replaceAll('+', '%20')
}

function address(client: AlipayClient, params: Record<string, string>): string {
  return `${client.origin}${GATEWAY}?${formEncode(Object.entries(params), client.app.charset)}`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}
