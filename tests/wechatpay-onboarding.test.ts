import { createHash } from 'node:crypto'
import { queryByApplymentId, queryByBusinessCode, submitApplyment } from '@ruzhu/wechatpay/applyments.ts'
import {
  findBankOfCard,
  listBranches,
  listCities,
  listCorporateBanks,
  listPersonalBanks,
  listProvinces,
} from '@ruzhu/wechatpay/banks.ts'
import type { WechatClient } from '@ruzhu/wechatpay/client.ts'
import { uploadImage, uploadVideo } from '@ruzhu/wechatpay/media.ts'
import {
  changeSettlementAccount,
  querySettlementAccount,
  querySettlementChange,
} from '@ruzhu/wechatpay/settlement-accounts.ts'
import {
  cancelSubjectApplyment,
  querySubjectApplyment,
  querySubjectState,
  submitSubjectApplyment,
} from '@ruzhu/wechatpay/subject-applyments.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PNG } from './simulator/enterprise.ts'
import { type Made, openSimulator, type SimWorld } from './simulator/world.ts'
import { applymentOf, KINDS, subjectApplymentOf } from './wechatpay/applyments.ts'
import { openClient, refused, said } from './wechatpay/client.ts'

let sim: SimWorld
let sp: Made
let client: WechatClient
let close: () => Promise<void>
let picture: string

beforeAll(async () => {
  sim = await openSimulator({ clock: '2026-11-23T10:00:00+08:00' })
  await sim.told('POST', '/_sim/clock', { speed: 0 })
  sp = await sim.merchant({ kind: 'provider' })
  ;({ client, close } = openClient(sim.url, sp))
  const sha256 = createHash('sha256').update(PNG).digest('hex')
  const image = { filename: 'dot.png', mediaType: 'image/png', bytes: PNG }
  picture = (await said(uploadImage(client, image, sha256))).media_id
})
afterAll(async () => {
  await close()
  await sim.close()
})

describe('an application', () => {
  const { SUBJECT_TYPE_MICRO: micro, ...common } = KINDS

  test.each(Object.entries(common))(
    'of a %s in every scene is taken, and found by both numbers',
    async (type, kind) => {
      const applyment = applymentOf(`RUZHU_${type}`, kind(picture), { picture, appid: sp.appid })
      const { applyment_id } = await said(submitApplyment(client, applyment))
      const seen = await said(queryByBusinessCode(client, applyment.business_code))
      expect(seen).toMatchObject({ applyment_id, applyment_state: 'APPLYMENT_STATE_AUDITING', audit_detail: [] })
      expect(await said(queryByApplymentId(client, applyment_id))).toEqual(seen)
      expect(await refused(submitApplyment(client, applyment))).toEqual([400, 'PROCESSING'])
    },
  )

  test('of a person without a licence needs a permission, which is all that it lacks', async () => {
    const applyment = applymentOf('RUZHU_MICRO', micro(picture), { picture, appid: sp.appid })
    await sim.told('PATCH', `/_sim/wechatpay/merchants/${sp.mchid}`, { products: ['JSAPI'] })
    expect(await refused(submitApplyment(client, applyment))).toEqual([403, 'NO_AUTH'])
    await sim.told('PATCH', `/_sim/wechatpay/merchants/${sp.mchid}`, { products: ['JSAPI', 'MICRO_APPLYMENT'] })
    const { applyment_id } = await said(submitApplyment(client, applyment))
    expect(await said(queryByApplymentId(client, applyment_id))).toMatchObject({ business_code: 'RUZHU_MICRO' })
  })

  test('brings a film where it is asked for', async () => {
    const bytes = Buffer.from('a film')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const film = { filename: 'commitment.mp4', mediaType: 'video/mp4', bytes }
    const { media_id } = await said(uploadVideo(client, film, sha256))
    const kind = common.SUBJECT_TYPE_ENTERPRISE(picture)
    const applyment = applymentOf('RUZHU_FILM', kind, { picture, appid: sp.appid })
    await said(submitApplyment(client, { ...applyment, addition_info: { legal_person_video: media_id } }))
  })

  test('that nobody has made is not there', async () => {
    expect(await refused(queryByBusinessCode(client, 'NONE'))).toEqual([400, 'APPLYMENT_NOT_EXIST'])
    expect(await refused(queryByApplymentId(client, '2000002000000000'))).toEqual([400, 'APPLYMENT_NOT_EXIST'])
  })
})

