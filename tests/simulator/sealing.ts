import { constants, createDecipheriv, createVerify, privateDecrypt, publicEncrypt } from 'node:crypto'
import type { Received } from './receiver.ts'
import type { Json, Made } from './world.ts'

const OAEP = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' } as const

/** For the gateway's eyes: with its public key, or with that of its newest platform certificate. */
export function sealed(made: Made, plain: string): string {
  const key = made.public_key ?? made.platform_certificates?.at(-1)?.certificate ?? ''
  return publicEncrypt({ key, ...OAEP }, Buffer.from(plain)).toString('base64')
}

/** The header that names the key of {@link sealed}. */
export function keyName(made: Made): { headers: Record<string, string> } {
  return { headers: { 'wechatpay-serial': made.public_key_id ?? made.platform_certificates?.at(-1)?.serial_no ?? '' } }
}

export function unsealed(made: Made, text: unknown): string {
  return privateDecrypt({ key: made.private_key, ...OAEP }, Buffer.from(String(text), 'base64')).toString()
}

/** What a notification says, if it is signed by the gateway; opened with the merchant's key. */
export function openedNotice(made: Made, { headers, body }: Received): Json & { event_type: string } {
  const { event_type, resource } = JSON.parse(body)
  const serial = headers['wechatpay-serial'] ?? ''
  const certificate = made.platform_certificates?.find(({ serial_no }) => serial_no === serial)?.certificate
  const key = serial === made.public_key_id ? made.public_key : certificate
  const message = `${headers['wechatpay-timestamp']}\n${headers['wechatpay-nonce']}\n${body}\n`
  const signature = headers['wechatpay-signature'] ?? ''
  if (
    !createVerify('sha256')
      .update(message)
      .verify(key ?? '', signature, 'base64')
  )
    throw new Error('not signed')
  return { ...JSON.parse(unsealedText(made.api_v3_key, resource)), event_type }
}

function unsealedText(key: string, sealedText: { ciphertext: string; nonce: string; associated_data: string }): string {
  const bytes = Buffer.from(sealedText.ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, sealedText.nonce)
  decipher.setAAD(Buffer.from(sealedText.associated_data)).setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString()
}
