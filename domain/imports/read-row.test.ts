import { describe, expect, test } from 'vitest'
import { say } from '../text.ts'
import { knowColumns } from './columns.ts'
import { type Cell, isBlank, readRow } from './read-row.ts'

const NOW = new Date('2026-11-22T02:32:08Z')
const CHANNELS = [
  {
    name: 'somepay',
    label: { 'zh-CN': '某付', en: 'SomePay' },
    scenes: [
      { scene: 'native', label: { 'zh-CN': '扫码（Native、主扫）', en: 'QR code (Native)' } },
      { scene: 'h5', label: { 'zh-CN': '手机网页', en: 'Phone browser' } },
    ],
  },
] as unknown as Parameters<typeof knowColumns>[1] & Parameters<typeof readRow>[2]

const HEADER = ['客户名称', '简称', '统一社会信用代码', '联系人', '手机', '某付']
const { known } = knowColumns(HEADER, CHANNELS)
const GOOD = ['示例茶饮有限公司', '示例', '91350100M000100Y43', '李雷', '13800138000', '扫码支付、手机网页']

const read = (changes: Record<number, Cell> = {}) =>
  readRow(
    GOOD.map((cell, index) => changes[index] ?? cell),
    known,
    CHANNELS,
    NOW,
  )
const told = (changes: Record<number, Cell>) =>
  read(changes).problems.map(({ column, reason, fix }) => [column, say(reason, 'zh-CN'), say(fix, 'zh-CN')])

test('a row is a client', () => {
  expect(read()).toEqual({
    name: GOOD[0],
    problems: [],
    input: {
      name: '示例茶饮有限公司',
      shortName: '示例',
      creditCode: '91350100M000100Y43',
      contactName: '李雷',
      contactPhone: '13800138000',
      wants: [{ channel: 'somepay', scenes: ['native', 'h5'] }],
    },
  })
})

describe('what spreadsheets and people do to numbers is taken for what it was', () => {
  test.each<[string, Cell]>([
    ['a number', { number: 13800138000 }],
    ['with a decimal', '13800138000.0'],
    ['with an apostrophe', "'13800138000"],
    ['in groups', '138 0013 8000'],
    ['with hyphens', '138-0013-8000'],
    ['with the code of the country', '+86 138-0013-8000'],
    ['in full width', '１３８００１３８０００'],
    ['with marks that cannot be seen', '\u202d13800138000\u202c'],
  ])('a phone %s', (_how, cell) => {
    expect(read({ 4: cell }).input?.contactPhone).toBe('13800138000')
  })

  test('a code in small letters, with blanks', () => {
    expect(read({ 2: ' 91350100 m000100y43 ' }).input?.creditCode).toBe('91350100M000100Y43')
  })
})

describe('what is lost is told, with what mends it', () => {
  test.each<[string, Record<number, Cell>, string, RegExp, RegExp]>([
    ['a phone in scientific notation', { 4: '1.38E+10' }, 'contact_phone', /科学记数「1\.38E\+10」/, /文本/],
    ['a code in scientific notation', { 2: '9.1440101E+17' }, 'credit_code', /已经丢了/, /文本/],
    ['a code kept as a number', { 2: { number: 914401010000000000 } }, 'credit_code', /超过 15 位/, /文本/],
    ['a code that is wrong', { 2: '91350100M000100Y44' }, 'credit_code', /第 18 位/, /营业执照/],
    ['a phone that is none', { 4: '12345' }, 'contact_phone', /./, /11 位手机号/],
    ['a landline', { 4: '020-88880000' }, 'contact_phone', /手机号/, /不能是座机/],
    ['no name', { 0: '  ' }, 'name', /没有填写/, /填上/],
    ['a name of two lines', { 0: '甲\n乙' }, 'name', /换行/, /一行/],
    ['a name that is too long', { 0: '长'.repeat(200) }, 'name', /200 个字/, /128 个字/],
    ['a scene that is none', { 5: '刷脸' }, 'wants', /「某付」里没有「刷脸」/, /扫码、手机网页/],
  ])('%s', (_what, changes, column, reason, fix) => {
    const [problem, ...others] = told(changes)
    expect(others).toEqual([])
    expect(problem?.[0]).toBe(column)
    expect(problem?.[1]).toMatch(reason)
    expect(problem?.[2]).toMatch(fix)
    expect(read(changes).input).toBeUndefined()
  })

  test('and everything that is wrong at once', () => {
    expect(told({ 0: '', 3: '', 4: '1' }).map(([column]) => column)).toEqual(['name', 'contact_name', 'contact_phone'])
  })
})

describe('columns are known by their headings', () => {
  test.each([
    [['Company name', 'Contact person', 'Mobile']],
    [['公司名称', '联系人姓名', '联系电话']],
    [[' 客户名称（必填）', '联系人*', 'CONTACT_PHONE']],
  ])('%j', (header) => {
    expect(knowColumns(header, CHANNELS).known.map(({ name }) => name)).toEqual([
      'name',
      'contact_name',
      'contact_phone',
    ])
  })

  test('others are named, not guessed at', () => {
    expect(knowColumns([...HEADER, '备注', ''], CHANNELS).unknown).toEqual(['备注'])
  })

  test('a list without a needed column, or with one twice, is refused by name', () => {
    expect(() => knowColumns(['客户名称', '备注'], CHANNELS)).toThrow(
      expect.objectContaining({
        code: 'IMPORT_COLUMNS_MISSING',
        facts: expect.objectContaining({ missing: '联系人、联系人手机' }),
      }),
    )
    expect(() => knowColumns([...HEADER, '公司'], CHANNELS)).toThrow(
      expect.objectContaining({ code: 'IMPORT_COLUMN_TWICE', facts: { one: '客户名称', other: '公司' } }),
    )
  })
})

test('a row of blanks is none', () => {
  expect(isBlank(['', ' \t'])).toBe(true)
  expect(isBlank(['', { number: 0 }])).toBe(false)
})
