export const ID_DOC_TYPES = [
  'IDENTIFICATION_TYPE_IDCARD',
  'IDENTIFICATION_TYPE_OVERSEA_PASSPORT',
  'IDENTIFICATION_TYPE_HONGKONG_PASSPORT',
  'IDENTIFICATION_TYPE_MACAO_PASSPORT',
  'IDENTIFICATION_TYPE_TAIWAN_PASSPORT',
  'IDENTIFICATION_TYPE_FOREIGN_RESIDENT',
  'IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT',
  'IDENTIFICATION_TYPE_TAIWAN_RESIDENT',
] as const
export type IdDocType = (typeof ID_DOC_TYPES)[number]

/** A passport has one side that counts. */
export function hasBack(doc: IdDocType | undefined): boolean {
  return doc !== 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT'
}

// https://pay.weixin.qq.com/doc/v3/partner/4012719997
const NUMBERS: Readonly<Record<IdDocType, RegExp>> = {
  IDENTIFICATION_TYPE_IDCARD: /^\d{17}[0-9X]$/,
  IDENTIFICATION_TYPE_OVERSEA_PASSPORT: /^[0-9A-Za-z-]{4,15}$/,
  IDENTIFICATION_TYPE_HONGKONG_PASSPORT: /^[Hh]([0-9A-Za-z]{8}|[0-9A-Za-z]{10})$/,
  IDENTIFICATION_TYPE_MACAO_PASSPORT: /^[Mm]([0-9A-Za-z]{8}|[0-9A-Za-z]{10})$/,
  IDENTIFICATION_TYPE_TAIWAN_PASSPORT: /^(\d{8}|\d{10})$/,
  IDENTIFICATION_TYPE_FOREIGN_RESIDENT: /^[0-9A-Za-z]{15}$/,
  IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT: /^\d{17}[0-9X]$/,
  IDENTIFICATION_TYPE_TAIWAN_RESIDENT: /^\d{17}[0-9X]$/,
}

export function fitsDoc(number: string, doc: IdDocType): boolean {
  return NUMBERS[doc].test(number)
}

/** 18 digits and capital letters, without those that look like digits. */
export const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/

/** From 1900-01-01, before today. */
export function isBeginning(day: string, today: string): boolean {
  return isDay(day) && day >= '1900-01-01' && day < today
}

export function isEnding(day: string, begin: string): boolean {
  return day === '长期' || (isDay(day) && day > begin)
}

/** There is such a day. */
export function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
