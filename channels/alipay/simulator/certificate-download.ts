import { fieldsOf } from './fields.ts'
import type { Call, Method, Reply } from './methods.ts'
import { Refusal } from './refusal.ts'

/** How a caller in certificate mode gets the gateway's certificate that it does not know yet. https://opendocs.alipay.com/common/06ue2z */
export function certificateMethods(): Method[] {
  return [{ name: 'alipay.open.app.alipaycert.download', caller: 'any', bringsCertificate: true, handle: download }]
}

function download({ app, biz }: Call): Reply {
  const sn = fieldsOf(biz, 'isv.invalid-parameter').need('alipay_cert_sn', 128)
  const known = app.alipayCertificates.find((one) => one.sn === sn)
  if (!known) throw new Refusal(40002, 'isv.alipay-cert-not-exist', '支付宝公钥证书不存在', { check: 'certificate' })
  return { body: { alipay_cert_content: Buffer.from(known.chain).toString('base64') } }
}
