import { beijingTime } from '@ruzhu/domain/time.ts'
import { sealText } from './crypto.ts'
import { Refusal } from './refusal.ts'
import type { Call, Reply, Route } from './routing.ts'
import type { State } from './state.ts'

const NONE =
  '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥。可查看指引https://pay.weixin.qq.com/doc/v3/merchant/4012153196'

/** https://pay.weixin.qq.com/doc/v3/merchant/4012551764 */
export function platformCertificateRoutes(state: State): Route[] {
  return [{ method: 'GET', path: '/v3/certificates', family: 'other', handle: (call) => listed(state, call) }]
}

function listed({ keys, world }: State, { merchant }: Call): Reply {
  const { keyMode, platformCertificates, apiV3Key = '' } = merchant
  if (keyMode === 'public_key') throw new Refusal(404, 'RESOURCE_NOT_EXISTS', NONE)
  const data = platformCertificates.map(({ serialNo, certificate, effectiveAt, expiresAt }) => {
    const nonce = world.random(6).toString('hex')
    return {
      serial_no: serialNo,
      effective_time: beijingTime(new Date(effectiveAt)),
      expire_time: beijingTime(new Date(expiresAt)),
      encrypt_certificate: {
        algorithm: 'AEAD_AES_256_GCM',
        nonce,
        associated_data: 'certificate',
        ciphertext: sealText(certificate, keys.aesKey(apiV3Key), nonce, 'certificate'),
      },
    }
  })
  return { status: 200, body: { data } }
}
