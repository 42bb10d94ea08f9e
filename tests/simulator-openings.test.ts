import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyName, sealed } from './simulator/sealing.ts'
import { type BentUpload, upload } from './simulator/upload.ts'
import { type Answer, type Json, type Made, type SimWorld, openSimulator, signer } from './simulator/world.ts'

let sim: SimWorld
let sp: Made
let sub: string
let call: ReturnType<typeof signer>
let picture: string

beforeAll(async () => {
  sim = await openSimulator()
  await sim.told('POST', '/_sim/clock', { now: '2026-11-24T10:00:00+08:00', speed: 0 })
  sp = await sim.merchant({ kind: 'provider', keys: 'public_key' })
  sub = (await sim.subMerchant(sp.mchid)).sub_mchid
  call = signer(sim.url, sp)
  picture = String((await upload(call)).body['media_id'])
})
afterAll(() => sim.close())

const PATH = '/v3/apply4subject/applyment'
const STATE = 'APPLYMENT_STATE_'
let count = 0
const refusal = ({ status, body }: Answer) => [status, body['code'], body['message']]

const E = (text: string) => sealed(sp, text)

function filled() {
  return {
    business_code: `OPENING_${count++}`,
    contact_info: { contact_type: 'LEGAL', name: E('陈建国'), mobile: E('13800138000') },
    subject_info: {
      subject_type: 'SUBJECT_TYPE_ENTERPRISE',
      business_licence_info: {
        licence_number: '91440300MA5DA1234X',
        licence_copy: picture,
        merchant_name: '深圳市老陈餐饮有限公司',
        legal_person: '陈建国',
        company_address: '广东省深圳市南山区科技园一号',
        licence_valid_date: '["2017-10-28","长期"]',
      },
    },
    identification_info: {
      identification_type: 'IDENTIFICATION_TYPE_IDCARD',
      identification_name: E('陈建国'),
      identification_number: E('44030119800101123X'),
      identification_valid_date: '["2016-06-06","2036-06-06"]',
      identification_front_copy: picture,
      identification_back_copy: picture,
      identification_address: E('广东省深圳市南山区科技园一号'),
    },
    addition_info: { confirm_mchid_list: [sub] },
  }
}
type Form = ReturnType<typeof filled>

function bySuper(form: Form): void {
  Object.assign(form.contact_info, {
    contact_type: 'SUPER',
    id_card_number: sealed(sp, '44030119900101123X'),
    contact_id_doc_type: 'IDENTIFICATION_TYPE_IDCARD',
    contact_id_doc_copy: picture,
    contact_id_doc_copy_back: picture,
    contact_period_begin: '2020-01-01',
    contact_period_end: '长期',
  })
}

const submit = (form: object, path = `${PATH}/`) => call('POST', path, form, keyName(sp))
async function submitted(change: (form: Form) => void = () => undefined) {
  const form = filled()
  change(form)
  const { status, body, text } = await submit(form)
  if (status !== 200) throw new Error(text)
  return {
    id: body['applyment_id'],
    code: form.business_code,
    act: (what: string, why?: object) =>
      sim.told('POST', `/_sim/wechatpay/openings/${body['applyment_id']}/${what}`, why),
    state: async () => (await call('GET', `${PATH}?business_code=${form.business_code}`)).body,
  }
}
const authorised = async (mchid = sub) =>
  (await call('GET', `${PATH}/merchants/${mchid}/state`)).body['authorize_state']

