import { X509Certificate } from 'node:crypto'
import type { RawAnswer, RawRequest } from '../../../contract/simulator.ts'
import type { Merchant } from '../merchants.ts'
import type { State } from '../state.ts'
import { forbidden } from './refusal.ts'

/**
 * `apiclient_cert`, which TLS asks for where money goes out; that the client holds its key, the handshake has proved. Over
 * plain HTTP nothing can be shown, and nothing is demanded. https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3
 */
export function checkCertificate({ world }: State, { tls }: RawRequest, { certificates }: Merchant): void {
  if (!tls) return
  if (!tls.clientCertificate) throw wrong('请求未携带商户API证书，请携带证书后重试')
  const { fingerprint256 } = new X509Certificate(tls.clientCertificate)
  const own = certificates.find(({ certificate }) => new X509Certificate(certificate).fingerprint256 === fingerprint256)
  if (!own) throw wrong('商户号与API证书不匹配，请使用该商户号的API证书')
  if (own.revoked) throw wrong('商户API证书已作废')
  if (own.replaced) throw wrong('已更换API证书，请使用新证书')
  if (own.expiresAt <= world.machineNow()) throw wrong('商户API证书已过期')
}

const PAGE =
  '<html>\r\n<head><title>400 No required SSL certificate was sent</title></head>\r\n<body>\r\n' +
  '<center><h1>400 Bad Request</h1></center>\r\n<center>No required SSL certificate was sent</center>\r\n' +
  '<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n'

/** Shop after shop has met this instead: the web server in front refuses, before a word was read. A switch brings it. */
export function pageInstead({ switches }: State, { tls }: RawRequest): RawAnswer | undefined {
  if (!tls || tls.clientCertificate || !switches.get().secapi_page) return undefined
  const headers = [['Server', 'nginx'] as const, ['Content-Type', 'text/html'] as const]
  return { status: 400, headers, body: PAGE, verdict: { accepted: false, failedCheck: 'client_certificate' } }
}

function wrong(message: string): Error {
  return forbidden('CA_ERROR', message)
}
