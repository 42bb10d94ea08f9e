import type { CredentialKind } from '../kinds.ts'

/** How values look that are no keys of their own form. */
const FORMS: readonly (readonly [CredentialKind, RegExp])[] = [
  ['wechatpay_public_key_id', /^PUB_KEY_ID_[0-9A-Za-z]{1,100}$/],
  ['wechat_appid', /^wx[0-9a-f]{16}$/],
  ['merchant_serial_no', /^[0-9A-F]{40}$/],
  ['mchid', /^\d{8,10}$/],
  ['pid', /^2088\d{12}$/],
  ['alipay_app_id', /^(?!2088\d{12}$)\d{16,20}$/],
  ['aes_key', /^[A-Za-z0-9+/]{22}==$/],
  ['app_secret', /^[0-9a-f]{32}$/],
  ['api_v3_key', /^[0-9A-Za-z]{32}$/],
  ['api_v2_key', /^[0-9A-Za-z]{32}$/],
]

/** What a tidy value could be by its form alone: none, one, or, of 32 letters and digits, several. */
export function formsOf(value: string): CredentialKind[] {
  return FORMS.filter(([kind, form]) => form.test(canonical(kind, value))).map(([kind]) => kind)
}

/** The one way in which it is written: a serial number comes with colons, blanks or in small letters too. */
export function canonical(kind: CredentialKind, value: string): string {
  return kind === 'merchant_serial_no' ? value.replace(/^0x/i, '').replace(/[\s:]/g, '').toUpperCase() : value
}

export type NamedValue = { kind: CredentialKind; value: string }

/** Values in running text: a line each, behind their name where their form does not tell what they are. */
export function valuesOf(text: string): { values: NamedValue[]; unnamed: boolean } {
  const values: NamedValue[] = []
  let unnamed = false
  for (const line of text.split('\n').slice(0, MOST_LINES)) {
    const [, label = '', given = ''] = /^\s{0,20}(.{0,40}?)\s{0,4}[:=]\s{0,4}(\S.{0,200})$/.exec(line) ?? ['', '', line]
    const value = given.trim().replace(/^["'“”「]|["'“”」,;]$/g, '')
    const forms = formsOf(value)
    const named = NAMES.find(([kind, name]) => forms.includes(kind) && name.test(label))?.[0]
    const kind = named ?? (label === '' && forms.length === 1 && forms[0] !== 'mchid' ? forms[0] : undefined)
    if (kind) values.push({ kind, value: canonical(kind, value) })
    else unnamed ||= forms.includes('api_v3_key')
  }
  return { values, unnamed }
}
const MOST_LINES = 500

/** As people and platforms call them. */
const NAMES: readonly (readonly [CredentialKind, RegExp])[] = [
  ['wechatpay_public_key_id', /公钥\s?ID|public_?key_?id/i],
  ['merchant_serial_no', /序列号|serial/i],
  ['app_secret', /app\s?_?secret|开发者密码/i],
  ['api_v3_key', /v3/i],
  ['api_v2_key', /v2|api\s?密钥|商户密钥|^_?api_?key$|mch_?key/i],
  ['alipay_app_id', /app_?\s?id/i],
  ['wechat_appid', /app_?\s?id/i],
  ['pid', /pid|合作伙伴|seller/i],
  ['aes_key', /aes|加密/i],
  ['mchid', /商户号|mch_?\s?id/i],
]
