import type { Sentence } from '../../text.ts'

/** What is wrong with one value, and how to mend it. */
export const RULE_TEXTS = {
  'rule.required': { 'zh-CN': '请填写', en: 'Fill this in' },
  'rule.unknown_option': { 'zh-CN': '请从列表里选择', en: 'Choose one from the list' },
  'rule.too_short': { 'zh-CN': '至少 {min} 个字，现在 {n} 个', en: 'At least {min} characters; it has {n}' },
  'rule.too_long': { 'zh-CN': '最多 {max} 个字，现在 {n} 个', en: 'At most {max} characters; it has {n}' },
  'rule.too_long_to_seal': { 'zh-CN': '太长，无法加密提交，请缩短', en: 'Too long to be encrypted. Shorten it' },
  'rule.too_many': { 'zh-CN': '最多 {max} 张，现在 {n} 张', en: 'At most {max} pictures; there are {n}' },
  'rule.out_of_range': { 'zh-CN': '需要在 {min} 到 {max} 之间', en: 'It must be from {min} to {max}' },
  'rule.belongs_elsewhere': {
    'zh-CN': '这个编号是别的主体类型的，请对照《费率结算规则对照表》',
    en: 'This number belongs to another kind of subject. Compare it with the platform’s table',
  },
  'rule.blank_around': { 'zh-CN': '前后有空格或换行，请去掉', en: 'Remove the blanks around it' },
  'rule.credit_code.length': {
    'zh-CN': '统一社会信用代码是 18 位，现在 {n} 位',
    en: 'A credit code has 18 characters; this has {n}',
  },
  'rule.credit_code.slip': {
    'zh-CN': '代码里没有字母 O 和 I，要改成 {fixed} 吗？',
    en: 'Codes contain no O or I. Use {fixed}?',
  },
  'rule.credit_code.spelling': {
    'zh-CN': '代码用大写字母，中间没有空格，要改成 {fixed} 吗？',
    en: 'Codes have capitals and no blanks. Use {fixed}?',
  },
  'rule.credit_code.character': {
    'zh-CN': '第 {i} 位「{character}」不会出现在代码里，请对照执照',
    en: 'Character {i}, “{character}”, never occurs in a code. Compare it with the licence',
  },
  'rule.credit_code.check': {
    'zh-CN': '第 18 位校验码不对，请对照执照逐位检查',
    en: 'Check character 18 does not match. Compare each character with the licence',
  },
  'rule.credit_code.enterprise': {
    'zh-CN': '企业的代码以 9 开头；请确认主体类型选对了',
    en: 'The code of an enterprise begins with 9. Is the subject type right?',
  },
  'rule.individual_licence.form': {
    'zh-CN': '填 18 位统一社会信用代码，或旧执照上 15 位的注册号',
    en: 'The 18 characters of the credit code, or the 15 digits of an older licence',
  },
  'rule.individual_licence.check': {
    'zh-CN': '第 15 位校验码不对，请对照执照逐位检查',
    en: 'Check digit 15 does not match. Compare each digit with the licence',
  },
  'rule.individual_name.company': {
    'zh-CN': '个体户的名称不能以「企业」「公司」「农民专业合作社」结尾；请确认主体类型选对了',
    en: 'The name of a sole proprietor cannot end in 企业, 公司 or 农民专业合作社. Is the subject type right?',
  },
  'rule.licence_name.none': {
    'zh-CN': '执照上没有名称的，写「个体户」加经营者姓名，例如：个体户陈国华',
    en: 'Where the licence has no name, write 个体户 and the owner’s name, such as 个体户陈国华',
  },
  'rule.id_card.length': {
    'zh-CN': '身份证号是 18 位，现在 {n} 位',
    en: 'An ID number has 18 characters; this has {n}',
  },
  'rule.id_card.small_x': {
    'zh-CN': '最后一位用大写 X，要改成 {fixed} 吗？',
    en: 'The last character is a capital X. Use {fixed}?',
  },
  'rule.id_card.characters': {
    'zh-CN': '前 17 位是数字，最后一位是数字或 X',
    en: '17 digits, then a digit or X',
  },
  'rule.id_card.birthday': { 'zh-CN': '出生日期不存在，请逐位核对', en: 'The birthday in it does not exist' },
  'rule.id_card.check': { 'zh-CN': '校验码不对，请逐位核对', en: 'The check character does not match' },
  'rule.id_card.age': {
    'zh-CN': '按号码算是 {age} 岁，需要在 16 到 100 岁之间',
    en: 'By this number the holder is {age}; it must be 16 to 100',
  },
  'rule.passport': { 'zh-CN': '护照号是 4 到 15 位数字、字母或 -', en: '4 to 15 digits, letters or -' },
  'rule.hongkong_permit': {
    'zh-CN': '以 H 开头，后面 8 位或 10 位数字、字母',
    en: 'H, then 8 or 10 digits or letters',
  },
  'rule.macao_permit': {
    'zh-CN': '以 M 开头，后面 8 位或 10 位数字、字母',
    en: 'M, then 8 or 10 digits or letters',
  },
  'rule.taiwan_permit': { 'zh-CN': '8 位或 10 位数字', en: '8 or 10 digits' },
  'rule.foreign_residence_card': { 'zh-CN': '15 位数字或字母', en: '15 digits or letters' },
  'rule.residence_permit': { 'zh-CN': '17 位数字加一位数字或 X', en: '17 digits, then a digit or X' },
  'rule.day.form': { 'zh-CN': '日期写成 2026-11-22 这样，并且要存在', en: 'A date that exists, as 2026-11-22' },
  'rule.day.early': { 'zh-CN': '日期不能早于 1900-01-01', en: 'Not before 1900-01-01' },
  'rule.begin_day.future': { 'zh-CN': '开始日期 {date} 要早于今天', en: 'The first day, {date}, must be before today' },
  'rule.end_day.form': {
    'zh-CN': '写成 2036-11-22 这样的日期，或选长期',
    en: 'A date such as 2036-11-22, or long-term',
  },
  'rule.end_day.expired': {
    'zh-CN': '证件 {date} 已到期，请换有效的证件',
    en: 'It expired on {date}; use a valid one',
  },
  'rule.end_day.soon': {
    'zh-CN': '证件 {date} 到期，剩 {n} 天，平台可能不收',
    en: 'It expires on {date}, in {n} days; the platform may not take it',
  },
  'rule.end_day.before_begin': { 'zh-CN': '结束日期要晚于开始日期', en: 'The last day must be after the first' },
  'rule.personal_card.form': { 'zh-CN': '卡号是 12 到 19 位数字', en: 'A card number has 12 to 19 digits' },
  'rule.personal_card.check': {
    'zh-CN': '卡号通不过校验，请逐位核对',
    en: 'The check digit does not match. Compare each digit',
  },
  'rule.corporate_account.digits': { 'zh-CN': '对公账号只填数字，不留空格', en: 'Digits only, without blanks' },
  'rule.corporate_account.short': {
    'zh-CN': '账号至少 6 位，现在 {n} 位',
    en: 'At least 6 digits; it has {n}',
  },
  'rule.corporate_account.long': { 'zh-CN': '账号最多 32 位，现在 {n} 位', en: 'At most 32 digits; it has {n}' },
  'rule.mobile_phone': { 'zh-CN': '请填 11 位手机号', en: 'A mobile number of 11 digits' },
  'rule.service_phone': {
    'zh-CN': '请填手机号、带区号的座机（如 020-88880000）、400 或 95 开头的号码',
    en: 'A mobile number, a landline with its area code (020-88880000), or a 400 or 95 number',
  },
  'rule.name.length': { 'zh-CN': '需要 {from} 到 {to} 个字，现在 {n} 个', en: '{from} to {to} characters; it has {n}' },
  'rule.name.blank': { 'zh-CN': '前后不能有空格，中间不能换行', en: 'No blanks around it, and no line breaks in it' },
  'rule.name.letters': { 'zh-CN': '不能只有数字或符号', en: 'Not only digits or signs' },
  'rule.shortname.long': {
    'zh-CN': '最多 50 个字符，一个汉字算 2 个，现在是 {n}',
    en: 'At most 50 places, a Chinese character takes 2; it takes {n}',
  },
  'rule.shortname.meaningless': {
    'zh-CN': '简称不能只有数字或符号，要看得出是谁在收款',
    en: 'Not only digits or signs: payers must see who is paid',
  },
  'rule.shortname.reserved': {
    'zh-CN': '「{word}」需要证明文件，没有就请去掉',
    en: '“{word}” needs a document that proves the right to it; remove it otherwise',
  },
  'rule.method_name.long': {
    'zh-CN': '最多 50 个字符，一个汉字算 2 个，现在是 {n}',
    en: 'At most 50 places, a Chinese character takes 2; it takes {n}',
  },
  'rule.appid': { 'zh-CN': '以 wx 开头，共 18 位', en: 'wx, then 16 of 0–9 and a–f' },
  'rule.numeric_appid': { 'zh-CN': '16 到 20 位数字', en: '16 to 20 digits' },
  'rule.app_secret': { 'zh-CN': '32 位小写字母和数字', en: '32 of 0–9 and a–f' },
  'rule.mchid': { 'zh-CN': '纯数字的商户号，8 到 10 位', en: 'A merchant number of 8 to 10 digits' },
  'rule.api_key.length': { 'zh-CN': '需要 32 位数字和字母，现在 {n} 位', en: '32 digits and letters; it has {n}' },
  'rule.api_key.character': {
    'zh-CN': '需要 32 位数字和字母，现在 {n} 位；第 {i} 位不是数字或字母',
    en: '32 digits and letters; it has {n}, and character {i} is neither',
  },
  'rule.api_key.same': { 'zh-CN': '所有字符都一样，这不是真的密钥', en: 'All characters are the same: not a real key' },
  'rule.email': { 'zh-CN': '邮箱写成 name@example.com 这样', en: 'An address such as name@example.com' },
  'rule.domain': { 'zh-CN': '域名写成 https://www.example.com 这样', en: 'A site such as https://www.example.com' },
  'rule.pay_directory': {
    'zh-CN': '支付授权目录写成 https://shop.example.com/pay/ 这样：用域名，以 / 结尾',
    en: 'A pay directory such as https://shop.example.com/pay/: with a domain, ending with /',
  },
  'rule.region_code': {
    'zh-CN': '6 位行政区划代码，例如 440305',
    en: 'A region code of 6 digits, such as 440305',
  },
  'rule.settlement_id': { 'zh-CN': '1 到 3 位数字，例如 716', en: '1 to 3 digits, such as 716' },
  'rule.category_code': {
    'zh-CN': '填两级类目代码，例如 A0001_B0001',
    en: 'Both levels of the category, such as A0001_B0001',
  },
  'rule.merchant_category': { 'zh-CN': '4 位数字，例如 5812', en: 'Four digits, such as 5812' },
  'rule.alipay_account': {
    'zh-CN': '填登录支付宝用的邮箱或手机号，或 2088 开头的 16 位 PID',
    en: 'The e-mail address or mobile number of its login, or the PID: 16 digits that begin with 2088',
  },
  'rule.rate': { 'zh-CN': '填百分数，不写 %，最多两位小数，例如 0.6', en: 'Per cent without the sign, such as 0.6' },
  'rule.bank_branch_id': { 'zh-CN': '联行号是 12 位数字', en: 'A branch number has 12 digits' },
} satisfies Record<string, Sentence>
