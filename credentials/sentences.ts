import { both, fill, type Language, type Sentence, type TextParams } from '@ruzhu/domain/text.ts'
import { isCredentialKind, KIND_NAMES } from './kinds.ts'

/** A sentence by its word, with what it is about; parameters that are a kind are called by their name. */
export type Said = { word: SentenceWord; params: TextParams }
export type SentenceWord = keyof typeof SENTENCES

export function said(word: SentenceWord, params: TextParams = {}): Said {
  return { word, params }
}

export function sayIn(language: Language, { word, params }: Said): string {
  const named = Object.entries(params).map(([name, value]) => [name, nameIn(language, value)] as const)
  return fill(SENTENCES[word][language], Object.fromEntries(named))
}

/** For where a sentence goes to readers of either language. */
export function inBoth(one: Said): Sentence {
  return { 'zh-CN': sayIn('zh-CN', one), en: sayIn('en', one) }
}

const TROUBLE: readonly SentenceWord[] = ['key_of_another', 'other_mchid', 'other_app', 'expired', 'not_yet_valid']

/** Whether a note says that the thing cannot be used as it is. */
export function isTrouble({ word }: Said): boolean {
  return TROUBLE.includes(word)
}

function nameIn(language: Language, value: string | number): string {
  return typeof value === 'string' && isCredentialKind(value) ? KIND_NAMES[value][language] : String(value)
}

