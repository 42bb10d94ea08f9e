import { NO_AID } from '../../contract/testing/submission-aid.ts'
import { createPrivateKey } from 'node:crypto'
import { refusal, signed } from '@ruzhu/wechatpay/testing/raw-gateway.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Rsa } from 'wechatpay-axios-plugin'
import keys from '../vectors/keys.json' with { type: 'json' }
import { NOW, openBefore } from './testing/account.ts'
import { wireForm } from './wire-form.ts'

const SUBMISSION = {
  businessCode: '1900007291_1',
  subjectType: 'SUBJECT_TYPE_ENTERPRISE',
  form: {
    _ubo: 'list',
    'contact_info.contact_type': 'LEGAL',
    'contact_info.contact_name': '李四',
    'contact_info.openid': '',
    'subject_info.finance_institution': 'false',
    'subject_info.business_license_info.license_number': '91440300MA5DA1234X',
    'subject_info.identity_info.id_doc_info.id_doc_name': '',
    'subject_info.ubo_info_list.2.ubo_id_doc_name': '丙',
    'subject_info.ubo_info_list.0.ubo_id_doc_name': '甲',
    'subject_info.ubo_info_list.1.ubo_id_doc_name': '',
    'business_info.sales_info.sales_scenes_type': ['SALES_SCENES_STORE', 'SALES_SCENES_WEB'],
    'business_info.sales_info.biz_store_info.store_entrance_pic': 'media-1',
    'business_info.sales_info.biz_store_info.indoor_pic': ['media-2', ''],
    'business_info.sales_info.mp_info.mp_pics': [],
    'bank_account_info.account_number': '6222020200112233',
  },
}

const withField = (path: string) => () => wireForm({ ...SUBMISSION, form: { ...SUBMISSION.form, [path]: 'x' } })

