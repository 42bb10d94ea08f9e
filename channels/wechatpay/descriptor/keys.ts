import type { GatewayRefusal } from '@ruzhu/domain/errors.ts'
import type { KeyPart } from '@ruzhu/domain/keys/parts.ts'
import { both } from '@ruzhu/domain/text.ts'
import { WHERE } from './where.ts'

/** How each key of an account is replaced. https://pay.weixin.qq.com/doc/v3/partner/4013080340 */
export const KEYS: readonly KeyPart[] = [
  {
    name: 'merchant_certificate',
    label: both('商户 API 证书', 'Merchant API certificate'),
    fields: ['private_key', 'certificate', 'serial_no'],
    heldBy: 'private_key',
    needs: 'private_key',
    // up to three are good at once, and a new one voids none
    platform: 'beside',
    before: [
      {
        do: both(
          '生成证书请求串，到平台「申请新证书」粘贴它，再把证书串拿回来。旧证书先不要作废。',
          'Make a certificate request, paste it at the platform under “apply for a new certificate”, and bring the certificate back. Do not void the old one yet.',
        ),
        where: WHERE.certificate,
      },
    ],
    after: [
      {
        do: both(
          '重叠期结束后，到平台把旧证书作废（作废后不能恢复）。',
          'Once the overlap is over, void the old certificate at the platform; that cannot be undone.',
        ),
        where: WHERE.serialNo,
      },
    ],
  },
  {
    name: 'api_v3_key',
    label: both('APIv3 密钥', 'APIv3 key'),
    fields: ['api_v3_key'],
    heldBy: 'api_v3_key',
    needs: 'api_v3_key',
    platform: 'instead',
    triedAs: 'api_v3_key',
    before: [
      {
        do: both(
          '先把新密钥存在这里，再到平台改成它。平台改完立刻用新密钥加密通知，先存好就一条都不会丢。',
          'Keep the new key here first, then set it at the platform. The platform seals with it at once; kept before, no notification is lost.',
        ),
        where: WHERE.apiV3Key,
      },
    ],
    after: [],
  },
  {
    name: 'api_v2_key',
    label: both('APIv2 密钥', 'APIv2 key'),
    fields: ['api_v2_key'],
    heldBy: 'api_v2_key',
    needs: 'api_v2_key',
    platform: 'instead',
    triedAs: 'api_v2_key',
    before: [
      {
        do: both(
          '先把新密钥存在这里，再到平台改成它。改完的一瞬间起平台只认新密钥，先存好就没有一笔会失败。',
          'Keep the new key here first, then set it at the platform. From that moment only the new one counts there; kept before, no payment fails.',
        ),
        where: WHERE.apiV2Key,
      },
    ],
    after: [],
  },
  {
    name: 'public_key',
    label: both('微信支付公钥', 'WeChat Pay public key'),
    fields: ['public_key_id', 'public_key'],
    heldBy: 'public_key_id',
    needs: 'api_v3_key',
    platform: 'beside',
    before: [
      {
        do: both(
          '到平台申请微信支付公钥，下载 pub_key.pem，复制公钥 ID。先不要点「开启公钥切换」。',
          'Apply for the public key at the platform, download pub_key.pem and copy its id. Do not start the change-over there yet.',
        ),
        where: WHERE.publicKey,
      },
    ],
    after: [
      {
        do: both(
          '这里切换之后，到平台点「开启公钥切换」：通知在 7 天里逐步改用公钥签名，这期间两种都能验。',
          'Once changed over here, press 开启公钥切换 there: within seven days notifications come to be signed with it; both kinds are verified meanwhile.',
        ),
        where: WHERE.publicKey,
      },
    ],
  },
]

const REFUSED = new Set(['SIGN_ERROR', 'WECHATPAY_KEY_MISMATCH', 'SIGNERROR'])

/** A clock that is wrong is refused in the same word as a key that is, and no other key helps it. */
export function isAboutKeys({ code, message }: GatewayRefusal): boolean {
  if (/timestamp|时间/.test(message)) return false
  // APIv2 has no code for it: https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3
  return REFUSED.has(code) || (code === 'FAIL' && /签名/.test(message))
}
