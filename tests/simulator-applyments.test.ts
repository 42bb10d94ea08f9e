import { constants, publicEncrypt } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PNG, enterpriseForm } from './simulator/enterprise.ts'
import { type BentUpload, upload } from './simulator/upload.ts'
import { type Answer, type Json, type Made, type SimWorld, openSimulator, signer } from './simulator/world.ts'

type Form = ReturnType<typeof enterpriseForm>

const SUBMIT = '/v3/applyment4sub/applyment/'
const STATE = 'APPLYMENT_STATE_'

let sim: SimWorld
let sp: Made
let call: ReturnType<typeof signer>
let picture: string

beforeAll(async () => {
  sim = await openSimulator({ clock: '2026-11-24T10:00:00+08:00' })
  sp = await sim.merchant({ kind: 'provider', keys: 'public_key' })
  call = signer(sim.url, sp)
  picture = String((await upload(call)).body['media_id'])
})
afterAll(() => sim.close())

let count = 0
const code = () => `${sp.mchid}_${count++}`
const named = () => ({ headers: { 'wechatpay-serial': sp.public_key_id ?? '' } })

function E(text: string): string {
  const key = { key: sp.public_key ?? '', padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }
  return publicEncrypt(key, Buffer.from(text)).toString('base64')
}

function filled(change: (form: Form) => void = () => undefined): Form {
  const form = enterpriseForm(code(), E, picture)
  change(form)
  return form
}

const submit = (form: object) => call('POST', SUBMIT, form, named())

async function submitted(change?: (form: Form) => void): Promise<{ desk: string; state: () => Promise<Json> }> {
  const form = filled(change)
  const { status, body, text } = await submit(form)
  if (status !== 200) throw new Error(text)
  return {
    desk: `/_sim/applyments/${body['applyment_id']}`,
    state: async () => (await call('GET', `${SUBMIT}business_code/${form.business_code}`)).body,
  }
}

describe('a picture', () => {
  test('is taken as it came, and the reviewer sees it', async () => {
    const { body } = await upload(call)
    const seen = await fetch(`${sim.url}/_sim/media/${body['media_id']}`)
    expect(seen.headers.get('content-type')).toBe('image/png')
  })

  const wrong = '图片sha256值有误'
  test.each<[what: string, bent: BentUpload, message: string]>([
    ['another digest', { meta: { filename: 'a.png', sha256: 'a'.repeat(64) } }, wrong],
    ['a name of another kind', { filename: 'a.jpg' }, '图片文件名称不正确'],
    ['no picture', { file: Buffer.from('%PDF-1.7') }, '文件二进制内容不是图片'],
    ['nothing', { file: Buffer.alloc(0) }, '文件为空'],
    ['more than 2 MB', { file: Buffer.concat([PNG, Buffer.alloc(2 * 1024 * 1024)]) }, '文件大小不能超过2M'],
    ['no digest', { meta: { filename: 'a.png' } }, '文件摘要'],
  ])('with %s is refused', async (_what, bent, message) => {
    expect(refusal(await upload(call, bent))).toEqual([400, 'PARAM_ERROR', expect.stringContaining(message)])
  })

  test('is found without a boundary in the header: the first line tells it', async () => {
    expect((await upload(call, { boundary: undefined })).status).toBe(200)
  })
})

