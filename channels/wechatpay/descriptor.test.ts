import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import { RULES } from '@ruzhu/domain/applyments/rules.ts'
import type { Sentence } from '@ruzhu/domain/text.ts'
import { describe, expect, test } from 'vitest'
import { descriptor } from './descriptor.ts'

const types = descriptor.subjectTypes.map((type): [string, SubjectType] => [type.type, type])
const fieldsOf = ({ steps }: SubjectType) => steps.flatMap((step) => step.fields)

describe.each(types)('the form of %s', (_type, subjectType) => {
  const fields = fieldsOf(subjectType)

  test('is read from its beginning to its end: conditions and what is taken over stand before', () => {
    const seen = new Set<string>()
    for (const { path, when, sameAs } of fields) {
      for (const named of [when?.path, sameAs]) if (named !== undefined) expect(seen).toContain(named)
      seen.add(path)
    }
  })

  test('conditions name options that there are', () => {
    for (const { when } of fields) {
      if (!when) continue
      const options = fields.filter(({ path }) => path === when.path).flatMap((field) => field.options ?? [])
      expect(options.map(({ value }) => value)).toEqual(expect.arrayContaining([...when.oneOf]))
    }
  })

  test('a path stands twice only under conditions that exclude each other', () => {
    const conditions = new Map<string, string[]>()
    for (const { path, when } of fields) {
      const before = conditions.get(path) ?? []
      if (conditions.has(path)) expect(when).toBeDefined()
      const mine = when?.oneOf.map((value) => `${when.path}=${value}`) ?? []
      expect(before.filter((condition) => mine.includes(condition))).toEqual([])
      conditions.set(path, [...before, ...mine])
    }
  })

  test('every rule exists, every choice has options, what it begins with is one of them', () => {
    for (const { rule, kind, options, initial } of fields) {
      if (rule !== undefined) expect(RULES).toHaveProperty(rule)
      if (kind === 'choice' || kind === 'choices') expect(options?.length).toBeGreaterThan(0)
      if (initial !== undefined && options) expect(options.map(({ value }) => value)).toContain(initial)
    }
  })

  test('examples pass their own rules', () => {
    for (const { rule, example } of fields) {
      if (rule === undefined || example === undefined) continue
      expect(RULES[rule](example, '2026-11-22' as never), example).toBeUndefined()
    }
  })

  test('exactly the fields that the gateway wants encrypted are sensitive', () => {
    // https://pay.weixin.qq.com/doc/v3/partner/4012719997; the places of owners are one field each
    const sensitive = new Set(fields.filter((field) => field.sensitive).map(({ path }) => path.replace(/\.\d\./, '.')))
    expect([...sensitive].toSorted()).toEqual([
      'bank_account_info.account_name',
      'bank_account_info.account_number',
      'contact_info.contact_email',
      'contact_info.contact_id_number',
      'contact_info.contact_name',
      'contact_info.mobile_phone',
      'subject_info.identity_info.id_card_info.id_card_address',
      'subject_info.identity_info.id_card_info.id_card_name',
      'subject_info.identity_info.id_card_info.id_card_number',
      'subject_info.identity_info.id_doc_info.id_doc_address',
      'subject_info.identity_info.id_doc_info.id_doc_name',
      'subject_info.identity_info.id_doc_info.id_doc_number',
      'subject_info.ubo_info_list.ubo_id_doc_address',
      'subject_info.ubo_info_list.ubo_id_doc_name',
      'subject_info.ubo_info_list.ubo_id_doc_number',
    ])
  })
})

test('every sentence stands in both languages, Chinese with full-width punctuation', () => {
  for (const sentence of sentencesIn(descriptor)) {
    expect(sentence.en.trim(), sentence['zh-CN']).not.toBe('')
    expect(sentence['zh-CN'].trim(), sentence.en).not.toBe('')
    expect(sentence['zh-CN']).not.toMatch(/\p{Script=Han}[,;:?!()]|[,;?!()]\p{Script=Han}/u)
  }
})

/** Made by us, or a word of ours. */
const OURS = new Set(['platform_certificates', 'api_version'])

test('each value from somebody else’s website says where it is found, and when that was checked', () => {
  const elsewhere = descriptor.account.filter(({ name }) => !OURS.has(name))
  for (const { name, where } of elsewhere) {
    expect(where?.steps['zh-CN'].length, name).toBeGreaterThan(0)
    expect(where?.steps.en.length, name).toBe(where?.steps['zh-CN'].length)
    expect(where?.checkedOn, name).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  }
})

function sentencesIn(value: unknown): Sentence[] {
  if (typeof value !== 'object' || value === null) return []
  if (isSentence(value)) return [value]
  return Object.values(value).flatMap(sentencesIn)
}

function isSentence(value: object): value is Sentence {
  return 'zh-CN' in value && 'en' in value && typeof value['zh-CN'] === 'string' && typeof value.en === 'string'
}
