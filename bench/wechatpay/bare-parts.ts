import keys from '@ruzhu/channels/wechatpay/vectors/keys.json' with { type: 'json' }
import { createPrivateKey, createPublicKey, createVerify, type KeyObject, sign } from 'node:crypto'
import { type Dispatcher, Pool } from 'undici'
import { PREPAY_ID, PUBLIC_PEM } from './answering.ts'

/**
 * What a prepay call cannot do without where a signature may not hold up the event loop: signing on the thread pool, one
 * request of undici's with its answer as it comes in, the answer verified and read. No clock, no choice of a key, no
 * failure: whatever more a call costs than this is ours.
 */
export function bareParts(url: string, message: Buffer, body: string) {
  const privateKey = createPrivateKey(keys.K1.pem)
  const publicKey = createPublicKey(PUBLIC_PEM)
  const pool = new Pool(url, { connections: 128 })
  return {
    async prepay(): Promise<void> {
      const signature = await signed(message, privateKey)
      const answer = await sent(pool, { authorization: `WECHATPAY2-SHA256-RSA2048 signature="${signature}"` }, body)
      if (read(answer, publicKey) !== PREPAY_ID) throw new Error(String(answer.body))
    },
    close: () => pool.close(),
  }
}

function signed(message: Buffer, key: KeyObject): Promise<string> {
  return new Promise((resolve, reject) => {
    sign('sha256', message, key, (error, signature) => (error ? reject(error) : resolve(signature.toString('base64'))))
  })
}

type Answer = { headers: Record<string, string | string[] | undefined>; body: Buffer }

function sent(pool: Pool, headers: Record<string, string>, body: string): Promise<Answer> {
  const answer: Answer = { headers: {}, body: Buffer.alloc(0) }
  const request = {
    method: 'POST',
    path: '/v3/pay/transactions/jsapi',
    headers: { ...ORDINARY, ...headers },
    body,
  } as const
  return new Promise((resolve, reject) => {
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart() {},
      onResponseStart(_, __, received) {
        answer.headers = received
      },
      onResponseData(_, chunk) {
        answer.body = chunk // the gateway of this bench answers in one piece
      },
      onResponseEnd: () => resolve(answer),
      onResponseError: (_, error) => reject(error),
    }
    pool.dispatch(request, handler)
  })
}

const ORDINARY = { accept: 'application/json', 'user-agent': 'ruzhu-bench', 'content-type': 'application/json' }

function read({ headers, body }: Answer, key: KeyObject): string {
  const of = (name: string) => String(headers[`wechatpay-${name}`])
  const check = createVerify('sha256')
    .update(`${of('timestamp')}\n${of('nonce')}\n`)
    .update(body)
    .update('\n')
  if (!check.verify(key, of('signature'), 'base64')) throw new Error('not signed by the gateway')
  const parsed: unknown = JSON.parse(body.toString('utf8'))
  return typeof parsed === 'object' && parsed !== null && 'prepay_id' in parsed ? String(parsed.prepay_id) : ''
}