test('a subject says that it wants its number: submitted, asked for by both numbers, cancelled or confirmed', async () => {
  const { sub_mchid } = await sim.subMerchant(sp.mchid)
  expect(await said(querySubjectState(client, sub_mchid))).toEqual({ authorize_state: 'AUTHORIZE_STATE_UNAUTHORIZED' })

  const withdrawn = subjectApplymentOf('OPENING_1', { picture, subMchid: sub_mchid })
  const { applyment_id } = await said(submitSubjectApplyment(client, withdrawn))
  await said(cancelSubjectApplyment(client, { business_code: 'OPENING_1' }))
  expect((await said(querySubjectApplyment(client, { applyment_id }))).applyment_state).toBe('APPLYMENT_STATE_CANCELED')
  expect(await refused(cancelSubjectApplyment(client, { applyment_id }))).toEqual([400, 'INVALID_REQUEST'])

  const wanted = subjectApplymentOf('OPENING_2', { picture, subMchid: sub_mchid })
  const { applyment_id: id } = await said(submitSubjectApplyment(client, wanted))
  const act = (what: string) => sim.told('POST', `/_sim/wechatpay/openings/${id}/${what}`)
  await act('approve')
  const waiting = await said(querySubjectApplyment(client, { business_code: 'OPENING_2' }))
  expect(waiting).toMatchObject({
    applyment_state: 'APPLYMENT_STATE_WAITTING_FOR_CONFIRM_CONTACT',
    qrcode_data: expect.stringMatching(/^iVBOR/),
  })
  await act('confirm_contact')
  expect(await said(querySubjectState(client, sub_mchid))).toEqual({ authorize_state: 'AUTHORIZE_STATE_AUTHORIZED' })
})

test('a settlement account is shown masked, and changed once it was looked at', async () => {
  const { sub_mchid: subMchid } = await sim.subMerchant(sp.mchid, { name: '深圳市老陈餐饮有限公司' })
  expect(await said(querySettlementAccount(client, { subMchid }))).toMatchObject({ account_bank: '工商银行' })
  const change = {
    account_type: 'ACCOUNT_TYPE_BUSINESS',
    account_bank: '招商银行',
    account_number: '621483012345678',
    account_name: '深圳市老陈餐饮有限公司',
  } as const
  const { application_no: applicationNo } = await said(changeSettlementAccount(client, subMchid, change))
  expect(await said(querySettlementChange(client, { subMchid, applicationNo }))).toMatchObject({
    verify_result: 'AUDITING',
    account_number: '62***********78',
  })
  expect(await refused(changeSettlementAccount(client, subMchid, change))).toEqual([400, 'INVALID_REQUEST'])
  await sim.advance(2)
  const mask = 'ACCOUNT_NUMBER_RULE_MASK_V2'
  expect(await said(querySettlementChange(client, { subMchid, applicationNo, mask }))).toMatchObject({
    verify_result: 'AUDIT_SUCCESS',
    verify_finish_time: expect.any(Date),
    account_number: '621483*****5678',
  })
  expect(await said(querySettlementAccount(client, { subMchid }))).toMatchObject({ account_bank: '招商银行' })
  expect(await refused(querySettlementChange(client, { subMchid, applicationNo: '1' }))).toEqual([
    404,
    'ORDER_NOT_EXIST',
  ])
})

test('banks, their branches and where they are', async () => {
  const first = await said(listPersonalBanks(client, { limit: 2 }))
  expect(first).toMatchObject({ offset: 0, items: [{ account_bank: expect.any(String) }, {}] })
  const next = await said(listCorporateBanks(client, { offset: 2, limit: 200 }))
  expect(next.items).toHaveLength(next.total_count - 2)

  const provinces = await said(listProvinces(client))
  const guangdong = provinces.find(({ province_name }) => province_name.startsWith('广东'))
  const cities = await said(listCities(client, guangdong?.province_code ?? ''))
  const shenzhen = cities.find(({ city_name }) => city_name.startsWith('深圳'))
  const which = { bankAliasCode: next.items[0]?.bank_alias_code ?? '', cityCode: shenzhen?.city_code ?? '' }
  const branches = await said(listBranches(client, { ...which, limit: 1 }))
  expect(branches.items).toEqual([
    { bank_branch_name: expect.stringContaining('深圳'), bank_branch_id: expect.stringMatching(/^\d+$/) },
  ])
  expect(await refused(listPersonalBanks(client, { limit: 201 }))).toEqual([400, 'PARAM_ERROR'])

  // by the beginning of the card’s number, which nobody on the way can read
  const [bank] = await said(findBankOfCard(client, '6225881234567890'))
  expect(bank).toMatchObject({ account_bank: '招商银行', need_bank_branch: false })
  expect(await said(findBankOfCard(client, '1111111111111111'))).toEqual([])
})
