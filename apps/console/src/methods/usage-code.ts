import type { Method, Scene } from '../api/types.ts'

export const LANGUAGES = ['curl', 'node', 'payer'] as const
export type CodeLanguage = (typeof LANGUAGES)[number]

/** Code that takes a payment by this method as it stands. A key is never in it: it is read from where it runs. */
export function usageCode(
  language: Exclude<CodeLanguage, 'payer'>,
  method: Pick<Method, 'id'>,
  scene: Scene,
  url: string,
): string {
  const body = { method_id: method.id, scene, ...ORDER, ...BESIDES[scene] }
  return language === 'curl' ? curl(body, url) : node(body, url)
}

/** What the payer's side does with the answer: in the words of whoever runs it. */
export function payerCode(scene: Scene): string {
  return KINDS[scene].map((kind) => `if (pay.kind === '${kind}') ${PAYER[kind]}`).join('\n')
}

const ORDER = { out_trade_no: 'A20261122018', description: '牛腩粉', amount_fen: 1 }

const BESIDES: Readonly<Record<Scene, object>> = {
  native: {},
  jsapi: { payer_openid: 'OPENID' },
  mini_program: { payer_openid: 'OPENID' },
  h5: { payer_client_ip: '203.0.113.9', return_url: 'https://shop.example.com/paid' },
  page: { return_url: 'https://shop.example.com/paid' },
  app: {},
  bar_code: { auth_code: '134567890123456789' },
}

function curl(body: object, url: string): string {
  return [
    `curl -sS ${url}/v1/payments \\`,
    `  -H "Authorization: Bearer $RUZHU_API_KEY" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -H 'Idempotency-Key: A20261122018' \\`,
    `  -d '${indented(body)}'`,
  ].join('\n')
}

/** As it stands within a command of which it is one line. */
function indented(body: object): string {
  return JSON.stringify(body, null, 2).replaceAll('\n', '\n  ')
}

function node(body: object, url: string): string {
  return [
    `const answer = await fetch('${url}/v1/payments', {`,
    `  method: 'POST',`,
    `  headers: {`,
    `    authorization: \`Bearer \${process.env.RUZHU_API_KEY}\`,`,
    `    'content-type': 'application/json',`,
    `    'idempotency-key': 'A20261122018',`,
    `  },`,
    `  body: JSON.stringify(${indented(body)}),`,
    `})`,
    `if (!answer.ok) throw new Error(await answer.text())`,
    `const { id, pay } = await answer.json()`,
  ].join('\n')
}

type Pay = 'qr' | 'jsapi' | 'trade_no' | 'redirect' | 'order_string' | 'app' | 'bar_code'

/** Which kinds of `pay` a scene may be answered by; which one it is the answer says. */
const KINDS: Readonly<Record<Scene, readonly Pay[]>> = {
  native: ['qr'],
  jsapi: ['jsapi'],
  mini_program: ['jsapi', 'trade_no'],
  h5: ['redirect'],
  page: ['redirect'],
  app: ['app', 'order_string'],
  bar_code: ['bar_code'],
}

const PAYER: Readonly<Record<Pay, string>> = {
  qr: 'showQrCode(pay.code_url)',
  jsapi: "wx.requestPayment(pay) // in a page: WeixinJSBridge.invoke('getBrandWCPayRequest', pay, done)",
  trade_no: 'my.tradePay({ tradeNO: pay.trade_no })',
  redirect: 'location.href = pay.url',
  order_string: 'AlipaySDK.payOrder(pay.order_string)',
  app: 'WXApi.sendReq(pay)',
  bar_code: "waitUntilPaid() // GET /v1/payments/{id} until state is 'paid'",
}
