import { decryptContent } from './aes.ts'
import {
  type Answer,
  isLimit,
  isOfSystem,
  type Judging,
  type Read,
  type Trace,
  traceOf,
  type Unheld,
  type Unknown,
} from './answers.ts'
import { Fields, parseJson, Unreadable } from './reading.ts'
import type { Received } from './transport.ts'
import { answerMessage } from './v3-signing.ts'
import { fits } from './verifying.ts'

/**
 * Here the status tells success from refusal, and headers carry the signature. A refusal need not be signed; one that is
 * must fit.
 *
 * @see https://opendocs.alipay.com/open-v3/054fcv
 */
export function readV3Answer<Body>(received: Received, app: Judging, read: Read<Body>): Answer<Body> | Unheld {
  const { status, headers, body } = received
  const trace = traceOf(received)
  const success = status >= 200 && status < 300
  const signature = headers['alipay-signature']
  if (!success && (!signature || signature === 'null')) return readRefusal(received, trace)

  const timestamp = headers['alipay-timestamp']
  const nonce = headers['alipay-nonce']
  if (!signature || !timestamp || !nonce) return { state: 'unknown', why: `answered ${status}, not signed`, ...trace }
  const keys = app.alipayKeys.named(headers['alipay-sn'])
  if (!keys) return { state: 'unheld', sn: headers['alipay-sn'] ?? '' }
  const message = answerMessage(timestamp, nonce, body)
  if (!keys.some((key) => fits(message, signature, key, 'RSA2'))) return mismatch(status, trace)
  return success ? readBody(received, app, read, trace) : readRefusal(received, trace)
}

function mismatch(status: number, trace: Trace): Unknown {
  const why = `answered ${status}; the signature does not fit the key of Alipay that we hold`
  return { state: 'unknown', why, doubt: 'signature', ...trace }
}

function readBody<Body>(received: Received, app: Judging, read: Read<Body>, trace: Trace): Answer<Body> {
  try {
    return { state: 'ok', code: '10000', body: read(parseJson(opened(received, app))), ...trace }
  } catch (error) {
    if (error instanceof Unreadable) return { state: 'unknown', why: `unreadable answer: ${error.message}`, ...trace }
    throw error
  }
}

/** An encrypted answer is Base64 from its first letter to its last, which no JSON object is. */
function opened({ body }: Received, { aesKey }: Judging): string {
  const text = body.toString('utf8')
  if (!/^[A-Za-z0-9+/]+=*$/.test(text)) return text
  if (!aesKey) throw new Unreadable('encrypted, and no AES key is held')
  const plain = decryptContent(text, aesKey)
  if (plain === undefined) throw new Unreadable('the AES key does not open it')
  return plain
}

function readRefusal({ status, body }: Received, trace: Trace): Answer<never> {
  const said = wordsOf(body)
  const why = `answered ${status}${said ? ` ${said.code} ${said.msg}` : ''}`
  if (status === 429 || isLimit(said?.code)) return { state: 'unknown', why, limited: true, ...trace }
  if (!said || status < 400 || status >= 500 || status === 408 || isOfSystem(said.code)) {
    return { state: 'unknown', why, ...trace }
  }
  return { state: 'refused', ...said, ...trace }
}

function wordsOf(body: Buffer): { code: string; msg: string } | undefined {
  try {
    const fields = new Fields(parseJson(body.toString('utf8')))
    return { code: fields.text('code'), msg: fields.textIfAny('message') ?? '' }
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}
