import { reasonOf } from '@ruzhu/alipay/answers.ts'
import type { App } from '@ruzhu/alipay/app.ts'
import { AlipayClient } from '@ruzhu/alipay/client.ts'
import { KeyError, readAesKey } from '@ruzhu/alipay/keys.ts'
import { queryTrade } from '@ruzhu/alipay/trades.ts'
import type { Transport } from '@ruzhu/alipay/transport.ts'
import type { Tried } from '@ruzhu/domain/providers/passport.ts'

export type Trying = { transport: Transport; app: App; now: () => Date }

/** Whether the gateway takes a value as the key of this kind: the AES key, by a question that is encrypted with it. */
export async function tryKey({ transport, app, now }: Trying, kind: string, value: string): Promise<Tried> {
  if (kind !== 'aes_key') return 'unknown'
  try {
    const client = new AlipayClient({ transport, app: { ...app, aesKey: readAesKey(value) }, now, encrypts: true })
    const answer = await queryTrade(client, { out_trade_no: 'ruzhu_probe' })
    if (answer.state === 'ok') return 'taken'
    if (answer.state === 'unknown') return 'unknown'
    return judged(reasonOf(answer))
  } catch (error) {
    if (error instanceof KeyError) return 'refused'
    throw error
  }
}

/** It is opened before it is looked at whose business it is. https://opendocs.alipay.com/common/02mse3 */
function judged(reason: string): Tried {
  if (/^ACQ\.|^isv\.self-invoke-forbidden$/.test(reason)) return 'taken'
  return /decryption-error|invalid-encrypt|missing-encrypt-key/.test(reason) ? 'refused' : 'unknown'
}
