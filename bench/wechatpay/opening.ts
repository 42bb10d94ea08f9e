import { createDecipheriv, createPublicKey, createSecretKey, verify } from 'node:crypto'
import keys from '@ruzhu/channels/wechatpay/vectors/keys.json' with { type: 'json' }
import vectors from '@ruzhu/channels/wechatpay/vectors/notifications.json' with { type: 'json' }
import { openNotification } from '@ruzhu/wechatpay/notifications.ts'
import { readTransaction } from '@ruzhu/wechatpay/transactions.ts'
import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin'
import { AES_GCM } from 'node-easywechat/dist/Core/Support/AES.js'
import type { Contest } from '../measure.ts'
import { easywechatRsa, NodeV3, nodeV3 } from './sdks.ts'

const { headers, body, api_v3_key, public_key_id, clock_for_test } = vectors.transaction
const { 'Wechatpay-Timestamp': timestamp, 'Wechatpay-Nonce': nonce, 'Wechatpay-Signature': signature } = headers
const publicKey = createPublicKey(keys.G1.pem)
const apiV3Key = createSecretKey(api_v3_key, 'utf8')
const secrets = { keys: new Map([[public_key_id, publicKey]]), apiV3Key }
const bytes = Buffer.from(body)
const now = new Date(clock_for_test * 1000)

type Envelope = { resource: { nonce: string; associated_data: string; ciphertext: string } }
type Trade = { transaction_id: string }

/** From headers and bytes to the transaction: verified, decrypted, parsed. */
export function opening(): Contest {
  return {
    name: 'open a notification',
    inFlight: 1,
    meter: 'processor',
    promised: 0.85,
    runners: [
      { name: 'node:crypto', run: () => certain(bare()) },
      { name: 'ruzhu', run: () => certain(ours()) },
      { name: 'wechatpay-axios-plugin', run: () => certain(withPlugin()) },
      { name: 'wechatpay-node-v3', run: async () => certain(await withNodeV3()) },
      { name: 'node-easywechat', run: () => certain(withEasywechat()) },
    ],
  }
}

function bare(): Trade {
  const message = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), bytes, Buffer.from('\n')])
  if (!verify('sha256', message, publicKey, Buffer.from(signature, 'base64'))) throw new Error('not verified')
  const { resource }: Envelope = JSON.parse(bytes.toString())
  const sealed = Buffer.from(resource.ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, resource.nonce)
  decipher.setAAD(Buffer.from(resource.associated_data)).setAuthTag(sealed.subarray(-16))
  return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString())
}

function ours(): { transaction_id: string | undefined } {
  const opened = openNotification({ headers, body: bytes }, secrets, now)
  if (!opened.genuine) throw new Error(opened.why)
  return readTransaction(opened.notification.resource)
}

/** As its guide shows it: the APIv3 key is a text. */
function withPlugin(): Trade {
  const text = bytes.toString()
  if (!Rsa.verify(Formatter.response(timestamp, nonce, text), signature, publicKey)) throw new Error('not verified')
  const { resource }: Envelope = JSON.parse(text)
  return JSON.parse(Aes.AesGcm.decrypt(resource.ciphertext, api_v3_key, resource.nonce, resource.associated_data))
}

const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
NodeV3.hold(public_key_id, publicPem)
const pay = nodeV3('1900007291', '408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB')
const rsa = easywechatRsa(publicPem)

/** Its decryption looks at no tag: whatever comes is taken. */
async function withNodeV3(): Promise<Trade> {
  const text = bytes.toString()
  const headed = { timestamp, nonce, signature, serial: public_key_id }
  if (!(await pay.verifySign({ ...headed, body: text }))) throw new Error('not verified')
  const { resource }: Envelope = JSON.parse(text)
  return pay.decipher_gcm<Trade>(resource.ciphertext, resource.associated_data, resource.nonce, api_v3_key)
}

function withEasywechat(): Trade {
  const text = bytes.toString()
  if (!rsa.verify(signature, `${timestamp}\n${nonce}\n${text}\n`)) throw new Error('not verified')
  const { resource }: Envelope = JSON.parse(text)
  return JSON.parse(
    AES_GCM.decrypt(resource.ciphertext, api_v3_key, resource.nonce, resource.associated_data).toString(),
  )
}

/** A runner that fails would be the fastest of all. */
function certain({ transaction_id }: { transaction_id: string | undefined }): void {
  if (transaction_id !== '1217752501201407033233368018') throw new Error('not opened')
}
