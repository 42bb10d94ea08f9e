import { type Certificate, readCertificates } from './certificates.ts'
import { type Charset, decode } from './charset.ts'
import { KeyError } from './keys.ts'
import { Fields, parseJson, Unreadable } from './reading.ts'
import { ownValues } from './signed-parts.ts'

const METHOD = 'alipay.open.app.alipaycert.download'

/** 应用支付宝公钥证书下载: some 30 days before a certificate runs out there is a new one, and answers name it. */
export function certificateDownload(sn: string) {
  return { method: METHOD, bizContent: { alipay_cert_sn: sn } }
}

/**
 * The certificate with those that vouch for it, or undefined where there is none of this number. Its own signature is not
 * looked at, since it may be made with the very key that is asked for: whoever uses it must check where it comes from.
 */
export function readDownloaded(body: Uint8Array, sn: string, charset: Charset): readonly Certificate[] | undefined {
  try {
    const node = ownValues(body, charset).get(`${METHOD.replaceAll('.', '_')}_response`)
    const fields = new Fields(parseJson(decode(node ?? Buffer.alloc(0), charset) ?? ''))
    const chain = readCertificates(Buffer.from(fields.text('alipay_cert_content'), 'base64').toString('utf8'))
    return chain[0]?.sn === sn ? chain : undefined
  } catch (error) {
    if (error instanceof Unreadable || error instanceof KeyError) return undefined
    throw error
  }
}
