import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createPrivateKey, sign } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import keys from '@ruzhu/channels/wechatpay/vectors/keys.json' with { type: 'json' }
import { WechatClient } from '@ruzhu/wechatpay/client.ts'
import { readMerchant } from '@ruzhu/wechatpay/merchant.ts'
import { prepayJsapi } from '@ruzhu/wechatpay/prepay.ts'
import { Transport } from '@ruzhu/wechatpay/transport.ts'
import type { Contest } from '../measure.ts'
import { ANSWERED_AT, PREPAY_ID, PUBLIC_KEY_ID, PUBLIC_PEM } from './answering.ts'
import { bareParts } from './bare-parts.ts'

const MCHID = '1900007291'
const ORDER = {
  appid: 'wx8888888888888888',
  mchid: MCHID,
  description: '招牌牛腩粉',
  out_trade_no: 'BENCH-0001',
  notify_url: 'https://pay.example.com/notify',
  amount: { total: 8800, currency: 'CNY' },
  payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
} as const
const MESSAGE = Buffer.from(
  `POST\n/v3/pay/transactions/jsapi\n1554208460\n${'N'.repeat(32)}\n${JSON.stringify(ORDER)}\n`,
)

/**
 * An order from our words to `prepay_id`: JSON, signature, request and answer on a kept connection, signature checked.
 * The yardstick is the one signature in it. What answers is another process, whose time does not count.
 */
export async function prepaying(): Promise<{ contest: Contest; close: () => Promise<void> }> {
  const { gateway, url } = await openGateway()
  const transport = new Transport(url)
  const merchant = readMerchant({
    mchid: MCHID,
    serialNo: '408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB',
    privateKey: keys.K1.pem,
    apiV3Key: '5YI2YwEdV56hCsNEoOGEeL17vRFcz3i6',
    publicKey: { id: PUBLIC_KEY_ID, pem: PUBLIC_PEM },
  })
  const client = new WechatClient({ transport, merchant, now: () => ANSWERED_AT })
  const bare = bareParts(url, MESSAGE, JSON.stringify(ORDER))
  const privateKey = createPrivateKey(keys.K1.pem)
  return {
    contest: {
      name: 'a whole prepay call (one signature = 1)',
      inFlight: 64,
      meter: 'processor',
      promised: 1 / 1.35,
      warmUpMs: 5000, // all of an HTTP client is compiled meanwhile
      runners: [
        { name: 'node:crypto', run: () => sign('sha256', MESSAGE, privateKey).toString('base64') },
        { name: 'ruzhu', run: async () => certain(await prepayJsapi(client, ORDER)) },
        { name: 'its bare parts', run: bare.prepay },
      ],
    },
    async close() {
      await transport.close()
      await bare.close()
      gateway.kill()
    },
  }
}

/** Of a process of its own. */
export async function openGateway(): Promise<{ gateway: ChildProcess; url: string }> {
  const gateway = fork(fileURLToPath(new URL('gateway.ts', import.meta.url)))
  const [port]: unknown[] = await once(gateway, 'message')
  return { gateway, url: `http://127.0.0.1:${String(port)}` }
}

/** A call that fails would be the fastest of all. */
function certain(answer: Awaited<ReturnType<typeof prepayJsapi>>): void {
  if (answer.state !== 'ok' || answer.body.prepay_id !== PREPAY_ID) throw new Error(JSON.stringify(answer))
}
