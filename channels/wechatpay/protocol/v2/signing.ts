import { timingSafeEqual } from 'node:crypto'
import type { ApiV2Key, SignType } from './api-v2-key.ts'

type Parameters = Readonly<Record<string, string | undefined>>

/**
 * The parameters as they are signed: by the bytes of their names, without `sign` and without what is empty, raw values.
 *
 * @see https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3
 */
export function stringToSign(parameters: Parameters): string {
  let text = ''
  for (const name of Object.keys(parameters).sort()) {
    const value = parameters[name]
    if (value === undefined || value === '' || name === 'sign') continue
    text += text === '' ? `${name}=${value}` : `&${name}=${value}`
  }
  return text
}

/** @param type  where it is not MD5, `sign_type` has to be among the parameters */
export function sign(parameters: Parameters, key: ApiV2Key, type: SignType): string {
  return key.sign(stringToSign(parameters), type)
}

/** Whether `sign` fits all the rest, fields that we do not know included. */
export function isSigned(message: Parameters, key: ApiV2Key, type: SignType): boolean {
  const given = Buffer.from(message['sign'] ?? '', 'utf8')
  const due = Buffer.from(sign(message, key, type), 'utf8')
  return given.length === due.length && timingSafeEqual(given, due)
}
