import { createPublicKey, verify } from 'node:crypto'
import { judge } from '@ruzhu/wechatpay/verifying.ts'
import answers from '@ruzhu/channels/wechatpay/vectors/answers.json' with { type: 'json' }
import keys from '@ruzhu/channels/wechatpay/vectors/keys.json' with { type: 'json' }
import { Formatter, Rsa } from 'wechatpay-axios-plugin'
import type { Contest } from '../measure.ts'
import { easywechatRsa, NodeV3, nodeV3 } from './sdks.ts'

const { timestamp, nonce, signature, body } = answers.native
const ID = 'PUB_KEY_ID_0000000000000024101100397200000006'
const publicKey = createPublicKey(keys.P1.pem)
const held = new Map([[ID, publicKey]])
const now = new Date(Number(timestamp) * 1000)
const bytes = Buffer.from(body)
const headers = {
  'wechatpay-timestamp': timestamp,
  'wechatpay-nonce': nonce,
  'wechatpay-serial': ID,
  'wechatpay-signature': signature,
}
const message = Buffer.from(`${timestamp}\n${nonce}\n${body}\n`)
const signatureBytes = Buffer.from(signature, 'base64')

NodeV3.hold(ID, keys.P1.pem)
const pay = nodeV3('1900007291', '408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB')
const rsa = easywechatRsa(keys.P1.pem)

/** From headers and bytes to a verdict. The bare one is given message and signature ready made, and looks at no clock. */
export function verifying(): Contest {
  return {
    name: 'verify an answer',
    inFlight: 1,
    meter: 'processor',
    promised: 0.9,
    runners: [
      { name: 'node:crypto', run: () => certain(verify('sha256', message, publicKey, signatureBytes)) },
      { name: 'ruzhu', run: () => certain(judge(headers, bytes, held, now) === 'genuine') },
      {
        name: 'wechatpay-axios-plugin',
        run: () => certain(Rsa.verify(Formatter.response(timestamp, nonce, body), signature, publicKey)),
      },
      {
        name: 'wechatpay-node-v3',
        run: async () => certain(await pay.verifySign({ timestamp, nonce, body, serial: ID, signature })),
      },
      {
        name: 'node-easywechat',
        run: () => certain(rsa.verify(signature, `${timestamp}\n${nonce}\n${body}\n`)),
      },
    ],
  }
}

/** A runner that fails would be the fastest of all. */
function certain(right: boolean): void {
  if (!right) throw new Error('not verified')
}
