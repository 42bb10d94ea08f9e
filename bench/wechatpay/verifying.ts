import { createPublicKey, verify } from 'node:crypto'
import { judge } from '@ruzhu/wechatpay/verifying.ts'
import type { Contest } from '../measure.ts'
import { PUBLIC_KEY_ID, PUBLIC_PEM, signedAnswer } from './answering.ts'
import { easywechatCheck, NodeV3, nodeV3, pluginCheck } from './sdks.ts'

/**
 * From headers and bytes to a verdict, by the whole check that each SDK makes of an answer; that of wechatpay-node-v3
 * leaves the clock to its caller. The bare one is given message and signature ready made, and looks at no clock either.
 */
export function verifying(): Contest {
  const now = new Date() // their clock cannot be set
  const { headers, body } = signedAnswer(now)
  const bytes = Buffer.from(body)
  const lowerCase = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  const { 'Wechatpay-Timestamp': timestamp, 'Wechatpay-Nonce': nonce, 'Wechatpay-Signature': signature } = headers

  const publicKey = createPublicKey(PUBLIC_PEM)
  const held = new Map([[PUBLIC_KEY_ID, publicKey]])
  const message = Buffer.from(`${timestamp}\n${nonce}\n${body}\n`)
  const signatureBytes = Buffer.from(signature, 'base64')
  const plugin = pluginCheck(PUBLIC_KEY_ID, publicKey)
  const easywechat = easywechatCheck(PUBLIC_KEY_ID, PUBLIC_PEM)
  const pay = nodeV3('1900007291', '408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB')
  NodeV3.hold(PUBLIC_KEY_ID, PUBLIC_PEM)
  const named = { timestamp, nonce, signature, serial: PUBLIC_KEY_ID }
  return {
    name: 'verify an answer',
    inFlight: 1,
    meter: 'processor',
    promised: 0.9,
    runners: [
      { name: 'node:crypto', run: () => certain(verify('sha256', message, publicKey, signatureBytes)) },
      { name: 'ruzhu', run: () => certain(judge(lowerCase, bytes, held, now) === 'genuine') },
      { name: 'wechatpay-axios-plugin', run: () => certain(plugin(lowerCase, bytes)) },
      {
        name: 'wechatpay-node-v3',
        run: async () => certain(await pay.verifySign({ ...named, body: bytes.toString() })),
      },
      { name: 'node-easywechat', run: async () => certain(await easywechat(headers, bytes)) },
    ],
  }
}

/** A runner that fails would be the fastest of all. */
function certain(right: boolean): void {
  if (!right) throw new Error('not verified')
}
