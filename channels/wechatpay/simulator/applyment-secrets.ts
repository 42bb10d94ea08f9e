import type { KeyObject } from 'node:crypto'
import { type TSchema, Type } from 'typebox'
import { ApplymentForm } from './applyment-form.ts'
import { openField } from './crypto.ts'
import { fieldProblem } from './fields.ts'
import { PLAIN_RULES, type PlainRule } from './form-fields.ts'
import type { Merchant } from './merchants.ts'
import { UNDECRYPTABLE, keyNamed } from './sealed-fields.ts'
import type { State } from './state.ts'

/**
 * The form with its encrypted fields in plain text, each checked as such, and with every picture known to be there.
 * https://pay.weixin.qq.com/doc/v3/partner/4013059044
 */
export function openForm(
  state: State,
  merchant: Merchant,
  form: ApplymentForm,
  serial: string | undefined,
): ApplymentForm {
  return withOpenid(
    openFields(state, merchant, { schema: ApplymentForm, form, serial }),
    keyNamed(state, merchant, serial),
  )
}

type Sealed<Form> = { schema: TSchema; form: Form; serial: string | undefined }

/** Any form whose schema marks what is encrypted and what is a picture. */
export function openFields<Form>(state: State, merchant: Merchant, { schema, form, serial }: Sealed<Form>): Form {
  const key = keyNamed(state, merchant, serial)
  const mediaOf = (mediaId: string) => {
    const media = state.media.get(mediaId)
    return media?.mchid === merchant.mchid ? media.mediaType : undefined
  }
  // the same form with other texts in it
  return walk(schema, form, '', { key, mediaOf }) as Form
}

type With = { key: KeyObject; mediaOf: (mediaId: string) => string | undefined }

function walk(schema: TSchema | undefined, value: unknown, path: string, tools: With): unknown {
  if (typeof value === 'string') return text(schema, value, path, tools)
  if (Array.isArray(value)) {
    const items = Type.IsArray(schema) ? schema.items : undefined
    return value.map((one, index) => walk(items, one, `${path}/${index}`, tools))
  }
  if (typeof value !== 'object' || value === null) return value
  const properties = Type.IsObject(schema) ? schema.properties : {}
  const entries = Object.entries(value).map(([name, one]) => {
    return [name, walk(properties[name], one, `${path}/${name}`, tools)] as const
  })
  return Object.fromEntries(entries)
}

function text(schema: TSchema | undefined, value: string, path: string, { key, mediaOf }: With): string {
  const { title, rule, media } = marksOf(schema)
  if (media !== undefined && !mediaOf(value)?.startsWith(`${media}/`)) {
    const what = media === 'video' ? '视频' : '图片'
    throw fieldProblem(path, title, `${what}不存在或不属于该商户，请重新上传`, value)
  }
  if (rule === undefined) return value
  const plain = openField(value, key)
  if (plain === undefined) throw fieldProblem(path, title, UNDECRYPTABLE, undefined)
  // without the value: it was encrypted for a reason
  if (!PLAIN[rule](plain)) throw fieldProblem(path, title, '字符串规则校验失败，解密后格式不正确', undefined)
  return plain
}

function marksOf(schema: TSchema = {}): { title: string; rule: PlainRule | undefined; media: string | undefined } {
  const marks: Record<string, unknown> = { ...schema }
  const media = marks['x-media']
  const rule = PLAIN_RULES.find((one) => one === marks['x-sealed'])
  return { title: String(marks['title'] ?? ''), rule, media: typeof media === 'string' ? media : undefined }
}

const LETTER = /\p{L}/u

const PLAIN: Readonly<Record<PlainRule, (plain: string) => boolean>> = {
  // no blanks around it, and not only digits and signs
  name: (plain) => within(plain, 2, 100) && plain.trim() === plain && !/[\t\r\n]/.test(plain) && LETTER.test(plain),
  // a company's name, as long as on its licence
  holder: (plain) => within(plain, 2, 128) && plain.trim() === plain && LETTER.test(plain),
  phone: (plain) => /^(1\d{10}|[0-9+-]{5,20})$/.test(plain),
  email: (plain) => /^[^\s@]+@[^\s@]+$/.test(plain),
  address: (plain) => within(plain, 4, 128),
  number: (plain) => /^[0-9A-Za-z-]{4,32}$/.test(plain),
  account: (plain) => /^\d{6,32}$/.test(plain),
}

function within(plain: string, min: number, max: number): boolean {
  const length = [...plain].length
  return length >= min && length <= max
}

/** The documents disagree whether the openid is encrypted, so both are understood. */
function withOpenid(form: ApplymentForm, key: KeyObject): ApplymentForm {
  const { openid } = form.contact_info
  if (openid === undefined) return form
  return { ...form, contact_info: { ...form.contact_info, openid: openField(openid, key) ?? openid } }
}
