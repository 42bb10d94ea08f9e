import { describe, expect, test } from 'vitest'
import { beijingDay } from '../../time.ts'
import { RULES, type RuleName } from '../rules.ts'

const TODAY = beijingDay(new Date('2026-11-22T04:00:00Z'))
const said = (rule: RuleName, value: string) => {
  const problem = RULES[rule](value, TODAY)
  return problem && `${problem.level} ${problem.message.key.replace('rule.', '')}`
}

describe.each<[RuleName, good: string[], bad: [value: string, said: string][]]>([
  [
    'end_day',
    ['长期', '2027-01-22', '2046-07-01'],
    [
      ['2027-01-21', 'should end_day.soon'], // 60 days left
      ['2026-11-22', 'should end_day.soon'], // the last day itself
      ['2026-11-21', 'must end_day.expired'],
      ['2026-02-30', 'must end_day.form'],
      ['永久', 'must end_day.form'],
      ['', 'must end_day.form'],
    ],
  ],
  [
    'begin_day',
    ['1900-01-01', '2026-11-21'],
    [
      ['1899-12-31', 'must day.early'],
      ['2026-11-22', 'must begin_day.future'],
      ['2023-02-29', 'must day.form'],
      ['2023/02/01', 'must day.form'],
    ],
  ],
  [
    'personal_card',
    ['4111111111111111', '6222021234567890128', '6011000990139424'],
    [
      ['4111111111111112', 'must personal_card.check'],
      ['41111111111', 'must personal_card.form'],
      ['62220212345678901280', 'must personal_card.form'],
      ['4111 1111 1111 1111', 'must personal_card.form'],
    ],
  ],
  [
    // no check digit holds for corporate accounts: a number that fails Luhn is good
    'corporate_account',
    ['4111111111111112', '1'.repeat(6), '1'.repeat(32)],
    [
      ['1'.repeat(33), 'must corporate_account.long'],
      ['12345', 'must corporate_account.short'],
      ['3602 0000', 'must corporate_account.digits'],
      ['３６０２', 'must corporate_account.digits'],
    ],
  ],
  [
    'mobile_phone',
    ['13800138000', '19912345678'],
    [
      ['12800138000', 'must mobile_phone'],
      ['1380013800', 'must mobile_phone'],
      ['+8613800138000', 'must mobile_phone'],
    ],
  ],
  [
    'service_phone',
    [
      '13800138000',
      '020-88880000',
      '02088880000',
      '0755-8888000',
      '0755-88880000-123456',
      '4001234567',
      '400-123-4567',
      '95017',
    ],
    [
      ['88880000', 'must service_phone'],
      ['020-8888 0000', 'must service_phone'],
      ['10086', 'must service_phone'],
      ['', 'must service_phone'],
    ],
  ],
  [
    'person_name',
    ['陈国华', '买买提·吐尔逊', 'John O’Neill', '张三'],
    [
      ['张', 'must name.length'],
      ['张'.repeat(101), 'must name.length'],
      [' 张三', 'must name.blank'],
      ['张\n三', 'must name.blank'],
      ['1234', 'must name.letters'],
      ['··', 'must name.letters'],
    ],
  ],
  [
    // 110108000000016 is the example of the standard that numbers registrations
    'individual_licence',
    ['110108000000016', '92350100M000100Y40'],
    [
      ['110108000000017', 'must individual_licence.check'],
      ['11010800000001', 'must individual_licence.form'],
      ['92350100M000100Y41', 'must credit_code.check'],
      ['12100000400000000W', 'must credit_code.enterprise'],
    ],
  ],
  [
    'individual_name',
    ['老陈牛腩粉店', '个体户陈国华'],
    [
      ['老陈餐饮公司', 'must individual_name.company'],
      ['示例个人独资企业', 'must individual_name.company'],
      ['示例农民专业合作社', 'must individual_name.company'],
      ['无字号', 'must licence_name.none'],
      ['无', 'must licence_name.none'],
      ['***', 'must licence_name.none'],
    ],
  ],
  ['licence_name', ['福州市示例餐饮有限公司'], [['无字号', 'must licence_name.none']]],
  [
    'merchant_shortname',
    ['老陈牛腩粉', '7-ELEVEn', '汉'.repeat(25), 'a'.repeat(50)],
    [
      ['汉'.repeat(26), 'must shortname.long'],
      [`${'汉'.repeat(25)}a`, 'must shortname.long'],
      ['800', 'must shortname.meaningless'],
      ['微信老陈', 'must shortname.reserved'],
      ['老陈官方店', 'must shortname.reserved'],
    ],
  ],
  [
    'method_name',
    ['微信支付', '汉'.repeat(25), '👍'.repeat(25), 'é'.repeat(50)],
    [
      ['汉'.repeat(26), 'must method_name.long'],
      ['👍'.repeat(26), 'must method_name.long'], // counted by code points, not by UTF-16 units
      [' ', 'must required'],
    ],
  ],
  [
    'appid',
    ['wx8888888888888888', 'wx0123456789abcdef'],
    [
      ['wx888888888888888', 'must appid'],
      ['WX8888888888888888', 'must appid'],
      ['wx888888888888888g', 'must appid'],
    ],
  ],
  [
    'numeric_appid',
    ['2021000122671080', '20210001226710801234'],
    [
      ['202100012267108', 'must numeric_appid'],
      ['wx8888888888888888', 'must numeric_appid'],
    ],
  ],
  ['app_secret', ['0123456789abcdef'.repeat(2)], [['0123456789ABCDEF'.repeat(2), 'must app_secret']]],
  [
    'mchid',
    ['19000001', '1900000109'],
    [
      ['1900000', 'must mchid'],
      ['19000001099', 'must mchid'],
      ['190000010a', 'must mchid'],
    ],
  ],
  [
    'api_key',
    ['0123456789ABCDEFGHIJabcdefghij12'],
    [
      ['0123456789ABCDEFGHIJabcdefghij1', 'must api_key.length'],
      ['0123456789-BCDEFGHIJabcdefghij12', 'must api_key.character'],
      ['a'.repeat(32), 'must api_key.same'],
    ],
  ],
  [
    'email',
    ['name@example.com', 'a.b+c@mail.example.cn'],
    [
      ['name@example', 'must email'],
      ['name example@example.com', 'must email'],
      ['name＠example.com', 'must email'],
    ],
  ],
  [
    'domain',
    ['https://www.example.com', 'example.com', 'www.例子.中国', 'http://shop.example.com:8080/path'],
    [
      ['localhost', 'must domain'],
      ['https://', 'must domain'],
      ['ftp://example.com', 'must domain'],
    ],
  ],
  [
    'region_code',
    ['440305', '110101', '500112', '820000'],
    [
      ['440', 'must region_code'],
      ['990305', 'must region_code'],
      ['160305', 'must region_code'],
    ],
  ],
  ['settlement_id', ['716', '5'], [['7160', 'must settlement_id']]],
  [
    'rate',
    ['0.6', '0', '0.38', '1'],
    [
      ['0.6%', 'must rate'],
      ['0.385', 'must rate'],
      ['.6', 'must rate'],
    ],
  ],
  ['bank_branch_id', ['102581000013'], [['1025810000', 'must bank_branch_id']]],
  [
    'passport',
    ['G12345678', 'AB-1'],
    [
      ['A1', 'must passport'],
      ['A'.repeat(16), 'must passport'],
    ],
  ],
  [
    'hongkong_permit',
    ['H12345678', 'h1234567890'],
    [
      ['M12345678', 'must hongkong_permit'],
      ['H123456789', 'must hongkong_permit'],
    ],
  ],
  ['macao_permit', ['M12345678'], [['H12345678', 'must macao_permit']]],
  ['taiwan_permit', ['12345678', '1234567890'], [['123456789', 'must taiwan_permit']]],
  ['foreign_residence_card', ['ABC123456789012'], [['ABC12345678901', 'must foreign_residence_card']]],
  [
    'category_code',
    ['A0001_B0001'],
    [
      ['A0001', 'must category_code'],
      ['a0001_b0001', 'must category_code'],
    ],
  ],
  [
    'merchant_category',
    ['5812'],
    [
      ['581', 'must merchant_category'],
      ['A0001_B0001', 'must merchant_category'],
    ],
  ],
  [
    'alipay_account',
    ['pay@laochen.example.com', '13800138000', '2088102150527498'],
    [
      ['208810215052749', 'must alipay_account'],
      ['老陈', 'must alipay_account'],
    ],
  ],
  ['residence_permit', ['81000019900101001X'], [['8100001990010100', 'must residence_permit']]],
])('%s', (rule, good, bad) => {
  test.each(good)('takes %s', (value) => {
    expect(said(rule, value)).toBeUndefined()
  })
  test.each(bad)('of %s says %s', (value, problem) => {
    expect(said(rule, value)).toBe(problem)
  })
})

test('a rule never shows the secret that it looks at', () => {
  const secret = 'VerySecretKeyOfThirtyTwoLetters-'
  expect(JSON.stringify(RULES.api_key(secret))).not.toContain('Secret')
})
