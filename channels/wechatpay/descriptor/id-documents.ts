import type { FormField, Meaning } from '@ruzhu/domain/descriptor.ts'
import type { RuleName } from '@ruzhu/domain/applyments/rules.ts'
import { both, type Sentence } from '@ruzhu/domain/text.ts'

// IdDocType of https://pay.weixin.qq.com/doc/v3/partner/4012719997
const ID_CARD = 'IDENTIFICATION_TYPE_IDCARD'
const PASSPORT = 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT'
const TYPES: readonly { value: string; label: Sentence; rule: RuleName }[] = [
  { value: ID_CARD, label: both('居民身份证', 'ID card of the mainland'), rule: 'id_card' },
  { value: PASSPORT, label: both('护照（境外）', 'Passport (foreign)'), rule: 'passport' },
  {
    value: 'IDENTIFICATION_TYPE_HONGKONG_PASSPORT',
    label: both('来往内地通行证（香港）', 'Mainland travel permit (Hong Kong)'),
    rule: 'hongkong_permit',
  },
  {
    value: 'IDENTIFICATION_TYPE_MACAO_PASSPORT',
    label: both('来往内地通行证（澳门）', 'Mainland travel permit (Macao)'),
    rule: 'macao_permit',
  },
  {
    value: 'IDENTIFICATION_TYPE_TAIWAN_PASSPORT',
    label: both('来往大陆通行证（台湾）', 'Mainland travel permit (Taiwan)'),
    rule: 'taiwan_permit',
  },
  {
    value: 'IDENTIFICATION_TYPE_FOREIGN_RESIDENT',
    label: both('外国人永久居留身份证', 'Foreigner’s permanent residence card'),
    rule: 'foreign_residence_card',
  },
  {
    value: 'IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT',
    label: both('港澳居民居住证', 'Residence permit for Hong Kong and Macao residents'),
    rule: 'residence_permit',
  },
  {
    value: 'IDENTIFICATION_TYPE_TAIWAN_RESIDENT',
    label: both('台湾居民居住证', 'Residence permit for Taiwan residents'),
    rule: 'residence_permit',
  },
]

const ALL = TYPES.map((type) => type.value)
/** A passport has one page to show; every other document has a back. */
export const WITH_BACK = ALL.filter((value) => value !== PASSPORT)
export const ID_CARD_ONLY = [ID_CARD]
export const NOT_ID_CARD = ALL.filter((value) => value !== ID_CARD)

type When = NonNullable<FormField['when']>

/** Which document a person shows. */
export function documentType(
  path: string,
  { when, types = ALL }: { when?: When; types?: readonly string[] } = {},
): FormField {
  return {
    path,
    label: both('证件类型', 'Type of ID document'),
    kind: 'choice',
    required: true,
    options: TYPES.filter(({ value }) => types.includes(value)).map(({ value, label }) => ({ value, label })),
    initial: ID_CARD,
    ...(when ? { when } : {}),
  }
}

/** The number, once for each type of document that may be shown: each has a form of its own. */
export function documentNumber(path: string, typePath: string, means: Meaning, types = ALL): FormField[] {
  return TYPES.filter((type) => types.includes(type.value)).map(({ value, rule }) => ({
    path,
    label: both('证件号码', 'Number of the ID document'),
    kind: 'text',
    required: true,
    when: { path: typePath, oneOf: [value] },
    rule,
    sensitive: true,
    means,
  }))
}

/** First and last day, as printed. */
export function documentPeriod(beginPath: string, endPath: string, when: When): FormField[] {
  return [
    {
      path: beginPath,
      label: both('证件有效期开始日期', 'ID document valid from'),
      kind: 'day',
      required: true,
      when,
      rule: 'begin_day',
    },
    {
      path: endPath,
      label: both('证件有效期结束日期', 'ID document valid until'),
      help: both('证件上写「长期」的，选长期。', 'Choose long-term where the document says 长期.'),
      kind: 'end_day',
      required: true,
      when,
      rule: 'end_day',
    },
  ]
}
