import type { GatewayRefusal } from '@ruzhu/domain/errors.ts'
import type { KeyPart } from '@ruzhu/domain/keys/parts.ts'
import { both } from '@ruzhu/domain/text.ts'
import { WHERE } from './where.ts'

const CERTIFICATES = ['app_certificate', 'alipay_certificate', 'alipay_root_certificate'] as const

/** How keys of an application are replaced; what was replaced there serves seven days more. https://opendocs.alipay.com/common/02kdnc */
export const KEYS: readonly KeyPart[] = [
  {
    name: 'app_key',
    label: both('应用私钥（公钥模式）', 'Key of the application (key mode)'),
    fields: ['private_key', 'alipay_public_key'],
    clears: CERTIFICATES,
    heldBy: 'alipay_public_key',
    needs: 'alipay_public_key',
    platform: 'beside',
    before: [
      {
        do: both(
          '用密钥工具生成新的密钥，把新的应用公钥传到开放平台。旧密钥在平台上还能用 7 天。',
          'Make a new key with the key tool and upload its public key to the open platform. The old key serves seven days more there.',
        ),
        where: WHERE.privateKey,
      },
    ],
    after: [],
  },
  {
    name: 'app_certificate',
    label: both('应用公钥证书（证书模式）', 'Certificates of the application (certificate mode)'),
    fields: ['private_key', ...CERTIFICATES],
    clears: ['alipay_public_key'],
    heldBy: 'app_certificate',
    needs: 'private_key',
    platform: 'beside',
    before: [
      {
        do: both(
          '在开放平台上传 CSR，下载三张证书。从公钥模式改过来也是这一步；旧的在平台上还能用 7 天。',
          'Upload the CSR at the open platform and download the three certificates; so too when leaving the key mode. The old ones serve seven days more there.',
        ),
        where: WHERE.appCertificate,
      },
    ],
    after: [],
  },
  {
    name: 'aes_key',
    label: both('接口内容加密密钥（AES）', 'Key of content encryption (AES)'),
    fields: ['aes_key'],
    heldBy: 'aes_key',
    needs: 'aes_key',
    platform: 'instead',
    triedAs: 'aes_key',
    before: [
      {
        do: both(
          '在开放平台设置新的 AES 密钥，复制过来存好、马上切换；收款不用它，只有加密的消息用它。',
          'Set a new AES key at the open platform, keep it here and change over at once; payments do not use it, encrypted messages do.',
        ),
        where: WHERE.aesKey,
      },
    ],
    after: [],
  },
]

/** Refusals that other keys may not meet: nothing was done. */
const REFUSED =
  /^(isv\.)?(invalid-signature|missing-app-cert-sn|invalid-app-cert-sn|app-cert-expired|app-cert-not-exist|missing-signature-key|missing-alipay-root-cert-sn|invalid-alipay-root-cert-sn)$/
const KEY_OF_ALIPAY = new Set(['ALIPAY_KEY_MISMATCH', 'ALIPAY_CERTIFICATE_UNKNOWN'])

export function isAboutKeys({ code }: GatewayRefusal): boolean {
  return REFUSED.test(code) || KEY_OF_ALIPAY.has(code)
}
