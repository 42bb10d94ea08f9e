import { Type } from 'typebox'
import { text } from './fields.ts'

/** Of an encrypted field, checked when it is in plain text. */
export const PLAIN_RULES = ['name', 'phone', 'email', 'address', 'number', 'account', 'holder'] as const
export type PlainRule = (typeof PLAIN_RULES)[number]

const DATE = '^\\d{4}-\\d{2}-\\d{2}$'
const END_DATE = '^(\\d{4}-\\d{2}-\\d{2}|长期)$'
export const SEALED_CHARS = 2048
const PICTURES_AT_MOST = 5
const MEDIA_ID_CHARS = 512

/** Comes as OAEP ciphertext in Base64. */
export function sealed(title: string, plain: PlainRule) {
  return Type.String({ title, minLength: 1, maxLength: SEALED_CHARS, 'x-sealed': plain })
}

/** The media_id of a picture that the same merchant uploaded. */
export function picture(title: string) {
  return Type.String({ title, minLength: 1, maxLength: MEDIA_ID_CHARS, 'x-media': 'image' })
}

export function video(title: string) {
  return Type.String({ title, minLength: 1, maxLength: MEDIA_ID_CHARS, 'x-media': 'video' })
}

export function pictures(title: string) {
  return Type.Array(picture(title), { title, minItems: 1, maxItems: PICTURES_AT_MOST })
}

export function atLeast(title: string, min: number, max: number) {
  return Type.String({ title, minLength: min, maxLength: max })
}

export function beginning(title: string) {
  return text(title, 10, DATE)
}

export function ending(title: string) {
  return text(title, 10, END_DATE)
}