describe('the form on the wire', () => {
  test('is a tree without anything empty in it', () => {
    expect(wireForm(SUBMISSION)).toEqual({
      business_code: '1900007291_1',
      contact_info: { contact_type: 'LEGAL', contact_name: '李四' },
      subject_info: {
        subject_type: 'SUBJECT_TYPE_ENTERPRISE',
        finance_institution: false,
        business_license_info: { license_number: '91440300MA5DA1234X' },
        ubo_info_list: [{ ubo_id_doc_name: '甲' }, { ubo_id_doc_name: '丙' }],
      },
      business_info: {
        sales_info: {
          sales_scenes_type: ['SALES_SCENES_STORE', 'SALES_SCENES_WEB'],
          biz_store_info: { store_entrance_pic: ['media-1'], indoor_pic: ['media-2'] },
        },
      },
      bank_account_info: { account_number: '6222020200112233' },
    })
  })

  test('a path that is no field is refused, and none reaches an object’s prototype', () => {
    for (const path of ['subject_info', 'contact_info.contact_name.x', 'contact_info.', 'business_info.sales_info']) {
      expect(withField(path)).toThrow('INPUT_INVALID')
    }
    withField('constructor.prototype.polluted')()
    withField('a.__proto__.polluted')()
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

let here: Awaited<ReturnType<typeof openBefore>>
beforeEach(async () => {
  here = await openBefore()
})
afterEach(() => here.close())

test('a submission goes out sealed, and its number comes back as text', async () => {
  here.gateway.next(signed(200, '{"applyment_id":2000002124775691}', NOW))
  expect(await here.channel.submitApplyment?.(SUBMISSION, NO_AID)).toEqual({
    state: 'accepted',
    applymentId: '2000002124775691',
  })
  const sent: { contact_info: { contact_name: string } } = JSON.parse(String(here.gateway.requests[0]?.body))
  expect(Rsa.decrypt(sent.contact_info.contact_name, createPrivateKey(keys.G1.pem))).toBe('李四')
})

test('a no, and no answer', async () => {
  here.gateway.next(refusal(400, 'PROCESSING', '存在流程进行中的申请单'), (response) => response.destroy())
  expect(await here.channel.submitApplyment?.(SUBMISSION, NO_AID)).toMatchObject({
    state: 'refused',
    refusal: { code: 'PROCESSING' },
  })
  expect(await here.channel.submitApplyment?.(SUBMISSION, NO_AID)).toMatchObject({ state: 'unknown' })
})

test('a text too long to be sealed is named, and nothing is sent', async () => {
  const form = { ...SUBMISSION.form, 'contact_info.contact_name': '字'.repeat(72) }
  expect(await here.channel.submitApplyment?.({ ...SUBMISSION, form }, NO_AID)).toMatchObject({
    state: 'refused',
    refusal: { code: 'TOO_LONG_TO_ENCRYPT', message: expect.stringContaining('contact_info.contact_name') },
  })
  expect(here.gateway.requests).toHaveLength(0)
})

const REF = { businessCode: '1900007291_1', subjectType: 'SUBJECT_TYPE_ENTERPRISE' }
const SEEN = {
  business_code: '1900007291_1',
  applyment_id: 2000002124775691,
  applyment_state: 'APPLYMENT_STATE_AUDITING',
  applyment_state_msg: '审核中',
  sign_url: 'https://pay.weixin.qq.com/public/apply4ec_sign/s?applymentId=2000002124775691&sign=0123',
}
const query = (changes: object = {}) => {
  here.gateway.next(signed(200, JSON.stringify({ ...SEEN, ...changes }), NOW))
  return here.channel.queryApplyment?.(REF)
}

test.each([
  ['APPLYMENT_STATE_EDITTING', 'editting'],
  ['APPLYMENT_STATE_AUDITING', 'auditing'],
  ['APPLYMENT_STATE_REJECTED', 'rejected'],
  ['APPLYMENT_STATE_TO_BE_CONFIRMED', 'to_be_confirmed'],
  ['APPLYMENT_STATE_TO_BE_SIGNED', 'to_be_signed'],
  ['APPLYMENT_STATE_SIGNING', 'signing'],
  ['APPLYMENT_STATE_FINISHED', 'finished'],
  ['APPLYMENT_STATE_CANCELED', 'canceled'],
  ['APPLYMENT_STATE_FROZEN', 'unknown'],
  ['toString', 'unknown'],
])('%s is %s, and kept as it came', async (applyment_state, state) => {
  expect(await query({ applyment_state })).toMatchObject({ state, raw: applyment_state, message: '审核中' })
})

const detail = (field: string) => ({ field, field_name: '名称', reject_reason: '不清晰' })

test('what the reviewer names is found again in the form, where only one field can be meant', async () => {
  const seen = await query({
    applyment_state: 'APPLYMENT_STATE_REJECTED',
    audit_detail: ['id_card_copy', 'account_number', 'ubo_id_doc_copy', 'a_new_field'].map(detail),
  })
  expect(seen).toMatchObject({
    objections: [
      { field: 'id_card_copy', path: 'subject_info.identity_info.id_card_info.id_card_copy', rejectReason: '不清晰' },
      { field: 'account_number', path: 'bank_account_info.account_number' },
      { field: 'ubo_id_doc_copy' }, // one of up to four
      { field: 'a_new_field' },
    ],
  })
  const objections = seen !== undefined && 'objections' in seen ? seen.objections : []
  expect(objections.slice(2).map(({ path }) => path)).toEqual([undefined, undefined])
})

test('sub_mchid and sign_url come along when they are there', async () => {
  expect(await query({ sub_mchid: '1900000109' })).toMatchObject({ subMchid: '1900000109', signUrl: SEEN.sign_url })
  expect(await query()).not.toHaveProperty('subMchid')
})

test('absent by its own code; otherwise unreadable, and asked again', async () => {
  here.gateway.next(
    refusal(400, 'APPLYMENT_NOT_EXIST', '申请单不存在'),
    refusal(403, 'NO_AUTH', '无权限'),
    refusal(403, 'RATE_LIMITED', '频率超限'),
    signed(200, '{}', NOW),
  )
  expect(await here.channel.queryApplyment?.(REF)).toEqual({ state: 'absent' })
  for (let i = 0; i < 3; i++) {
    expect(await here.channel.queryApplyment?.(REF)).toMatchObject({ state: 'unreadable' })
  }
  expect(await query({ business_code: '1900007291_2' })).toMatchObject({ state: 'unreadable' })
})

describe('pictures', () => {
  const picture = {
    filename: '李四 "身份证".jpg',
    mediaType: 'image/jpeg',
    bytes: Buffer.from([0xff, 0xd8]),
    sha256: 'ab'.repeat(32),
  }

  test('are sent under a name that tells nothing', async () => {
    here.gateway.next(signed(200, '{"media_id":"m1"}', NOW))
    expect(await here.channel.uploadPicture?.(picture, 'SUBJECT_TYPE_ENTERPRISE')).toEqual({
      state: 'uploaded',
      mediaId: 'm1',
    })
    const body = String(here.gateway.requests[0]?.body)
    expect(body).toContain(`{"filename":"${'ab'.repeat(16)}.jpg","sha256":"${'ab'.repeat(32)}"}`)
    expect(body).not.toContain('李四')
  })

  test('of another kind are not sent at all', async () => {
    await expect(
      here.channel.uploadPicture?.({ ...picture, mediaType: 'image/svg+xml' }, 'SUBJECT_TYPE_ENTERPRISE'),
    ).rejects.toThrow('PICTURE_INVALID')
    expect(here.gateway.requests).toHaveLength(0)
  })

  test('that the gateway does not take', async () => {
    here.gateway.next(refusal(400, 'PARAM_ERROR', '图片sha256值有误，请检查后重新提交'))
    expect(await here.channel.uploadPicture?.(picture, 'SUBJECT_TYPE_ENTERPRISE')).toMatchObject({
      state: 'refused',
      refusal: { code: 'PARAM_ERROR' },
    })
  })
})

describe('the probe', () => {
  test('is answered where keys and numbers are right, and tells how far the clocks are apart', async () => {
    here.gateway.next((response) =>
      response
        .writeHead(400, { date: new Date(NOW.getTime() - 4000).toUTCString() })
        .end('{"code":"APPLYMENT_NOT_EXIST","message":"申请单不存在"}'),
    )
    expect(await here.channel.probe()).toEqual({ state: 'ok', clockSkewMs: 4000 })
  })

  test('is refused by name where they are not', async () => {
    here.gateway.next(refusal(401, 'SIGN_ERROR', '商户证书序列号有误。请使用签名私钥匹配的证书序列号'))
    expect(await here.channel.probe()).toMatchObject({ state: 'refused', refusal: { status: 401, code: 'SIGN_ERROR' } })
    here.gateway.next((response) => response.destroy())
    expect(await here.channel.probe()).toMatchObject({ state: 'unknown' })
  })
})