describe('the form', () => {
  test.each<[what: string, change: (form: Form) => void, message: string]>([
    ['an unknown field', (form) => Object.assign(form.contact_info, { colour: 'red' }), '非法的额外参数'],
    [
      'no contact',
      (form) => Reflect.deleteProperty(form, 'contact_info'),
      '/body/contact_info”映射到字段“超级管理员信息”必填',
    ],
    ['a name in plain text', (form) => void (form.contact_info.contact_name = '陈建国'), '平台私钥解密失败'],
    ['a name of one sign', (form) => void (form.contact_info.contact_name = E('陈')), '“超级管理员姓名”'],
    ['a name of digits', (form) => void (form.contact_info.contact_name = E('12345')), '“超级管理员姓名”'],
    ['a name with a blank', (form) => void (form.contact_info.contact_name = E(' 陈建国')), '“超级管理员姓名”'],
    ['a phone of letters', (form) => void (form.contact_info.mobile_phone = E('call me')), '“联系手机”'],
    ['an address without @', (form) => void (form.contact_info.contact_email = E('chen.example.com')), '“联系邮箱”'],
    [
      'somebody who acts for the owner, without papers',
      (form) => void (form.contact_info.contact_type = 'SUPER'),
      '“超级管理员证件类型”必填',
    ],
    ['no licence', (form) => Reflect.deleteProperty(form.subject_info, 'business_license_info'), '“营业执照”必填'],
    [
      'an owner without papers',
      (form) => Reflect.deleteProperty(form.subject_info.identity_info, 'id_card_info'),
      '“身份证信息”必填',
    ],
    [
      'an owner without an address',
      (form) => Reflect.deleteProperty(form.subject_info.identity_info.id_card_info, 'id_card_address'),
      '“身份证居住地址”必填',
    ],
    [
      'an id number of 17',
      (form) => void (form.subject_info.identity_info.id_card_info.id_card_number = E('44030119800101123')),
      '“身份证号码”',
    ],
    [
      'papers from tomorrow',
      (form) => void (form.subject_info.identity_info.id_card_info.card_period_begin = '2026-11-25'),
      '“身份证有效期开始日期”',
    ],
    [
      'papers that end before they begin',
      (form) => void (form.subject_info.identity_info.id_card_info.card_period_end = '2016-06-06'),
      '“身份证有效期结束日期”',
    ],
    [
      'a day that does not exist',
      (form) => void (form.subject_info.identity_info.id_card_info.card_period_begin = '2016-02-30'),
      '“身份证有效期开始日期”',
    ],
    [
      'a code with an O',
      (form) => void (form.subject_info.business_license_info.license_number = '91440300MA5DA1234O'),
      '“注册号/统一社会信用代码”',
    ],
    [
      'a picture that nobody uploaded',
      (form) => void (form.subject_info.business_license_info.license_copy = 'V1_nothing'),
      '图片不存在',
    ],
    [
      'a scene without its details',
      (form) => void form.business_info.sales_info.sales_scenes_type.push('SALES_SCENES_MP'),
      '“公众号场景”必填',
    ],
    ['another subject’s rate', (form) => void (form.settlement_info.settlement_id = '719'), '“入驻结算规则ID”'],
    [
      'an owner’s own card',
      (form) => void (form.bank_account_info.bank_account_type = 'BANK_ACCOUNT_TYPE_PERSONAL'),
      '仅支持对公',
    ],
    [
      'the account of another',
      (form) => void (form.bank_account_info.account_name = E('深圳市另一家有限公司')),
      '“开户名称”',
    ],
    ['a bank of no list', (form) => void (form.bank_account_info.account_bank = '月亮银行'), '“开户银行”取值有误'],
    ['a bank without its branch', (form) => void (form.bank_account_info.account_bank = '其他银行'), '必填'],
    ['a list of owners for a tradesman', tradesmanWithUbo, '“最终受益人信息列表”无需填写'],
  ])('with %s is refused', async (_what, change, message) => {
    expect(refusal(await submit(filled(change)))).toEqual([400, 'PARAM_ERROR', expect.stringContaining(message)])
  })

  test('needs the name of the key that encrypted it', async () => {
    const none = await call('POST', SUBMIT, filled())
    expect(refusal(none)).toEqual([400, 'PARAM_ERROR', 'HTTP header缺少微信支付平台证书序列号(Wechatpay-Serial)'])
    const wrong = await call('POST', SUBMIT, filled(), { headers: { 'wechatpay-serial': 'PUB_KEY_ID_0' } })
    expect(refusal(wrong)).toEqual([400, 'PARAM_ERROR', '平台证书序列号Wechatpay-Serial错误'])
  })

  test('is for providers alone, and not with the pictures of another', async () => {
    const shop = await sim.merchant({ keys: 'public_key' })
    expect((await signer(sim.url, shop)('POST', SUBMIT, filled(), named())).body['code']).toBe('NO_AUTH')
    const other = await sim.merchant({ kind: 'provider', keys: 'public_key' })
    const key = { key: other.public_key ?? '', padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }
    const sealed = enterpriseForm(
      'other_1',
      (text) => publicEncrypt(key, Buffer.from(text)).toString('base64'),
      picture,
    )
    const answer = await signer(sim.url, other)('POST', SUBMIT, sealed, {
      headers: { 'wechatpay-serial': other.public_key_id ?? '' },
    })
    expect(refusal(answer)).toEqual([400, 'PARAM_ERROR', expect.stringContaining('不属于该商户')])
  })

  test('of a tradesman with a card of his own is taken', async () => {
    const { state } = await submitted(tradesman)
    expect(await state()).toMatchObject({ applyment_state: `${STATE}AUDITING` })
  })
})

