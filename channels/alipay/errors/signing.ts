import type { CodeExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'

const CERTIFICATES_AGAIN = {
  owner: 'developer',
  do: both(
    '重新下载应用公钥证书、支付宝公钥证书和根证书，三张一起换上。',
    'Download all three certificates again and replace them together.',
  ),
  place: PLACES.signing,
} as const

/** Keys, certificates and encryption, whichever side finds the fault. */
export const SIGNING_ERRORS: readonly CodeExplanation[] = [
  {
    codes: ['invalid-signature', 'invalid-signature-type-said-interface', 'unsupported-expired-app-key-sign'],
    title: both('支付宝验签没有通过', 'Alipay did not accept our signature'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '核对应用私钥和开放平台上的应用公钥是不是一对；密钥换了超过 7 天的，旧的不能再用。',
          'Check that the private key belongs to the public key at the open platform; seven days after a change the old one ends.',
        ),
        place: PLACES.signing,
      },
      {
        owner: 'developer',
        do: both(
          '密钥没有错的话，检查出口代理有没有改动请求；支付宝的原话里有它用来验签的字符串。',
          'If the key is right, check that no outgoing proxy alters the request; Alipay’s message holds the text that it verified.',
        ),
      },
    ],
  },
  {
    codes: ['ALIPAY_KEY_MISMATCH'],
    title: both('支付宝公钥不对，应答验签不通过', 'The key of Alipay is wrong: its answers do not fit it'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '重新复制支付宝公钥；每个应用的支付宝公钥都不同，也不要填成应用公钥。',
          'Copy Alipay’s public key again; each application has a different one, and the application’s own does not belong here.',
        ),
        place: PLACES.signing,
      },
      {
        owner: 'developer',
        do: both(
          '应用已经改成公钥证书模式的，改填三张证书。',
          'Where the application was changed to certificates, fill in the three certificates instead.',
        ),
        place: PLACES.ourAccount,
      },
    ],
  },
  {
    codes: ['ALIPAY_CERTIFICATE_UNKNOWN', 'alipay-cert-not-exist'],
    title: both('取不到支付宝用来签名的证书', 'The certificate that Alipay signs with could not be had'),
    fix: [
      CERTIFICATES_AGAIN,
      {
        owner: 'developer',
        do: both('确认填的根证书是这个环境的。', 'Make sure that the root certificates are of this environment.'),
        place: PLACES.ourAccount,
      },
    ],
  },
  {
    codes: ['app-cert-expired', 'app-cert-not-exist'],
    title: both('应用公钥证书已失效', 'The certificate of the application is no longer valid'),
    fix: [
      {
        owner: 'superAdmin',
        do: both('申请新的应用公钥证书。', 'Apply for a new certificate of the application.'),
        place: PLACES.signing,
      },
      CERTIFICATES_AGAIN,
    ],
  },
  {
    codes: [
      'missing-app-cert-sn',
      'missing-alipay-cert-sn',
      'missing-alipay-root-cert-sn',
      'invalid-alipay-root-cert-sn',
    ],
    title: both(
      '应用是公钥证书模式，这里填的证书不全或不对',
      'The application signs with certificates, and ours are missing or wrong',
    ),
    fix: [CERTIFICATES_AGAIN],
  },
  {
    codes: [
      'missing-signature-config',
      'missing-signature-key',
      'missing-default-signature-type',
      'app-key-security-risk',
    ],
    title: both('应用还没有设置加签方式', 'The application has no signing method yet'),
    fix: [
      {
        owner: 'superAdmin',
        do: both(
          '设置接口加签方式，再把密钥或证书填到这个账号里。',
          'Set the signing method, then enter the keys or certificates here.',
        ),
        place: PLACES.signing,
      },
    ],
  },
  {
    codes: [
      'missing-signature',
      'missing-signature-type',
      'invalid-signature-type',
      'invalid-digest',
      'invalid-digest-type',
    ],
    title: both('支付宝没有收到完整的签名', 'The signature did not arrive as it was sent'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '检查出口代理或网关有没有改动请求的地址或内容；新应用只支持 RSA2。',
          'Check that no outgoing proxy or gateway alters the request; new applications take RSA2 only.',
        ),
      },
    ],
  },
  {
    codes: [
      'invalid-encrypt',
      'invalid-encrypt-type',
      'missing-encrypt-type',
      'missing-encrypt-key',
      'decryption-error',
      'decryption-error-missing-encrypt-type',
      'decryption-error-not-valid-encrypt-type',
      'decryption-error-not-valid-encrypt-key',
      'decryption-error-unknown',
      'invalid-request-data',
      'invalid-response-data',
    ],
    title: both('接口内容加密的密钥不对', 'The key of content encryption is wrong'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '重新复制 AES 密钥；开放平台没有设置的，先设置。',
          'Copy the AES key again; set one first where there is none.',
        ),
        place: PLACES.encryption,
      },
    ],
  },
]
