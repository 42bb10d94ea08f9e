import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enterpriseForm } from './simulator/enterprise.ts'
import { keyName, sealed } from './simulator/sealing.ts'
import { upload } from './simulator/upload.ts'
import { type Answer, type Json, type Made, type SimWorld, openSimulator, signer } from './simulator/world.ts'

/*
 * 进件 of every kind of subject and in every scene, and what each demands that the others do not.
 * https://pay.weixin.qq.com/doc/v3/partner/4012719997
 */

type Form = ReturnType<typeof enterpriseForm>
type Change = (form: Form) => void

const SUBMIT = '/v3/applyment4sub/applyment/'
const STATE = 'APPLYMENT_STATE_'

let sim: SimWorld
let sp: Made
let call: ReturnType<typeof signer>
let picture: string
let film: string

beforeAll(async () => {
  sim = await openSimulator()
  await sim.told('POST', '/_sim/clock', { now: '2026-11-24T10:00:00+08:00', speed: 0 })
  sp = await sim.merchant({ kind: 'provider', keys: 'public_key', products: ['JSAPI', 'NATIVE', 'MICRO_APPLYMENT'] })
  call = signer(sim.url, sp)
  picture = String((await upload(call)).body['media_id'])
  const path = '/v3/merchant/media/video_upload'
  film = String((await upload(call, { path, file: Buffer.from('film'), filename: 'a.mp4' })).body['media_id'])
})
afterAll(() => sim.close())

let count = 0
const E = (text: string) => sealed(sp, text)
const refusal = ({ status, body }: Answer) => [status, body['code'], body['message']]

function filled(...changes: Change[]): Form {
  const form = enterpriseForm(`${sp.mchid}_${count++}`, E, picture)
  for (const change of changes) change(form)
  return form
}

async function submitted(...changes: Change[]) {
  const form = filled(...changes)
  const { status, body, text } = await call('POST', SUBMIT, form, keyName(sp))
  if (status !== 200) throw new Error(text)
  const desk = `/_sim/applyments/${body['applyment_id']}`
  return {
    form,
    act: (what: string, why?: object) => sim.told('POST', `${desk}/${what}`, why),
    state: async () => (await call('GET', `${SUBMIT}applyment_id/${body['applyment_id']}`)).body,
  }
}
const approved = async (...changes: Change[]) => {
  const one = await submitted(...changes)
  await one.act('approve')
  return String((await one.state())['applyment_state']).replace(STATE, '')
}

const set =
  (part: (form: Form) => object, values: () => object): Change =>
  (form) =>
    void Object.assign(part(form), values())
const without =
  (part: (form: Form) => object, ...names: string[]): Change =>
  (form) => {
    for (const name of names) Reflect.deleteProperty(part(form), name)
  }
const subject = (form: Form) => form.subject_info
const identity = (form: Form) => form.subject_info.identity_info
const contact = (form: Form) => form.contact_info
const sales = (form: Form) => form.business_info.sales_info
const bank = (form: Form) => form.bank_account_info

