import type { RawRequest } from '../../contract/simulator.ts'
import { refusing } from './refusal.ts'

export type Claim = {
  /** As it was sent, and is signed. */
  readonly authString: string
  readonly appId: string
  readonly certSn: string
  readonly timestamp: string
  readonly sign: string
}

const badHeader = refusing('authorization')
const SCHEME = 'ALIPAY-SHA256withRSA '
const SIGN = ',sign='

/** Pairs in any order, the signature last; its Base64 may hold equals signs. https://opendocs.alipay.com/open-v3/054q58 */
export function claimOf({ headers }: RawRequest): Claim {
  const header = headers['authorization'] ?? ''
  // seen with no header at all: it is the timestamp that is missed
  if (header === '') throw badHeader(40001, 'isv.missing-timestamp', '缺少时间戳参数')
  if (!header.startsWith(SCHEME)) throw badHeader(40002, 'isv.invalid-signature-type', '无效的签名类型')
  const cut = header.lastIndexOf(SIGN)
  const authString = header.slice(SCHEME.length, cut < 0 ? undefined : cut)
  const pairs = new Map(authString.split(',').map((pair) => cutAt(pair, pair.indexOf('='))))
  const timestamp = pairs.get('timestamp') ?? ''
  if (timestamp === '') throw badHeader(40001, 'isv.missing-timestamp', '缺少时间戳参数')
  if (cut < 0) throw badHeader(40001, 'isv.missing-signature', '缺少签名参数')
  const sign = header.slice(cut + SIGN.length)
  return { authString, appId: pairs.get('app_id') ?? '', certSn: pairs.get('app_cert_sn') ?? '', timestamp, sign }
}

/** Lines ended by a line feed each; the last is there only where a token was sent. */
export function signedMessage(request: RawRequest, { authString }: Claim, signed: Buffer): Buffer {
  const token = request.headers['alipay-app-auth-token']
  return Buffer.concat([
    Buffer.from(`${authString}\n${request.method}\n${request.target}\n`),
    signed,
    Buffer.from(token === undefined || token === '' ? '\n' : `\n${token}\n`),
  ])
}

function cutAt(pair: string, at: number): [string, string] {
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
}