describe('the way of an application', () => {
  test('while one is under way there is no second, and nobody else sees it', async () => {
    const form = filled()
    await submit(form)
    expect(refusal(await submit(form))).toEqual([400, 'PROCESSING', '存在流程进行中的申请单'])
    const other = await sim.merchant({ kind: 'provider' })
    const answer = await signer(sim.url, other)('GET', `${SUBMIT}business_code/${form.business_code}`)
    expect(refusal(answer)).toEqual([400, 'APPLYMENT_NOT_EXIST', '申请单不存在'])
  })

  test('where somebody acts for the owner, the account is verified before signing', async () => {
    const { desk, state } = await submitted((form) => {
      Object.assign(form.contact_info, {
        contact_type: 'SUPER',
        contact_id_doc_type: 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT',
        contact_id_number: E('E12345678'),
        contact_id_doc_copy: picture,
        contact_period_begin: '2020-01-01',
        contact_period_end: '2030-01-01',
      })
    })
    await sim.told('POST', `${desk}/approve`)
    expect(await state()).toMatchObject({ applyment_state: `${STATE}TO_BE_CONFIRMED` })
    expect(await state()).not.toHaveProperty('sub_mchid')
    await sim.told('POST', `${desk}/verify_account`)
    expect(await state()).toMatchObject({ applyment_state: `${STATE}TO_BE_SIGNED`, sub_mchid: expect.any(String) })
  })

  test('a number that is allotted is of no use before the end', async () => {
    const { desk, state } = await submitted()
    await sim.told('POST', `${desk}/approve`)
    const sub_mchid = String((await state())['sub_mchid'])
    const { appid: sp_appid, mchid: sp_mchid } = sp
    const whose = { sp_appid, sp_mchid, sub_mchid }
    const what = { description: 'x', out_trade_no: `EARLY-${count}`, amount: { total: 1 } }
    const order = { ...whose, ...what, notify_url: 'http://127.0.0.1:9/n' }
    const native = () => call('POST', '/v3/pay/partner/transactions/native', order)
    expect((await native()).body['code']).toBe('MCH_NOT_EXISTS')
    await sim.told('POST', `${desk}/sign`)
    await sim.advance(30 * 60)
    expect(await state()).toMatchObject({ applyment_state: `${STATE}FINISHED` })
    expect((await native()).status).toBe(200)
    const h5 = { ...order, scene_info: { payer_client_ip: '1.2.3.4', h5_info: { type: 'Wap' } } }
    expect((await call('POST', '/v3/pay/partner/transactions/h5', h5)).body['code']).toBe('NO_AUTH')
  })

  test('deadlines pass by the clock: ten days to verify, thirty to sign', async () => {
    const signing = await submitted()
    await sim.told('POST', `${signing.desk}/approve`)
    await sim.advance(30 * 86_400 - 60)
    expect(await signing.state()).toMatchObject({ applyment_state: `${STATE}TO_BE_SIGNED` })
    await sim.advance(120)
    expect(await signing.state()).toMatchObject({ applyment_state: `${STATE}CANCELED` })
  })

  test('expire lets the deadline pass at once', async () => {
    const { desk, state } = await submitted(tradesmanBySuper)
    await sim.told('POST', `${desk}/approve`)
    await sim.told('POST', `${desk}/expire`)
    expect(await state()).toMatchObject({
      applyment_state: `${STATE}REJECTED`,
      audit_detail: [expect.objectContaining({ field: 'account_number' })],
    })
  })

  test('what makes no sense now is refused by a sentence', async () => {
    const { desk } = await submitted()
    const answer = await sim.control('POST', `${desk}/open`)
    expect([answer.status, answer.body['error']]).toEqual([
      409,
      expect.stringMatching(/AUDITING; open needs .*SIGNING/),
    ])
  })

  test('the reviewer reads it in plain text', async () => {
    const { desk } = await submitted()
    const { form } = await sim.told<{ form: Form }>('GET', desk)
    expect(form.contact_info.contact_name).toBe('陈建国')
    expect(form.bank_account_info.account_number).toBe('4000021234567890123')
  })
})

function tradesman(form: Form): void {
  form.subject_info.subject_type = 'SUBJECT_TYPE_INDIVIDUAL'
  form.subject_info.business_license_info.merchant_name = '南山区老陈牛腩粉店'
  form.settlement_info.settlement_id = '719'
  form.bank_account_info.bank_account_type = 'BANK_ACCOUNT_TYPE_PERSONAL'
  form.bank_account_info.account_name = E('陈建国')
}

function tradesmanBySuper(form: Form): void {
  tradesman(form)
  Object.assign(form.contact_info, {
    contact_type: 'SUPER',
    contact_id_doc_type: 'IDENTIFICATION_TYPE_IDCARD',
    contact_id_number: E('44030119900101123X'),
    contact_id_doc_copy: picture,
    contact_id_doc_copy_back: picture,
    contact_period_begin: '2020-01-01',
    contact_period_end: '长期',
  })
}

function tradesmanWithUbo(form: Form): void {
  tradesman(form)
  const papers = {
    ubo_id_doc_copy: picture,
    ubo_id_doc_copy_back: picture,
    ubo_id_doc_type: 'IDENTIFICATION_TYPE_IDCARD',
  }
  const who = {
    ubo_id_doc_name: E('陈建国'),
    ubo_id_doc_number: E('44030119800101123X'),
    ubo_id_doc_address: E('深圳市南山区'),
  }
  const period = { ubo_period_begin: '2016-06-06', ubo_period_end: '长期' }
  Object.assign(form.subject_info, { ubo_info_list: [{ ...papers, ...who, ...period }] })
}

function refusal({ status, body }: Answer): [number, unknown, unknown] {
  return [status, body['code'], body['message']]
}
