import { createDecipheriv, type KeyObject } from 'node:crypto'
import { parse } from '../answers.ts'
import { Fields, Unreadable } from '../reading.ts'

/**
 * Opens `encryptedData` that a mini program got from WeChat: AES-128 in CBC, Base64. Undefined where it cannot be opened
 * with this session, or was made for another AppID, which its watermark tells.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/signature.html
 */
export function openUserData(
  { encryptedData, iv }: { encryptedData: string; iv: string },
  { sessionKey, appid }: { sessionKey: KeyObject; appid: string },
): Readonly<Record<string, unknown>> | undefined {
  try {
    const decipher = createDecipheriv('aes-128-cbc', sessionKey, Buffer.from(iv, 'base64'))
    const text = Buffer.concat([decipher.update(encryptedData, 'base64'), decipher.final()])
    const data = parse(text)
    const watermark = new Fields(data).object('watermark')
    return watermark.text('appid') === appid && typeof data === 'object' && data !== null ? { ...data } : undefined
  } catch (error) {
    if (error instanceof Unreadable || isOfCipher(error)) return undefined
    throw error
  }
}

/** Node throws where length, padding or the initial vector do not fit. */
function isOfCipher(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_')
}
