import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enterpriseForm } from './simulator/enterprise.ts'
import { keyName, sealed } from './simulator/sealing.ts'
import {
  type Change,
  E,
  SUBMIT,
  bank,
  bySuper,
  call,
  certificate,
  certified,
  contact,
  filled,
  government,
  heldBySuper,
  identity,
  individual,
  institution,
  letter,
  micro,
  microStore,
  openOffice,
  owners,
  passport,
  picture,
  refusal,
  sales,
  set,
  sim,
  society,
  sp,
  subject,
  without,
} from './simulator/office.ts'
import { upload } from './simulator/upload.ts'
import { signer } from './simulator/world.ts'

/** What each kind of subject and each scene demands, taken away piece by piece. */

beforeAll(openOffice)
afterAll(() => sim.close())

describe('what is refused', () => {
  const FREE = '20191030111cff5b5e'
  test.each<[what: string, changes: Change[], message: string]>([
    ['no kind of contact', [without(contact, 'contact_type')], '经营者/负责人证件类型取值不在有效范围内'],
    ['a papers’ back', [bySuper, without(contact, 'contact_id_doc_copy_back')], '“超级管理员证件反面照片”必填'],
    [
      'a clerk’s number',
      [bySuper, set(contact, () => ({ contact_id_number: E('H1234') }))],
      '“超级管理员身份证件号码”',
    ],
    [
      'a tradesman that calls itself a company',
      [individual, (form) => void (form.subject_info.business_license_info.merchant_name = '老陈餐饮公司')],
      '不能以“企业”',
    ],
    [
      'a licence without a name',
      [individual, (form) => void (form.subject_info.business_license_info.merchant_name = '无字号')],
      '个体户+经营者姓名',
    ],
    [
      'fifteen digits of an enterprise',
      [(form) => void (form.subject_info.business_license_info.license_number = '440301199001011')],
      '“注册号/统一社会信用代码”',
    ],
    [
      'a certificate of another kind',
      [certified('SUBJECT_TYPE_GOVERNMENT', 'CERTIFICATE_TYPE_2388')],
      '与主体类型不符',
    ],
    [
      'a retired certificate',
      [certified('SUBJECT_TYPE_OTHERS', 'CERTIFICATE_TYPE_2391')],
      '“登记证书类型”枚举规则校验失败',
    ],
    [
      'a certificate’s number',
      [
        society,
        (form) =>
          Object.assign(form.subject_info, {
            certificate_info: { ...certificate('CERTIFICATE_TYPE_2394'), cert_number: '123' },
          }),
      ],
      '“证书号”',
    ],
    ['a letter of an enterprise', [letter], '“单位证明函照片”无需填写'],
    ['a bank without its licence', [set(subject, () => ({ finance_institution: true }))], '“金融机构许可证信息”必填'],
    [
      'papers held by the clerk of a company',
      [set(identity, () => ({ id_holder_type: 'SUPER' }))],
      '仅政府机关、事业单位',
    ],
    [
      'a clerk without a letter',
      [government, bySuper, heldBySuper, without(identity, 'authorize_letter_copy')],
      '“法定代表人说明函”必填',
    ],
    ['a passport in a government office', [government, passport], '政府机关仅支持身份证'],
    [
      'an id card beside a passport',
      [set(identity, () => ({ id_doc_type: 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT' }))],
      '“其他类型证件信息”必填',
    ],
    ['owners of a public body', [institution, owners()], '“最终受益人信息列表”无需填写'],
    ['an owner without a back', [owners(() => ({ ubo_id_doc_copy_back: undefined }))], '“证件反面照片”必填'],
    ['an owner’s number', [owners(() => ({ ubo_id_doc_number: E('1234') }))], '“证件号码”'],
    ['an owner from tomorrow', [owners(() => ({ ubo_period_begin: '2026-11-25' }))], '“证件有效期开始时间”'],
    ['an owner that ended', [owners(() => ({ ubo_period_end: '2016-06-06' }))], '“证件有效期结束时间”'],
    ['no scene', [(form) => void (form.business_info.sales_info.sales_scenes_type = [])], '“经营场景类型”必填'],
    [
      'two apps at once',
      [set(sales, () => ({ mp_info: { mp_appid: sp.appid, mp_sub_appid: 'wx1', mp_pics: [picture] } }))],
      '必须二选一',
    ],
    ['no app at all', [set(sales, () => ({ app_info: { app_pics: [picture] } }))], '必须二选一'],
    [
      'a provider’s app that is not its own',
      [set(sales, () => ({ mini_program_info: { mini_program_appid: 'wx1' } }))],
      '未与服务商商户号绑定',
    ],
    [
      'six pictures',
      [
        (form) =>
          void (form.business_info.sales_info.biz_store_info.indoor_pic = Array.from({ length: 6 }, () => picture)),
      ],
      '个数大于最大值 5',
    ],
    [
      'an old rate',
      [(form) => void Object.assign(form.settlement_info, { activities_rate: '0.38' })],
      '非法的额外参数',
    ],
    [
      'an activity without its rates',
      [(form) => void Object.assign(form.settlement_info, { activities_id: FREE })],
      '“非信用卡活动费率值”必填',
    ],
    [
      'a rate that no activity has',
      [
        (form) =>
          void Object.assign(form.settlement_info, {
            activities_id: FREE,
            debit_activities_rate: '0.1',
            credit_activities_rate: '0.6',
          }),
      ],
      '不在优惠费率活动的范围内',
    ],
    [
      'a rate with three decimals',
      [
        (form) =>
          void Object.assign(form.settlement_info, {
            activities_id: FREE,
            debit_activities_rate: '0.381',
            credit_activities_rate: '0.6',
          }),
      ],
      '“非信用卡活动费率值”',
    ],
    [
      'a company account of one without a licence',
      [micro, set(bank, () => ({ bank_account_type: 'BANK_ACCOUNT_TYPE_CORPORATE' }))],
      '小微商户仅支持经营者个人银行卡',
    ],
    ['another’s card', [individual, set(bank, () => ({ account_name: E('李四光') }))], '“开户名称”'],
    [
      'a certificate of an enterprise',
      [set(subject, () => ({ certificate_info: certificate('CERTIFICATE_TYPE_2394') }))],
      '“登记证书”无需填写',
    ],
    [
      'a shop in the net beside one of bricks',
      [
        micro,
        (form) =>
          Object.assign(form.subject_info, {
            micro_biz_info: { ...microStore(), micro_online_info: { micro_online_store: '店', micro_ec_name: '台' } },
          }),
      ],
      '“线上商品/服务交易”无需填写',
    ],
    [
      'a rate of credit cards that no activity has',
      [
        (form) =>
          void Object.assign(form.settlement_info, {
            activities_id: FREE,
            debit_activities_rate: '0.38',
            credit_activities_rate: '0.7',
          }),
      ],
      '“信用卡活动费率值”不在优惠费率活动的范围内',
    ],
    ['a shop of an enterprise', [set(subject, () => ({ micro_biz_info: microStore() }))], '“小微商户信息”无需填写'],
    [
      'no shop',
      [micro, (form) => Object.assign(form.subject_info, { micro_biz_info: { micro_biz_type: 'MICRO_TYPE_STORE' } })],
      '“门店场所”必填',
    ],
    [
      'a shop on wheels',
      [
        micro,
        (form) =>
          Object.assign(form.subject_info, {
            micro_biz_info: { ...microStore(), micro_biz_type: 'MICRO_TYPE_MOBILE' },
          }),
      ],
      '“流动经营/便民服务”必填',
    ],
    [
      'another person than the owner',
      [micro, set(contact, () => ({ contact_name: E('李四光') }))],
      '须与小微经营者姓名一致',
    ],
    ['neither number nor openid', [micro, without(contact, 'contact_id_number')], '“超级管理员身份证件号码”必填'],
    [
      'a picture in place of a film',
      [(form) => void Object.assign(form, { addition_info: { legal_person_video: picture } })],
      '视频不存在',
    ],
    ['a code with a dash', [(form) => void (form.business_code = 'a-b')], '“业务申请编号”'],
  ])('%s', async (_what, changes, message) => {
    const answer = await call('POST', SUBMIT, filled(...changes), keyName(sp))
    expect(refusal(answer)).toEqual([400, 'PARAM_ERROR', expect.stringContaining(message)])
  })

  test('of one without a licence unless its provider may, of itself, and of a provider that is punished', async () => {
    const other = await sim.merchant({ kind: 'provider', name: '深圳市老陈餐饮有限公司' })
    const theirs = signer(sim.url, other)
    const key = (text: string) => sealed(other, text)
    const its = String((await upload(theirs)).body['media_id'])
    const own = enterpriseForm('own_1', key, its)
    expect(refusal(await theirs('POST', SUBMIT, own, keyName(other)))).toEqual([
      400,
      'INVALID_REQUEST',
      '服务商不能为自己进件',
    ])
    own.subject_info.subject_type = 'SUBJECT_TYPE_MICRO'
    expect(refusal(await theirs('POST', SUBMIT, own, keyName(other)))).toEqual([
      403,
      'NO_AUTH',
      '服务商未开通小微商户进件权限',
    ])
    await sim.told('PATCH', `/_sim/wechatpay/merchants/${other.mchid}`, { restricted: true })
    expect(refusal(await theirs('POST', SUBMIT, own, keyName(other)))).toEqual([
      403,
      'NO_AUTH',
      '进件特约商户的权限已被受限',
    ])
  })
})