describe('开户意愿', () => {
  test('goes from the review over the contact and the legal person to a confirmed number', async () => {
    expect(await authorised()).toBe('AUTHORIZE_STATE_UNAUTHORIZED')
    const { act, state, id } = await submitted(bySuper)
    expect(await state()).toEqual({ applyment_state: `${STATE}WAITTING_FOR_AUDIT` })
    await act('approve')
    const waiting = await state()
    expect(waiting).toMatchObject({ applyment_state: `${STATE}WAITTING_FOR_CONFIRM_CONTACT` })
    expect(Buffer.from(String(waiting['qrcode_data']), 'base64').subarray(1, 4).toString()).toBe('PNG')
    await act('confirm_contact')
    expect(await state()).toMatchObject({ applyment_state: `${STATE}WAITTING_FOR_CONFIRM_LEGALPERSON` })
    await act('confirm_legal_person')
    expect((await call('GET', `${PATH}?applyment_id=${id}`)).body['applyment_state']).toBe(`${STATE}PASSED`)
    expect(await authorised()).toBe('AUTHORIZE_STATE_AUTHORIZED')
  })

  test('a legal person who applies is not asked twice', async () => {
    const { act, state } = await submitted()
    await act('approve')
    await act('confirm_contact')
    expect(await state()).toMatchObject({ applyment_state: `${STATE}PASSED` })
  })

  test('what is rejected says why, is cancelled, and comes again under another code', async () => {
    const { act, state, code } = await submitted()
    await act('reject', { reject_param: 'licence_copy', reject_reason: '照片不清晰' })
    expect(await state()).toEqual({
      applyment_state: `${STATE}REJECTED`,
      reject_param: 'licence_copy',
      reject_reason: '照片不清晰',
    })
    expect(refusal(await submit({ ...filled(), business_code: code }))).toEqual([
      400,
      'INVALID_REQUEST',
      expect.stringContaining('业务申请编号已存在'),
    ])
    expect((await call('POST', `${PATH}/${code}/cancel`, {})).status).toBe(204)
    expect(await state()).toEqual({ applyment_state: `${STATE}CANCELED` })
    expect(refusal(await call('POST', `${PATH}/${code}/cancel`, {}))).toEqual([
      400,
      'INVALID_REQUEST',
      '申请单当前状态不支持撤销',
    ])
  })

  test('a subject that was there before is frozen', async () => {
    const { act, state } = await submitted()
    await act('freeze')
    expect(await state()).toMatchObject({ applyment_state: `${STATE}FREEZED`, reject_reason: expect.any(String) })
  })

  test('what nobody looks at for 720 hours is cancelled', async () => {
    const { act, state, id } = await submitted()
    await act('approve')
    await sim.advance(720 * 3600 - 1)
    expect(await state()).toMatchObject({ applyment_state: `${STATE}WAITTING_FOR_CONFIRM_CONTACT` })
    await sim.advance(1)
    expect(await state()).toEqual({ applyment_state: `${STATE}CANCELED` })
    const late = await sim.control('POST', `/_sim/wechatpay/openings/${id}/approve`)
    expect(late.status).toBe(409)
  })

  test('the owner of a number may confirm it by a scan', async () => {
    const { sub_mchid } = await sim.subMerchant(sp.mchid)
    await sim.told('POST', `/_sim/wechatpay/merchants/${sub_mchid}/confirm_opening`)
    expect(await authorised(sub_mchid)).toBe('AUTHORIZE_STATE_AUTHORIZED')
    expect((await sim.control('POST', `/_sim/wechatpay/merchants/${sp.mchid}/confirm_opening`)).status).toBe(404)
    expect((await sim.control('POST', '/_sim/wechatpay/openings/1/approve')).status).toBe(404)
  })

  test.each<[subject: string, change: (form: Form) => void]>([
    ['a public body', publicBody],
    ['a tradesman without a licence', tradesman],
  ])('is asked of %s', async (_subject, change) => {
    const { state } = await submitted(change)
    expect(await state()).toEqual({ applyment_state: `${STATE}WAITTING_FOR_AUDIT` })
  })

  test('is submitted without the slash too', async () => {
    expect((await submit(filled(), PATH)).status).toBe(200)
  })

  test.each<[what: string, change: (form: Form) => void, message: string]>([
    [
      'a licence number of another form',
      (form) => void (form.subject_info.business_licence_info.licence_number = '123'),
      '“营业执照注册号”',
    ],
    [
      'papers of the contact that ended',
      (form) => {
        bySuper(form)
        Object.assign(form.contact_info, { contact_period_end: '2019-12-31' })
      },
      '“联系人证件有效期结束时间”',
    ],
    [
      'a shop of an enterprise',
      (form) => {
        const { subject_type } = form.subject_info
        tradesman(form)
        Object.assign(form.subject_info, {
          subject_type,
          business_licence_info: filled().subject_info.business_licence_info,
        })
      },
      '“小微辅助证明材料”无需填写',
    ],
    [
      'a certificate that ended before it began',
      (form) => {
        publicBody(form)
        Object.assign(form.subject_info, {
          certificate_info: { ...certificate(), cert_valid_date: '["2017-10-28","2017-01-01"]' },
        })
      },
      '“证书有效日期”',
    ],
    [
      'a licence that ended before it began',
      (form) => void (form.subject_info.business_licence_info.licence_valid_date = '["2017-10-28","2017-10-27"]'),
      '“营业执照有效日期”',
    ],
    [
      'papers of the contact from tomorrow',
      (form) => {
        bySuper(form)
        Object.assign(form.contact_info, { contact_period_begin: '2999-01-01' })
      },
      '“联系人证件有效期开始时间”',
    ],
    ['no licence', (form) => Reflect.deleteProperty(form.subject_info, 'business_licence_info'), '“营业执照信息”必填'],
    [
      'a certificate',
      (form) => Object.assign(form.subject_info, { certificate_info: certificate() }),
      '“登记证书信息”无需填写',
    ],
    [
      'a public body without its letter',
      (form) => {
        publicBody(form)
        Reflect.deleteProperty(form.subject_info, 'company_prove_copy')
      },
      '“单位证明函照片”必填',
    ],
    [
      'a tradesman who sends somebody',
      (form) => {
        tradesman(form)
        bySuper(form)
      },
      '联系人须为经营者',
    ],
    [
      'a passport of a tradesman',
      (form) => {
        tradesman(form)
        form.identification_info.identification_type = 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT'
      },
      '仅支持身份证',
    ],
    ['a contact without papers', (form) => void (form.contact_info.contact_type = 'SUPER'), '“联系人证件号码”必填'],
    [
      'an owner without an address',
      (form) => Reflect.deleteProperty(form.identification_info, 'identification_address'),
      '“证件居住地址”必填',
    ],
    [
      'a date that is no list',
      (form) => void (form.identification_info.identification_valid_date = '2016-06-06'),
      '“证件有效日期”',
    ],
    [
      'a date that ends first',
      (form) => void (form.identification_info.identification_valid_date = '["2016-06-06","2016-06-05"]'),
      '“证件有效日期”',
    ],
    [
      'papers of another kind',
      (form) => void (form.identification_info.identification_number = sealed(sp, 'H1')),
      '“证件号码”',
    ],
    [
      'a company whose super admin holds the papers',
      (form) => Object.assign(form.identification_info, { id_holder_type: 'SUPER' }),
      '仅政府机关',
    ],
    ['a name in plain text', (form) => void (form.contact_info.name = '陈建国'), '平台私钥解密失败'],
    [
      '21 numbers',
      (form) => void (form.addition_info.confirm_mchid_list = Array.from({ length: 21 }, () => sub)),
      '个数大于最大值 20',
    ],
  ])('with %s is refused', async (_what, change, message) => {
    const form = filled()
    change(form)
    expect(refusal(await submit(form))).toEqual([400, 'PARAM_ERROR', expect.stringContaining(message)])
  })

  test('is for providers, each its own', async () => {
    const { code, id } = await submitted()
    const shop = await sim.merchant()
    expect(refusal(await signer(sim.url, shop)('POST', `${PATH}/`, {}))).toEqual([403, 'NO_AUTH', expect.any(String)])
    const other = signer(sim.url, await sim.merchant({ kind: 'provider' }))
    const absent = [400, 'INVALID_REQUEST', '申请单不存在']
    expect(refusal(await other('GET', `${PATH}?business_code=${code}`))).toEqual(absent)
    expect(refusal(await other('GET', `${PATH}?applyment_id=${id}`))).toEqual(absent)
    expect(refusal(await other('POST', `${PATH}/${id}/cancel`, {}))).toEqual(absent)
    expect(refusal(await other('GET', `${PATH}/merchants/${sub}/state`))).toEqual([403, 'NO_AUTH', '受理关系不存在'])
    expect(refusal(await call('GET', PATH))).toEqual([400, 'PARAM_ERROR', expect.stringContaining('二选一')])
  })
})

