import { createPrivateKey, sign } from 'node:crypto'
import { authorization, requestMessage } from '@ruzhu/wechatpay/signing.ts'
import keys from '@ruzhu/channels/wechatpay/vectors/keys.json' with { type: 'json' }
import vectors from '@ruzhu/channels/wechatpay/vectors/requests.json' with { type: 'json' }
import { Formatter, Rsa } from 'wechatpay-axios-plugin'
import type { Contest } from '../measure.ts'
import { easywechatRsa, nodeV3 } from './sdks.ts'

const { mchid, serial_no: serialNo } = vectors.header
const privateKey = createPrivateKey(keys.K1.pem)
const signer = { mchid, serialNo, privateKey }
const path = '/v3/pay/transactions/jsapi'
const body = vectors.signed.find(({ method }) => method === 'POST')?.body ?? ''
const stamp = { seconds: 1554208460, nonce: '593BEC0C930BF1AFEB40B4A08C8FB242' }
const message = Buffer.from(requestMessage({ method: 'POST', path, body }, stamp))

const WAYS: readonly Omit<Contest, 'runners'>[] = [
  { name: 'sign a request', inFlight: 64, meter: 'processor' },
  { name: '… one by one, until it is there', inFlight: 1, meter: 'elapsed' },
  { name: '… 64 at once, until all are there', inFlight: 64, meter: 'elapsed', promised: 0.97 },
  { name: '… for which the event loop stood still', inFlight: 64, meter: 'event_loop' },
]

/** From body to Authorization header. The bare one signs a message that is there already, and builds no header. */
export const SIGNING: readonly Contest[] = WAYS.map((contest) => ({
  ...contest,
  runners: [
    { name: 'node:crypto', run: () => sign('sha256', message, privateKey).toString('base64') },
    { name: 'ruzhu', run: () => authorization({ method: 'POST', path, body }, signer, stamp) },
    { name: 'wechatpay-axios-plugin', run: withPlugin },
    { name: 'wechatpay-node-v3', run: withNodeV3 },
    { name: 'node-easywechat', run: withEasywechat },
  ],
}))

function withPlugin(): string {
  const { seconds, nonce } = stamp
  const signature = Rsa.sign(Formatter.request('POST', path, seconds, nonce, body), privateKey)
  return Formatter.authorization(mchid, nonce, signature, seconds, serialNo)
}

const pay = nodeV3(mchid, serialNo)
const rsa = easywechatRsa()

function withNodeV3(): string {
  const { seconds, nonce } = stamp
  const signature = pay.getSignature('POST', nonce, String(seconds), path, body)
  return pay.getAuthorization(nonce, String(seconds), signature)
}

/** Of its signing, only the part that it makes anew for each request: it reads its keys again each time as well. */
function withEasywechat(): string {
  const { seconds, nonce } = stamp
  const signature = rsa.sign(`POST\n${path}\n${seconds}\n${nonce}\n${body}\n`)
  return `WECHATPAY2-SHA256-RSA2048 mchid="${mchid}",nonce_str="${nonce}",timestamp="${seconds}",serial_no="${serialNo}",signature="${signature}"`
}
