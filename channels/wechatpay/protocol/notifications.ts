import type { KeyObject } from 'node:crypto'
import { openSealed } from './aead.ts'
import { parse } from './answers.ts'
import { Fields, Unreadable } from './reading.ts'
import { type Headers, judge, type Verdict } from './verifying.ts'

/** The envelope, and what was sealed in it. */
export type WechatNotification = {
  /** The same on every retry of one notification. */
  id: string
  create_time: Date
  event_type: string
  summary: string | undefined
  original_type: string | undefined
  /** The opened resource, parsed: see `readTransaction` and `readRefundNotice`. */
  resource: unknown
}

export type Opened =
  | { genuine: true; notification: WechatNotification }
  | { genuine: false; why: Exclude<Verdict, 'genuine'> | 'undecryptable' | 'malformed' }

/** The gateway seals at most a megabyte into one. Beyond twice of that nothing is digested, and nothing parsed. */
const MAX_BYTES = 2 * 1024 * 1024

/**
 * Verifies and opens a notification. Acknowledge it (200 or 204) only once it is stored; whatever is not genuine is
 * answered with 4xx, signature probes too: the gateway then sends a good copy.
 *
 * @param body  the raw bytes as they came
 * @see         https://pay.weixin.qq.com/doc/v3/merchant/4012071382
 */
export function openNotification(
  { headers, body }: { headers: Headers; body: Uint8Array },
  { keys, apiV3Key }: { keys: ReadonlyMap<string, KeyObject>; apiV3Key: KeyObject },
  now: Date,
): Opened {
  if (body.length > MAX_BYTES) return { genuine: false, why: 'malformed' }
  const verdict = judge(headers, body, keys, now)
  if (verdict !== 'genuine') return { genuine: false, why: verdict }
  try {
    return openEnvelope(new Fields(parse(body)), apiV3Key)
  } catch (error) {
    if (error instanceof Unreadable) return { genuine: false, why: 'malformed' }
    throw error
  }
}

function openEnvelope(envelope: Fields, apiV3Key: KeyObject): Opened {
  const resource = envelope.object('resource')
  if (resource.text('algorithm') !== 'AEAD_AES_256_GCM') throw new Unreadable('another algorithm')
  const sealed = {
    nonce: resource.text('nonce'),
    associated_data: resource.textIfAny('associated_data'),
    ciphertext: resource.text('ciphertext'),
  }
  const text = openSealed(sealed, apiV3Key)
  if (text === undefined) return { genuine: false, why: 'undecryptable' }
  return {
    genuine: true,
    notification: {
      id: envelope.text('id'),
      create_time: envelope.instant('create_time'),
      event_type: envelope.text('event_type'),
      summary: envelope.textIfAny('summary'),
      original_type: resource.textIfAny('original_type'),
      resource: parse(text),
    },
  }
}
