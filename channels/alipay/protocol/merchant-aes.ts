import type { KeyObject } from 'node:crypto'
import { decryptContent } from './aes.ts'
import type { Answer } from './answers.ts'
import type { AlipayClient, CallOptions } from './client.ts'
import { KeyError, readAesKey } from './keys.ts'
import { Fields, Unreadable } from './reading.ts'

/**
 * 接口内容加密 key of a merchant's application, made anew. It comes sealed with the third-party application's own, which has
 * to be there.
 *
 * @see alipay.open.auth.app.aes.set
 */
export function setMerchantAesKey(client: AlipayClient, merchantAppId: string, options?: CallOptions) {
  return ask(client, 'alipay.open.auth.app.aes.set', merchantAppId, options)
}

/** @see alipay.open.auth.app.aes.get */
export function getMerchantAesKey(client: AlipayClient, merchantAppId: string, options?: CallOptions) {
  return ask(client, 'alipay.open.auth.app.aes.get', merchantAppId, options)
}

function ask(
  client: AlipayClient,
  method: string,
  merchantAppId: string,
  options: CallOptions | undefined,
): Promise<Answer<KeyObject>> {
  const { aesKey } = client.app
  if (!aesKey) throw new RangeError('the application needs an AES key of its own, in which the merchant’s is sealed')
  const call = { method, bizContent: { merchant_app_id: merchantAppId } }
  return client.onOwnBehalf().call(call, (node) => opened(new Fields(node).text('aes_key'), aesKey), options)
}

function opened(sealed: string, aesKey: KeyObject): KeyObject {
  try {
    return readAesKey(decryptContent(sealed, aesKey) ?? '')
  } catch (error) {
    if (error instanceof KeyError) throw new Unreadable('the AES key does not open it')
    throw error
  }
}
