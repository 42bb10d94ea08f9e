import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyName } from './simulator/sealing.ts'
import {
  type Change,
  STATE,
  SUBMIT,
  additions,
  approved,
  bySuper,
  call,
  filled,
  government,
  heldBySuper,
  individual,
  institution,
  letter,
  micro,
  openOffice,
  owners,
  passport,
  picture,
  set,
  sim,
  society,
  sp,
  subject,
  submitted,
} from './simulator/office.ts'
import type { Json } from './simulator/world.ts'

/*
 * 进件 of every kind of subject and in every scene, and what each demands that the others do not.
 * https://pay.weixin.qq.com/doc/v3/partner/4012719997
 */

beforeAll(openOffice)
afterAll(() => sim.close())

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
