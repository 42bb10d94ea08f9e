import { describe, expect, test } from 'vitest'
import type { FormField, SubjectType } from '../descriptor.ts'
import type { MaterialId } from '../ids.ts'
import { beijingDay } from '../time.ts'
import type { ApplymentForm, Objection } from './applyments.ts'
import { type CheckContext, checkApplyment } from './check-applyment.ts'

const TODAY = beijingDay(new Date('2026-11-22T04:00:00Z'))
const said = { 'zh-CN': '问', en: 'Asked' }
const field = (path: string, more: Partial<FormField> = {}): FormField => ({
  path,
  label: said,
  kind: 'text',
  required: true,
  ...more,
})
const COMPANY: SubjectType = {
  type: 'COMPANY',
  label: said,
  steps: [
    {
      key: 'all',
      label: said,
      fields: [
        field('licence.name', { means: 'merchant_name', rule: 'company_name' }),
        field('licence.number', { means: 'credit_code', rule: 'credit_code' }),
        field('licence.legal_person', { means: 'legal_person', rule: 'person_name' }),
        field('licence.period_begin', { kind: 'day', rule: 'begin_day', required: false }),
        field('licence.period_end', { kind: 'end_day', rule: 'end_day', required: false }),
        field('licence.copy', { kind: 'picture' }),
        field('id.name', { rule: 'person_name', sameAs: 'licence.legal_person' }),
        field('id.english_name', { rule: 'person_name', sameAs: 'licence.legal_person', mayDiffer: true }),
        field('id.number', { rule: 'id_card', means: 'legal_person_number' }),
        field('id.pictures', { kind: 'pictures', maxItems: 2 }),
        field('short_name', { rule: 'merchant_shortname', means: 'short_name' }),
        field('proof', { kind: 'pictures', required: false, means: 'proof' }),
        field('account.name', { sameAs: 'licence.name', rule: 'company_name' }),
        field('admin.number', { rule: 'id_card', means: 'super_admin_number', required: false }),
        field('owners.0.number', { rule: 'id_card', means: 'owner_number', required: false }),
        field('owners.1.number', { rule: 'id_card', means: 'owner_number', required: false }),
        field('remark', { kind: 'long_text', required: false, minLength: 2, maxLength: 10, maxBytes: 20 }),
      ],
    },
  ],
}
const GOOD: ApplymentForm = {
  'licence.name': '广州市示例餐饮有限公司',
  'licence.number': '91350100M000100Y43',
  'licence.legal_person': '陈国华',
  'licence.copy': 'mt_1',
  'id.number': '11010519491231002X',
  'id.pictures': ['mt_2', 'mt_3'],
  short_name: '老陈牛腩粉',
}
const MATERIALS = ['mt_1', 'mt_2', 'mt_3', 'mt_4'].map((id) => ({ id: id as MaterialId, size: 300_000 }))

function check(
  changes: Record<string, string | string[] | undefined>,
  more: Partial<CheckContext> = {},
  objections: Objection[] = [],
) {
  const form = Object.fromEntries(
    Object.entries({ ...GOOD, ...changes }).filter(
      (entry): entry is [string, string | string[]] => entry[1] !== undefined,
    ),
  )
  const { must, should, passed } = checkApplyment({ form, objections }, COMPANY, {
    today: TODAY,
    materials: MATERIALS,
    ...more,
  })
  const short = (found: typeof must) => found.map(({ path, rule }) => `${path ?? ''} ${rule}`)
  return { must: short(must), should: short(should), passed }
}

const begins = (period_begin: string, period_end: string) =>
  check({ 'licence.period_begin': period_begin, 'licence.period_end': period_end }).must

test('a complete form passes, with what is taken over counted too', () => {
  expect(check({})).toEqual({ must: [], should: [], passed: 10 })
})

