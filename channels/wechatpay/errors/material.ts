import type { MessageExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'
import { step } from '../../contract/step.ts'

/** What programs say of keys and certificates before anything is sent, or after a notification came. */
export const MATERIAL_MESSAGES: readonly MessageExplanation[] = [
  {
    key: 'not_a_private_key',
    says: /is not an? (?:RSA )?private key|InvalidKeySpecException|DECODER routines::unsupported|PEM routines.{0,40}no start line|kind of PEM should be|[Cc]annot load private ?[Kk]ey|load merchant private key error/,
    title: both(
      '私钥读不出来，多半是填成了证书或公钥',
      'The private key cannot be read: as a rule a certificate or public key in its place',
    ),
    fix: [
      step(
        'developer',
        '用 apiclient_key.pem 的全文，包括首尾两行，去掉多余的空行和「\\n」。',
        'Use all of apiclient_key.pem with its first and last line, without blank lines or literal “\\n”.',
        PLACES.ourAccount,
      ),
    ],
  },
  {
    key: 'p12_password',
    says: /mac verify failure|keystore password was incorrect/,
    title: both('p12 文件的密码不对', 'The password of the p12 file is wrong'),
    fix: [step('developer', '密码是商户号。', 'The password is the merchant number.')],
  },
  {
    key: 'not_decrypted',
    says: /AEADBadTagException|[Uu]nable to authenticate data|cipher: message authentication failed|Tag mismatch/,
    title: both('通知解不开，APIv3 密钥不对', 'A notification cannot be opened: the APIv3 key is wrong'),
    fix: [
      step(
        'superAdmin',
        '密钥不能查看，只能重设；重设后同时换掉这里填的。',
        'It cannot be shown, only reset; after a reset replace it here too.',
        PLACES.apiV3Key,
      ),
      step(
        'developer',
        '核对密钥正好 32 个字符，前后没有空格和换行；不要填成 APIv2 密钥或 AppSecret。',
        'Check that it has 32 characters without blanks or line ends, and is neither the APIv2 key nor an AppSecret.',
      ),
    ],
  },
  {
    key: 'request_of_another',
    says: /证书与本地公私钥不匹配/,
    title: both('证书串不是这次请求的', 'The certificate does not answer this request'),
    fix: [
      step(
        'superAdmin',
        '把平台上的证书串重新完整复制；换过证书请求串的，要用最新的一张。',
        'Copy the whole certificate again; where the request was made anew, take the newest.',
        PLACES.certificate,
      ),
    ],
  },
]