function publicBody(form: Form): void {
  Reflect.deleteProperty(form.subject_info, 'business_licence_info')
  Object.assign(form.subject_info, {
    subject_type: 'SUBJECT_TYPE_GOVERNMENT',
    certificate_info: certificate(),
    company_prove_copy: picture,
  })
  Object.assign(form, { identification_info: { id_holder_type: 'SUPER', authorize_letter_copy: picture } })
}

function tradesman(form: Form): void {
  Reflect.deleteProperty(form.subject_info, 'business_licence_info')
  Object.assign(form.subject_info, {
    subject_type: 'SUBJECT_TYPE_MICRO',
    assist_prove_info: {
      micro_biz_type: 'MICRO_TYPE_STORE',
      store_name: '老陈牛腩粉',
      store_address_code: '440305',
      store_address: '科技园一号楼',
      store_header_copy: picture,
      store_indoor_copy: picture,
    },
  })
}

function certificate(): Json {
  return {
    cert_type: 'CERTIFICATE_TYPE_2389',
    cert_number: '91440300MA5DA1234X',
    cert_copy: picture,
    merchant_name: '深圳市老陈餐饮有限公司',
    legal_person: '陈建国',
    company_address: '广东省深圳市南山区',
    cert_valid_date: '["2017-10-28","长期"]',
  }
}

const film = (bent: BentUpload = {}) =>
  upload(call, { path: '/v3/merchant/media/video_upload', file: Buffer.from('film'), filename: 'a.mp4', ...bent })

describe('a film', () => {
  test('is taken by its name, and is no picture', async () => {
    const { body } = await film()
    expect(body['media_id']).toEqual(expect.any(String))
    const form = filled()
    form.identification_info.identification_front_copy = String(body['media_id'])
    expect(refusal(await submit(form))).toEqual([400, 'PARAM_ERROR', expect.stringContaining('图片不存在')])
  })

  test.each<[what: string, bent: BentUpload, message: string]>([
    ['another ending', { filename: 'a.gif' }, '文件二进制内容不是视频'],
    ['more than 5 MB', { file: Buffer.alloc(5 * 1024 * 1024 + 1) }, '文件大小不能超过5M'],
    ['another digest', { meta: { filename: 'a.mp4', sha256: 'a'.repeat(64) } }, '视频sha256值有误'],
    ['nothing', { file: Buffer.alloc(0) }, '文件为空'],
  ])('with %s is refused', async (_what, bent, message) => {
    expect(refusal(await film(bent))).toEqual([400, 'PARAM_ERROR', expect.stringContaining(message)])
  })

  test('whose meta is no JSON is refused', async () => {
    expect(refusal(await film({ metaText: '{' }))).toEqual([400, 'PARAM_ERROR', 'meta不是合法的JSON'])
  })
})
