import type { CodeExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'
import { step } from '../../contract/step.ts'

/** What programs say of keys and addresses before Alipay is asked at all. */
export const MATERIAL_ERRORS: readonly CodeExplanation[] = [
  {
    key: 'not_a_key',
    codes: [],
    says: [/RSA签名遭遇异常|私钥格式错误|coerced into a private key/],
    title: both('应用私钥读不出来，格式不对', 'The private key of the application cannot be read'),
    fix: [
      step(
        'developer',
        '填密钥工具生成的应用私钥全文，Java 用 PKCS#8，PHP 和其他语言用 PKCS#1；不要填公钥、证书或带「\\n」的一行。',
        'Use all of the private key that the key tool made, PKCS#8 for Java and PKCS#1 for others; no public key, no certificate, no literal “\\n”.',
        PLACES.ourAccount,
      ),
    ],
  },
  {
    key: 'redirect_mismatch',
    codes: [],
    says: [/redirect_uri.{0,16}(?:授权回调地址|不匹配|不一致).{0,16}(?:不匹配|不一致|授权回调地址)?/],
    title: both(
      '授权链接里的回调地址和应用登记的不一致',
      'The return address in the link is not the one of the application',
    ),
    fix: [
      step(
        'developer',
        '在应用的「开发设置 → 授权回调地址」填我们的地址，协议、域名和路径都要一样。',
        'Enter our address as the application’s return address (授权回调地址): scheme, host and path must be the same.',
        PLACES.application,
      ),
    ],
  },
]