const bySuper = set(contact, () => ({
  contact_type: 'SUPER',
  contact_id_doc_type: 'IDENTIFICATION_TYPE_IDCARD',
  contact_id_number: E('44030119900101123X'),
  contact_id_doc_copy: picture,
  contact_id_doc_copy_back: picture,
  contact_period_begin: '2020-01-01',
  contact_period_end: '长期',
}))
const certified = (type: string, certType: string): Change => {
  return (form) => {
    Reflect.deleteProperty(form.subject_info, 'business_license_info')
    Object.assign(form.subject_info, { subject_type: type, certificate_info: certificate(certType) })
    Object.assign(form.settlement_info, { settlement_id: '730' })
    Object.assign(form.bank_account_info, { account_name: E('深圳市南山区牛腩协会') })
  }
}
const certificate = (certType: string): Json => ({
  cert_copy: picture,
  cert_type: certType,
  cert_number: '12440300MA5DA1234X',
  merchant_name: '深圳市南山区牛腩协会',
  company_address: '广东省深圳市南山区',
  legal_person: '陈建国',
  period_begin: '2016-06-06',
  period_end: '长期',
})
const government = certified('SUBJECT_TYPE_GOVERNMENT', 'CERTIFICATE_TYPE_2389')
const institution = certified('SUBJECT_TYPE_INSTITUTIONS', 'CERTIFICATE_TYPE_2388')
const society = certified('SUBJECT_TYPE_OTHERS', 'CERTIFICATE_TYPE_2394')
const letter = set(subject, () => ({ certificate_letter_copy: picture }))
const individual: Change = (form) => {
  form.subject_info.subject_type = 'SUBJECT_TYPE_INDIVIDUAL'
  form.subject_info.business_license_info.merchant_name = '个体户陈建国'
  form.subject_info.business_license_info.license_number = '440301199001011'
  form.settlement_info.settlement_id = '719'
  Object.assign(form.bank_account_info, {
    bank_account_type: 'BANK_ACCOUNT_TYPE_PERSONAL',
    account_name: E('陈建国'),
  })
}
const micro: Change = (form) => {
  Reflect.deleteProperty(form.subject_info, 'business_license_info')
  Reflect.deleteProperty(form.contact_info, 'contact_type')
  Object.assign(form.subject_info, { subject_type: 'SUBJECT_TYPE_MICRO', micro_biz_info: microStore() })
  Object.assign(form.contact_info, { contact_id_number: E('44030119800101123X') })
  Object.assign(form.settlement_info, { settlement_id: '703' })
  Object.assign(form.bank_account_info, {
    bank_account_type: 'BANK_ACCOUNT_TYPE_PERSONAL',
    account_name: E('陈建国'),
  })
}
const microStore = (): Json => ({
  micro_biz_type: 'MICRO_TYPE_STORE',
  micro_store_info: {
    micro_name: '老陈牛腩粉',
    micro_address_code: '440305',
    micro_address: '科技园一号楼',
    store_entrance_pic: picture,
    micro_indoor_copy: picture,
  },
})
const passport: Change = (form) => {
  Reflect.deleteProperty(form.subject_info.identity_info, 'id_card_info')
  Object.assign(form.subject_info.identity_info, {
    id_doc_type: 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT',
    id_doc_info: {
      id_doc_copy: picture,
      id_doc_name: E('CHEN JIANGUO'),
      id_doc_number: E('E12345678'),
      id_doc_address: E('1 Science Park Road'),
      doc_period_begin: '2016-06-06',
      doc_period_end: '2036-06-06',
    },
  })
}
const heldBySuper: Change = (form) => {
  Object.assign(form.subject_info, {
    identity_info: { id_holder_type: 'SUPER', authorize_letter_copy: picture },
  })
}
const owners = (more: () => Json = () => ({})) =>
  set(subject, () => ({
    ubo_info_list: [
      {
        ubo_id_doc_type: 'IDENTIFICATION_TYPE_IDCARD',
        ubo_id_doc_copy: picture,
        ubo_id_doc_copy_back: picture,
        ubo_id_doc_name: E('陈建国'),
        ubo_id_doc_number: E('44030119800101123X'),
        ubo_id_doc_address: E('深圳市南山区'),
        ubo_period_begin: '2016-06-06',
        ubo_period_end: '长期',
        ...more(),
      },
    ],
  }))

describe('every kind of subject is taken, and has its account verified where it must', () => {
  test.each<[what: string, changes: Change[], next: string]>([
    ['an enterprise', [], 'TO_BE_SIGNED'],
    ['an enterprise by somebody else', [bySuper], 'TO_BE_CONFIRMED'],
    ['an enterprise with owners', [owners()], 'TO_BE_SIGNED'],
    ['an enterprise of a foreigner', [passport], 'TO_BE_SIGNED'],
    ['a tradesman', [individual], 'TO_BE_SIGNED'],
    ['a tradesman by somebody else', [individual, bySuper], 'TO_BE_CONFIRMED'],
    ['a government office with a letter', [government, letter], 'TO_BE_SIGNED'],
    ['a government office without', [government], 'TO_BE_CONFIRMED'],
    ['a government office whose clerk holds the papers', [government, letter, bySuper, heldBySuper], 'TO_BE_SIGNED'],
    ['an institution with a letter', [institution, letter], 'TO_BE_SIGNED'],
    ['an institution without', [institution], 'TO_BE_CONFIRMED'],
    ['a society', [society], 'TO_BE_CONFIRMED'],
    ['a society with owners', [society, owners()], 'TO_BE_CONFIRMED'],
    ['one without a licence', [micro], 'TO_BE_SIGNED'],
    [
      'a bank',
      [
        set(subject, () => ({
          finance_institution: true,
          finance_institution_info: { finance_type: 'BANK_AGENT', finance_license_pics: [picture] },
        })),
      ],
      'TO_BE_SIGNED',
    ],
    [
      'one whose reviewer wanted to see more',
      [(form) => void Object.assign(form, { addition_info: additions() })],
      'TO_BE_SIGNED',
    ],
  ])('%s', async (_what, changes, next) => {
    expect(await approved(...changes)).toBe(next)
  })
})

