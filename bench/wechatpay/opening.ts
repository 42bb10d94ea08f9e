import { createDecipheriv, createPublicKey, createSecretKey, type KeyObject, verify } from 'node:crypto'
import vectors from '@ruzhu/channels/wechatpay/vectors/notifications.json' with { type: 'json' }
import { openNotification } from '@ruzhu/wechatpay/notifications.ts'
import { readTransaction } from '@ruzhu/wechatpay/transactions.ts'
import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin'
import { AES_GCM } from 'node-easywechat/dist/Core/Support/AES.js'
import type { Contest } from '../measure.ts'
import { PUBLIC_KEY_ID, PUBLIC_PEM, signed } from './answering.ts'
import { easywechatCheck, NodeV3, nodeV3 } from './sdks.ts'

const { body, api_v3_key } = vectors.transaction
const now = new Date() // their clock cannot be set
const headers = signed(body, now)
const { 'Wechatpay-Timestamp': timestamp, 'Wechatpay-Nonce': nonce, 'Wechatpay-Signature': signature } = headers
const publicKey = createPublicKey(PUBLIC_PEM)
const apiV3Key = createSecretKey(api_v3_key, 'utf8')
const secrets = { keys: new Map([[PUBLIC_KEY_ID, publicKey]]), apiV3Key }
const bytes = Buffer.from(body)

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
      { name: 'node-easywechat', run: async () => certain(await withEasywechat()) },
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

/** As its guide shows it, clock and choice of the key included: the APIv3 key is a text. */
const held: Record<string, KeyObject> = { [PUBLIC_KEY_ID]: publicKey }
function withPlugin(): Trade {
  if (Math.abs(Formatter.timestamp() - Number(timestamp)) > 300) throw new Error('too old')
  const key = held[headers['Wechatpay-Serial']]
  const text = bytes.toString()
  if (!key || !Rsa.verify(Formatter.response(timestamp, nonce, text), signature, key)) throw new Error('not verified')
  const { resource }: Envelope = JSON.parse(text)
  return JSON.parse(Aes.AesGcm.decrypt(resource.ciphertext, api_v3_key, resource.nonce, resource.associated_data))
}

NodeV3.hold(PUBLIC_KEY_ID, PUBLIC_PEM)
const pay = nodeV3('1900007291', '408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB')
const easywechat = easywechatCheck(PUBLIC_KEY_ID, PUBLIC_PEM)

/** Its decryption looks at no tag: whatever comes is taken. */
async function withNodeV3(): Promise<Trade> {
  const text = bytes.toString()
  const headed = { timestamp, nonce, signature, serial: PUBLIC_KEY_ID }
  if (!(await pay.verifySign({ ...headed, body: text }))) throw new Error('not verified')
  const { resource }: Envelope = JSON.parse(text)
  return pay.decipher_gcm<Trade>(resource.ciphertext, resource.associated_data, resource.nonce, api_v3_key)
}

async function withEasywechat(): Promise<Trade> {
  if (!(await easywechat(headers, bytes))) throw new Error('not verified')
  const { resource }: Envelope = JSON.parse(bytes.toString())
  return JSON.parse(
    AES_GCM.decrypt(resource.ciphertext, api_v3_key, resource.nonce, resource.associated_data).toString(),
  )
}

/** A runner that fails would be the fastest of all. */
function certain({ transaction_id }: { transaction_id: string | undefined }): void {
  if (transaction_id !== '1217752501201407033233368018') throw new Error('not opened')
}