describe('each place by itself', () => {
  test.each<[string, Record<string, string | string[] | undefined>, string]>([
    ['empty', { short_name: undefined }, 'short_name required'],
    ['a list that is empty', { 'id.pictures': [] }, 'id.pictures required'],
    ['against its rule', { 'licence.number': '91350100M000100Y44' }, 'licence.number credit_code'],
    ['too many pictures', { 'id.pictures': ['mt_2', 'mt_3', 'mt_4'] }, 'id.pictures max_items'],
    ['blanks around it', { remark: ' 好的' }, 'remark blank_around'],
    ['too short', { remark: '好' }, 'remark length'],
    ['too long', { remark: '好'.repeat(11) }, 'remark length'],
    ['too long to be sealed', { remark: '好'.repeat(7) }, 'remark length'],
    ['a picture that is not there', { 'licence.copy': 'mt_9' }, 'licence.copy picture'],
  ])('%s', (_what, changes, found) => {
    expect(check(changes).must).toEqual([found])
  })
})

describe('between places', () => {
  test('the account must be the company’s own, and the document the legal person’s', () => {
    expect(check({ 'account.name': '别的公司' }).must).toEqual(['account.name names_agree'])
    expect(check({ 'id.name': '陈国化' }).must).toEqual(['id.name names_agree'])
    expect(check({ 'account.name': '广州市示例餐饮有限公司' }).must).toEqual([])
  })

  test('a name in another script is asked about, not refused', () => {
    expect(check({ 'id.english_name': 'John Chen' })).toMatchObject({
      must: [],
      should: ['id.english_name names_agree'],
    })
  })

  test('a period ends after it begins, and 长期 after everything', () => {
    expect(begins('2020-01-01', '2040-01-01')).toEqual([])
    expect(begins('2020-01-01', '长期')).toEqual([])
    expect(begins('2020-01-01', '2020-01-01')).toContain('licence.period_end period')
  })

  test('an expired document stops, one that ends soon warns', () => {
    expect(check({ 'licence.period_end': '2026-11-21' }).must).toEqual(['licence.period_end end_day'])
    expect(check({ 'licence.period_end': '2026-12-24' })).toMatchObject({
      must: [],
      should: ['licence.period_end end_day'],
    })
  })

  test('a short name is not a person, and a reserved word needs a document', () => {
    expect(check({ short_name: '陈国华' }).must).toEqual(['short_name shortname_is_person'])
    expect(check({ short_name: '中国牛腩粉' }).must).toEqual(['short_name merchant_shortname'])
    expect(check({ short_name: '中国牛腩粉', proof: ['mt_4'] })).toMatchObject({
      must: [],
      should: ['short_name shortname_reserved'],
    })
  })

  test('a deputy is somebody else, and no owner stands there twice', () => {
    expect(check({ 'admin.number': '11010519491231002X' }).must).toEqual(['admin.number deputy'])
    const twice = { 'owners.0.number': '11010519491231002X', 'owners.1.number': '11010519491231002X' }
    expect(check(twice).must).toEqual(['owners.1.number owner_twice'])
  })

  test('one picture in two places is asked about', () => {
    expect(check({ 'id.pictures': ['mt_2', 'mt_1'] })).toMatchObject({ must: [], should: ['id.pictures same_picture'] })
  })

  test('the same company under another name is asked about', () => {
    const duplicate = { name: '老陈', creditCode: '91350100M000100Y43' }
    expect(check({}, { duplicate }).should).toEqual(['licence.number duplicate'])
    expect(check({}, { duplicate: { ...duplicate, creditCode: '91110000600037341L' } }).should).toEqual([])
  })
})

describe('what a reviewer said', () => {
  const objection: Objection = {
    field: 'short_name',
    fieldName: '商户简称',
    rejectReason: '与经营内容不符',
    path: 'short_name',
  }
  const general: Objection = { field: '', fieldName: '', rejectReason: '请补充说明主营业务' }
  const kept = { note: '与门头一致', by: '林晓', at: new Date('2026-11-22T03:00:00Z') }

  test('is open until the value is another one, or a person has said why it stays', () => {
    expect(check({}, { sent: GOOD }, [objection, general]).must).toEqual(['short_name objection', ' objection'])
    expect(check({ short_name: '老陈粉店' }, { sent: GOOD }, [objection]).must).toEqual([])
    expect(
      check({}, { sent: GOOD }, [
        { ...objection, kept },
        { ...general, kept },
      ]).must,
    ).toEqual([])
  })
})