const additions = (): Json => ({
  legal_person_commitment: picture,
  legal_person_video: film,
  business_addition_pics: [picture],
  business_addition_msg: '【资金来源：自有】',
})

const scene = (name: string, info: () => Json): Change => {
  return (form) => void Object.assign(form.business_info, { sales_info: { sales_scenes_type: [name], ...info() } })
}

describe('every scene opens what it opens', () => {
  test.each<[name: string, info: () => Json, products: string[]]>([
    [
      'SALES_SCENES_STORE',
      () => ({ biz_store_info: { ...filled().business_info.sales_info.biz_store_info } }),
      ['MICROPAY', 'JSAPI'],
    ],
    ['SALES_SCENES_MP', () => ({ mp_info: { mp_appid: sp.appid, mp_pics: [picture] } }), ['JSAPI']],
    ['SALES_SCENES_MINI_PROGRAM', () => ({ mini_program_info: { mini_program_sub_appid: 'wx11' } }), ['JSAPI']],
    ['SALES_SCENES_APP', () => ({ app_info: { app_sub_appid: 'wx22', app_pics: [picture] } }), ['APP']],
    ['SALES_SCENES_WEB', () => ({ web_info: { domain: 'https://a.example' } }), ['JSAPI', 'NATIVE']],
    ['SALES_SCENES_WEWORK', () => ({ wework_info: { sub_corp_id: 'ww33', wework_pics: [picture] } }), ['WEWORK']],
  ])('%s', async (name, info, products) => {
    const { act, state } = await submitted(scene(name, info))
    for (const what of ['approve', 'sign', 'open']) await act(what)
    const { sub_mchid } = await state()
    const { merchants } = await sim.told<{ merchants: Json[] }>('GET', '/_sim/wechatpay/merchants')
    expect(merchants.find(({ mchid }) => mchid === sub_mchid)).toMatchObject({ products, refund_permission: true })
  })

  test('the account that it applied with is the one it is settled to', async () => {
    const { act, state } = await submitted(individual)
    for (const what of ['approve', 'sign', 'open']) await act(what)
    const path = `/v3/apply4sub/sub_merchants/${(await state())['sub_mchid']}/settlement`
    expect((await call('GET', path)).body).toMatchObject({
      account_type: 'ACCOUNT_TYPE_PRIVATE',
      account_bank: '工商银行',
      account_number: '40***************23',
    })
  })
})

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

describe('time', () => {
  test('ten days to verify the account, then it is rejected and says so, and thirty days later it is void', async () => {
    const { act, state } = await submitted(bySuper)
    await act('approve')
    await sim.advance(10 * 86_400 - 1)
    expect((await state())['applyment_state']).toBe(`${STATE}TO_BE_CONFIRMED`)
    await sim.advance(1)
    expect(await state()).toMatchObject({
      applyment_state: `${STATE}REJECTED`,
      audit_detail: [{ reject_reason: expect.stringContaining('10天') }],
    })
    await sim.advance(30 * 86_400)
    expect((await state())['applyment_state']).toBe(`${STATE}CANCELED`)
  })

  test('a submission that hit an error is handed in again under its code', async () => {
    const { act, state, form } = await submitted()
    await act('fail')
    const before = await state()
    expect(before['applyment_state']).toBe(`${STATE}EDITTING`)
    const again = await call('POST', SUBMIT, form, keyName(sp))
    expect(again.body['applyment_id']).toBe(before['applyment_id'])
    expect((await state())['applyment_state']).toBe(`${STATE}AUDITING`)
  })

  test('the number is told from the signing on, or only at the end, as the switch says', async () => {
    const { act, state } = await submitted()
    await act('approve')
    expect(await state()).toHaveProperty('sub_mchid')
    await sim.told('PATCH', '/_sim/wechatpay/switches', { sub_mchid_when_to_be_signed: false })
    expect(await state()).not.toHaveProperty('sub_mchid')
    await act('sign')
    await sim.advance(1800)
    expect(await state()).toMatchObject({ applyment_state: `${STATE}FINISHED`, sub_mchid: expect.any(String) })
    await sim.told('PATCH', '/_sim/wechatpay/switches', { sub_mchid_when_to_be_signed: true })
  })
})
