import type { Sentence } from '../text.ts'
import type { PemProblem } from './pem.ts'

export type CredentialProblem = PemProblem | 'missing' | 'wrong_form' | 'used_twice'

const SENTENCES: Readonly<Record<CredentialProblem, Sentence>> = {
  missing: { 'zh-CN': '请填写', en: 'fill this in' },
  wrong_form: {
    'zh-CN': '长度或字符不对，请对照平台页面',
    en: 'wrong length or characters; compare with the platform',
  },
  used_twice: {
    'zh-CN': '和另一项内容相同，其中一项填错了',
    en: 'the same text as another field; one of the two is wrong',
  },
  not_pem: { 'zh-CN': '不是 PEM 文本，请复制整个文件', en: 'not a PEM text; copy the whole file' },
  web_page: { 'zh-CN': '这是网页，多半是登录页，请重新下载', en: 'a web page, likely of a login; download it again' },
  is_certificate: { 'zh-CN': '这是证书，请换成密钥文件', en: 'a certificate; use the file of the key' },
  is_private_key: {
    'zh-CN': '这是私钥，不能放在这里；请换成正确的文件',
    en: 'a private key, which must not go here; use the right file',
  },
  is_public_key: { 'zh-CN': '这是公钥，请换成正确的文件', en: 'a public key; use the right file' },
  encrypted: { 'zh-CN': '私钥加了口令，请用没有口令的文件', en: 'the key has a passphrase; use one without' },
}

/** As facts of an error: the word for programs, and the sentence in both languages for whoever reads it. */
export function credentialProblem(reason: CredentialProblem): { reason: CredentialProblem; problem: string } {
  return { reason, problem: `${SENTENCES[reason]['zh-CN']} / ${SENTENCES[reason].en}` }
}
