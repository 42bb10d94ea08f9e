import { sign } from 'node:crypto'
import { AlipayClient } from '@ruzhu/alipay/client.ts'
import { appPay } from '@ruzhu/alipay/page-trades.ts'
import { stringToSign } from '@ruzhu/alipay/signing.ts'
import { Transport } from '@ruzhu/alipay/transport.ts'
import type { Contest } from '../measure.ts'
import { appOf, privateKey, sdkOf } from './material.ts'

const APP_ID = '2021000122671080'
const NOTIFY_URL = 'https://api.test.alipay.net/atinterface/receive_notify.htm?a=1&b=2'
const ORDER = { out_trade_no: 'A1', total_amount: '19.90', subject: '招牌牛腩粉', time_expire: '2024-06-07 18:41:51' }
const app = appOf(APP_ID, 'NODE_SANDBOX_ALIPAY')
const at = new Date(1_717_756_911_576)
// nothing is sent: an order string is handed to the payer's phone
const client = new AlipayClient({ transport: new Transport('https://openapi.alipay.com'), app, now: () => at })
const sdk = sdkOf(APP_ID, 'NODE_SANDBOX_ALIPAY')
const { common, rest } = await client.sign({ method: 'alipay.trade.app.pay', bizContent: ORDER })
const message = Buffer.from(stringToSign({ ...common, ...rest, notify_url: NOTIFY_URL }))

const WAYS: readonly Omit<Contest, 'runners'>[] = [
  { name: 'Alipay: sign an order', inFlight: 1, meter: 'processor' },
  { name: '… 64 at once, until all are there', inFlight: 64, meter: 'elapsed' },
  { name: '… for which the event loop stood still', inFlight: 64, meter: 'event_loop' },
]

/** From an order to the order string of an app. The bare one signs a text that is there already, and builds nothing. */
export const ALIPAY_SIGNING: readonly Contest[] = WAYS.map((contest) => ({
  ...contest,
  runners: [
    { name: 'node:crypto', run: () => sign('sha256', message, privateKey).toString('base64') },
    { name: 'ruzhu', run: () => appPay(client, ORDER, { notifyUrl: NOTIFY_URL }) },
    {
      name: 'alipay-sdk',
      run: () =>
        sdk.sdkExec('alipay.trade.app.pay', {
          bizContent: { product_code: 'QUICK_MSECURITY_PAY', ...ORDER },
          notify_url: NOTIFY_URL,
        }),
    },
  ],
}))
