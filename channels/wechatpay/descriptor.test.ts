import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import { describe, expect, test } from 'vitest'
import { descriptor } from './descriptor.ts'

const types = descriptor.subjectTypes.map((type): [string, SubjectType] => [type.type, type])
const fieldsOf = ({ steps }: SubjectType) => steps.flatMap((step) => step.fields)

const ENCRYPTED = [
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
]

describe.each(types)('the form of %s', (_type, subjectType) => {
  const fields = fieldsOf(subjectType)

  test('exactly the fields that the gateway wants encrypted are sensitive', () => {
    // https://pay.weixin.qq.com/doc/v3/partner/4012719997; the places of owners are one field each
    const sensitive = new Set(fields.filter((field) => field.sensitive).map(({ path }) => path.replace(/\.\d\./, '.')))
    const asked = new Set(fields.map(({ path }) => path.replace(/\.\d\./, '.')))
    expect([...sensitive].toSorted()).toEqual(ENCRYPTED.filter((path) => asked.has(path)))
  })
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