export const SENTENCES = {
  // what is refused
  file_empty: both('文件是空的，请重新下载', 'The file is empty; download it again'),
  file_too_large: both(
    '文件超过 {limit_kb} kB，密钥和证书只有几 kB，请确认没有拖错文件',
    'The file is larger than {limit_kb} kB, and keys and certificates have a few kB; check that it is the right one',
  ),
  too_many_files: both('一次最多 {limit} 个文件，这个没有读', 'At most {limit} files at once; this one was not read'),
  too_many_pieces: both(
    '内容太多，一次最多读 {limit} 份密钥和证书',
    'Too much at once; at most {limit} keys and certificates are read',
  ),
  zip_damaged: both('压缩包不完整或已损坏，请重新下载', 'The archive is incomplete or damaged; download it again'),
  zip_password: both(
    '压缩包有密码，请先解压再拖进来',
    'The archive has a password; unpack it first and drop the files',
  ),
  zip_entries: both(
    '压缩包里超过 {limit} 个文件，不像证书压缩包，没有读',
    'The archive holds more than {limit} files, which no bundle of certificates does; it was not read',
  ),
  zip_bomb: both(
    '压缩包解开后太大，不像证书压缩包，已停止读取',
    'The archive unpacks to far too much for a bundle of certificates; reading was stopped',
  ),
  zip_nested: both(
    '压缩包里还套着多层压缩包，请解开到只剩一层',
    'Archives lie in archives; unpack them until one is left',
  ),
  zip_path: both(
    '压缩包里有指向别处的路径，来历可疑，没有读；请从平台重新下载',
    'The archive holds a path that leads elsewhere, so it was not read; download it from the platform again',
  ),
  not_readable: both('不是密钥、证书或文字', 'Neither a key, a certificate nor text'),
  html_page: both(
    '这是一个网页，多半是登录过期时存下的；请登录后重新下载',
    'This is a web page, probably saved after the sign-in had expired; sign in and download again',
  ),
  cut_off: both(
    '内容不完整，缺了开头或结尾；请从 -----BEGIN 到 -----END 全部复制',
    'Incomplete: its beginning or end is missing; copy all from -----BEGIN to -----END',
  ),
  unreadable: both('内容不完整或已损坏，请重新下载或复制', 'Incomplete or damaged; download or copy it again'),
  unknown_pem: both('这种 PEM 在这里用不到：{label}', 'A kind of PEM that has no use here: {label}'),
  key_password: both(
    '私钥有密码，请先去掉密码，或用 apiclient_key.pem',
    'The private key has a password; take it off first, or use apiclient_key.pem',
  ),
  key_not_rsa: both(
    '这是 {what} 密钥，平台只收 RSA 2048 位密钥，请重新生成',
    'This is a key of the kind {what}; the platforms take RSA keys of 2048 bits only, make a new one',
  ),
  key_too_short: both(
    'RSA 密钥只有 {bits} 位，至少要 2048 位，请重新生成',
    'This RSA key has {bits} bits, and 2048 are needed; make a new one',
  ),
  key_too_long: both(
    'RSA 密钥有 {bits} 位，平台只收 2048 位，请重新生成',
    'This RSA key has {bits} bits, and the platforms take 2048; make a new one',
  ),
  key_damaged: both(
    '密钥里的数字互相对不上，复制时少了或改了字符，请重新复制',
    'The numbers of this key contradict each other; a letter was lost or changed, copy it again',
  ),
  p12_password: both(
    '打不开：密码不是商户号。请填生成这个文件时设的密码',
    'It does not open: its password is not the merchant number. Give the password that it was made with',
  ),
  p12_damaged: both('p12 文件不完整或已损坏，请重新下载', 'The p12 file is incomplete or damaged; download it again'),
  p12_rounds: both(
    'p12 文件要算的轮数太多，没有打开；请改用 apiclient_key.pem 和 apiclient_cert.pem',
    'This p12 file asks for too many rounds and was not opened; use apiclient_key.pem and apiclient_cert.pem',
  ),
  p12_no_key: both('p12 文件里没有私钥', 'The p12 file holds no private key'),
  pkcs7: both('这是 PKCS#7 证书链文件，请改用 .pem 或 .crt', 'This is a PKCS#7 file; use the .pem or .crt instead'),
  // what is seen of what is taken
  repaired_text: both(
    '多余的字符（BOM、全角字符、空白、换行符）已去掉',
    'Letters that do not belong (BOM, full-width letters, blanks, line ends) were taken out',
  ),
  repaired_label: both(
    '标题行和内容不符，已按内容改正',
    'Its header line said something else; put right by its content',
  ),
  repaired_bare: both('没有标题行，已补上', 'It had no header line; one was added'),
  put_right: both(
    '放在了「{from}」的位置，其实是{to}，已放对',
    'It was put where the {from} belongs, and is the {to}; put right',
  ),
  key_fits: both('与证书 {serial_no} 匹配', 'Fits the certificate {serial_no}'),
  key_alone: both(
    '没有同时给出它的证书，还不能核对是否匹配',
    'Its certificate was not given, so it cannot be checked whether they fit',
  ),
  key_of_another: both(
    '和这里的证书不是一对，是另一张证书的私钥',
    'Does not belong to the certificate given here, but to another one',
  ),
  certificate_alone: both('没有同时给出它的私钥', 'Its private key was not given'),
  other_mchid: both(
    '证书属于商户号 {theirs}，不是填写的 {typed}',
    'The certificate belongs to merchant {theirs}, not to {typed} as entered',
  ),
  other_app: both(
    '证书属于应用 {theirs}，不是填写的 {typed}',
    'The certificate belongs to application {theirs}, not to {typed} as entered',
  ),
  expired: both('已于 {date} 过期，请申请新证书', 'Expired on {date}; apply for a new certificate'),
  not_yet_valid: both(
    '{date} 才生效，请检查这台电脑的时间，或到那天再用',
    'Not valid before {date}; check the clock of this machine, or wait until then',
  ),
  expires_soon: both('{date} 到期，还有 {days} 天', 'Expires on {date}, in {days} days'),
  needs_id: both(
    '公钥 ID 不在文件里，要从商户平台的同一页复制',
    'Its id is not in the file; copy it from the same page of the merchant platform',
  ),
  same_as_other: both('与{source}内容相同，不需要', 'The same as in {source}; not needed'),
  own_public_key: both(
    '这是你自己那把私钥的公钥：上传到开放平台用，不填在这里',
    'The public half of your own private key: it is uploaded to the platform, and not entered here',
  ),
  request_done: both(
    '证书请求只交给平台，不填在这里',
    'A certificate request goes to the platform, and is not entered here',
  ),
  unnamed_key: both(
    '32 位的密钥看不出是 APIv3 密钥、APIv2 密钥还是 AppSecret，请直接填到对应的一栏',
    'From 32 characters nobody can tell an APIv3 key, an APIv2 key and an AppSecret apart; enter it in its own field',
  ),
  not_needed: both('没有用到', 'Not needed'),
  not_here: both('{kind}，这里用不到', '{kind}; not needed here'),
  more_than_one: both(
    '有不止一份{kind}，用了{source}里的',
    'There is more than one {kind}; that of {source} was taken',
  ),
  no_certificate: both('没有找到证书', 'No certificate was found'),
  no_private_key: both('没有找到私钥', 'No private key was found'),
  // what the passport says of an account
  missing: both('还没有填', 'Not filled in'),
  wrong_kind: both('这里放的是{is}，要放{wanted}', 'This is the {is}; the {wanted} belongs here'),
  key_here: both(
    '这里放的是 32 位的密钥（APIv3 密钥、APIv2 密钥或 AppSecret），要放{wanted}',
    'This is a key of 32 characters (APIv3 key, APIv2 key or AppSecret); the {wanted} belongs here',
  ),
  wrong_form: both(
    '不是{wanted}的样子，长度或字符不对，请对照平台页面',
    'Not of the form of the {wanted}: wrong length or letters; compare with the platform',
  ),
  filled: both('已从证书读出：{value}', 'Read from the certificate: {value}'),
  serial_repaired: both(
    '与证书不符，已按证书改为 {serial_no}',
    'Did not fit the certificate; now {serial_no} as it says',
  ),
  of_other_account: both(
    '这张证书属于已保存的「{name}」，请换成这个账号自己的',
    'This certificate belongs to “{name}”, which is saved already; use the one of this account',
  ),
  other_pid: both(
    '证书属于 PID {theirs}，和填写的 {typed} 不同；返佣协议签在另一个账号上时才应该不同',
    'The certificate belongs to PID {theirs}, and {typed} was entered; they differ only where another account signed the agreement on rebates',
  ),
  own_certificate: both('这是你自己的证书，要放{wanted}', 'This is your own certificate; the {wanted} belongs here'),
  is_other_key: both(
    '平台试过了：这里填的是「{is}」，要填的是「{wanted}」；如果两把密钥设成了一样的，先在平台上改成不同的',
    'Tried with the platform: what was entered is the {is}, and the {wanted} belongs here. If both are set alike, set another one at the platform',
  ),
  key_not_taken: both(
    '平台试过了：这不是现在的「{wanted}」，请核对，或在平台上重设后再填',
    'Tried with the platform: this is not the current {wanted}; check it, or set a new one at the platform',
  ),
  key_like_app_secret: both(
    '平台试过了：这不是现在的「{wanted}」；看样子是 AppSecret，那是小程序或公众号的密钥，不是商户平台的',
    'Tried with the platform: this is not the current {wanted}. It looks like an AppSecret, which belongs to the mini program or official account and not to the merchant platform',
  ),
  key_unproven: both(
    '平台没有可以试它的接口，收到第一条通知时才能证明它对',
    'The platform has nothing to try it with; the first notification will prove it',
  ),
  key_unproven_like_app_secret: both(
    '平台没有可以试它的接口；它看样子像 AppSecret，请对照商户平台再确认一次',
    'The platform has nothing to try it with, and it looks like an AppSecret; compare it with the merchant platform once more',
  ),
  changed_over: both(
    '平台试过了：两把密钥填反了，已对调',
    'Tried with the platform: two keys were confused, and are changed over',
  ),
} as const satisfies Record<string, Sentence>
