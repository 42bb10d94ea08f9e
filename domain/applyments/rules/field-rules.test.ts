import { describe, expect, test } from 'vitest'
import { say } from '../../text.ts'
import { beijingDay } from '../../time.ts'
import { RULES, type RuleName } from '../rules.ts'

const TODAY = beijingDay(new Date('2026-11-22T04:00:00Z'))

/** What each kind of value is refused or warned with, to the letter, in both languages; `good` ones say nothing. */
type Row = {
  of: string
  rule: RuleName
  good: readonly string[]
  bad: readonly [value: string, level: 'must' | 'should', zh: string, en: string][]
}

const ROWS: readonly Row[] = [
  {
    of: '统一社会信用代码',
    rule: 'credit_code',
    good: ['91350100M000100Y43', '9144030071526726XG'],
    bad: [
      [
        '91350100M000100Y44',
        'must',
        '第 18 位校验码不对，请对照执照逐位检查',
        'Check character 18 does not match. Compare each character with the licence',
      ],
      [
        '91350100M00O100Y43',
        'must',
        '代码里没有字母 O 和 I，要改成 91350100M000100Y43 吗？',
        'Codes contain no O or I. Use 91350100M000100Y43?',
      ],
      [
        '9I350I00M000I00Y43',
        'must',
        '代码里没有字母 O 和 I，要改成 91350100M000100Y43 吗？',
        'Codes contain no O or I. Use 91350100M000100Y43?',
      ],
      [
        '91350100M000100Y4',
        'must',
        '统一社会信用代码是 18 位，现在 17 位',
        'A credit code has 18 characters; this has 17',
      ],
      ...(['S', 'V', 'Z'] as const).map((letter): Row['bad'][number] => [
        `9135010${letter}M000100Y43`,
        'must',
        `第 8 位「${letter}」不会出现在代码里，请对照执照`,
        `Character 8, “${letter}”, never occurs in a code. Compare it with the licence`,
      ]),
    ],
  },
  {
    of: '身份证号',
    rule: 'id_card',
    good: [
      idOf('11010519491231002'),
      idOf('11010520101122001'), // 16 today
      idOf('11010519251123001'), // 100, and 101 tomorrow
    ],
    bad: [
      ['110105194912310021', 'must', '校验码不对，请逐位核对', 'The check character does not match'],
      [idOf('11010519490230002'), 'must', '出生日期不存在，请逐位核对', 'The birthday in it does not exist'],
      [
        idOf('11010520101123001'),
        'must',
        '按号码算是 15 岁，需要在 16 到 100 岁之间',
        'By this number the holder is 15; it must be 16 to 100',
      ],
      [
        idOf('11010519251122001'),
        'must',
        '按号码算是 101 岁，需要在 16 到 100 岁之间',
        'By this number the holder is 101; it must be 16 to 100',
      ],
    ],
  },
  {
    of: '证件有效期',
    rule: 'end_day',
    good: ['长期', '2027-01-22'], // 61 days
    bad: [
      [
        '2027-01-21',
        'should',
        '证件 2027-01-21 到期，剩 60 天，平台可能不收',
        'It expires on 2027-01-21, in 60 days; the platform may not take it',
      ],
      ['2026-11-21', 'must', '证件 2026-11-21 已到期，请换有效的证件', 'It expired on 2026-11-21; use a valid one'],
    ],
  },
  {
    of: '个人银行卡',
    rule: 'personal_card',
    good: ['4111111111111111', '6222021234567890128', '000000000000'],
    bad: [
      ['4111111111111112', 'must', '卡号通不过校验，请逐位核对', 'The check digit does not match. Compare each digit'],
      ['00000000000', 'must', '卡号是 12 到 19 位数字', 'A card number has 12 to 19 digits'],
    ],
  },
  {
    of: '对公账号',
    rule: 'corporate_account',
    good: ['4111111111111112', '755914567810901'], // no check digit is looked at
    bad: [['7559-1456', 'must', '对公账号只填数字，不留空格', 'Digits only, without blanks']],
  },
  {
    of: '手机号',
    rule: 'mobile_phone',
    good: ['13800138000', '19912345678'],
    bad: [
      ['12800138000', 'must', '请填 11 位手机号', 'A mobile number of 11 digits'],
      ['138001380000', 'must', '请填 11 位手机号', 'A mobile number of 11 digits'],
    ],
  },
  {
    of: '客服电话',
    rule: 'service_phone',
    good: ['13800138000', '020-88880000', '4001234567', '95017'],
    bad: [
      [
        '88880000',
        'must',
        '请填手机号、带区号的座机（如 020-88880000）、400 或 95 开头的号码',
        'A mobile number, a landline with its area code (020-88880000), or a 400 or 95 number',
      ],
    ],
  },
  {
    of: '商户简称',
    rule: 'merchant_shortname',
    good: ['老陈牛腩粉', '汉'.repeat(25)],
    bad: [
      [
        `${'汉'.repeat(25)}a`,
        'must',
        '最多 50 个字符，一个汉字算 2 个，现在是 51',
        'At most 50 places, a Chinese character takes 2; it takes 51',
      ],
      ...['微信', '支付宝', '官方', '中国'].map((word): Row['bad'][number] => [
        `${word}老陈`,
        'must',
        `「${word}」需要证明文件，没有就请去掉`,
        `“${word}” needs a document that proves the right to it; remove it otherwise`,
      ]),
    ],
  },
  {
    of: '支付方式名称',
    rule: 'method_name',
    good: ['a', '汉'.repeat(25), '👍'.repeat(25), 'ÿ'.repeat(50)],
    bad: [
      [
        `${'汉'.repeat(25)}a`,
        'must',
        '最多 50 个字符，一个汉字算 2 个，现在是 51',
        'At most 50 places, a Chinese character takes 2; it takes 51',
      ],
      [
        'Ā'.repeat(26),
        'must',
        '最多 50 个字符，一个汉字算 2 个，现在是 52',
        'At most 50 places, a Chinese character takes 2; it takes 52',
      ],
      ['', 'must', '请填写', 'Fill this in'],
    ],
  },
  {
    of: '微信 AppID',
    rule: 'appid',
    good: ['wx0123456789abcdef'],
    bad: [
      ['wx0123456789abcde', 'must', '以 wx 开头，共 18 位', 'wx, then 16 of 0–9 and a–f'],
      ['wx0123456789ABCDEF', 'must', '以 wx 开头，共 18 位', 'wx, then 16 of 0–9 and a–f'],
    ],
  },
  {
    of: 'AppSecret',
    rule: 'app_secret',
    good: ['0123456789abcdef0123456789abcdef'],
    bad: [['0123456789ABCDEF0123456789abcdef', 'must', '32 位小写字母和数字', '32 of 0–9 and a–f']],
  },
  {
    of: 'MCHID',
    rule: 'mchid',
    good: ['19000001', '1900000109'],
    bad: [
      ['1900000', 'must', '纯数字的商户号，8 到 10 位', 'A merchant number of 8 to 10 digits'],
      ['19000001091', 'must', '纯数字的商户号，8 到 10 位', 'A merchant number of 8 to 10 digits'],
    ],
  },
  {
    of: 'API 密钥',
    rule: 'api_key',
    good: ['0123456789ABCDEFGHIJabcdefghij12', `${'a'.repeat(31)}b`],
    bad: [
      ['a1'.repeat(15), 'must', '需要 32 位数字和字母，现在 30 位', '32 digits and letters; it has 30'],
      [
        `${'a1'.repeat(15)}-b`,
        'must',
        '需要 32 位数字和字母，现在 32 位；第 31 位不是数字或字母',
        '32 digits and letters; it has 32, and character 31 is neither',
      ],
      ['a'.repeat(32), 'must', '所有字符都一样，这不是真的密钥', 'All characters are the same: not a real key'],
    ],
  },
]

describe.each(ROWS)('$of', ({ rule, good, bad }) => {
  test.each(good)('takes %s', (value) => {
    expect(RULES[rule](value, TODAY)).toBeUndefined()
  })
  test.each(bad)('of %s says it %s', (value, level, zh, en) => {
    const problem = RULES[rule](value, TODAY)
    expect(problem && [problem.level, say(problem.message, 'zh-CN'), say(problem.message, 'en')]).toEqual([
      level,
      zh,
      en,
    ])
  })
})

/** With the check character of ISO 7064 MOD 11-2, worked out the long way: powers of two, not the table of weights. */
function idOf(body: string): string {
  const sum = Array.from(body).reduce((total, digit, i) => total + Number(digit) * 2 ** (17 - i), 0)
  const check = (12 - (sum % 11)) % 11
  return body + (check === 10 ? 'X' : String(check))
}
