import { descriptor } from '@ruzhu/channels/wechatpay/descriptor.ts'
import { list } from '@ruzhu/cli/demo/api.ts'
import { act, reached, submit } from '@ruzhu/cli/demo/onboarding.ts'
import { drawPicture } from '@ruzhu/cli/demo/pictures/pictures.ts'
import type { ApplymentForm } from '@ruzhu/domain/applyments/applyments.ts'
import { initialForm } from '@ruzhu/domain/applyments/form.ts'
import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import { makeFirstAccounts } from '@ruzhu/server/simulator/first-account.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { Phone } from './client-pages/world.ts'
import { fillForm } from './onboarding/fill-form.ts'

/** Each kind of subject, in every sales scene, through our server to the reviewer's desk and all the way to its number. */

let house: House
let api: Awaited<ReturnType<House['program']>>['api']

beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  await makeFirstAccounts(house.server.parts, house.simulator.url)
  api = (await house.program()).api
  const accounts = list(await api.get('/v1/provider-accounts'), 'data')
  const ours = accounts.find(({ channel }) => channel === 'wechatpay')?.['settings']
  const { sp_mchid } = Object.fromEntries(Object.entries(ours ?? {}))
  // 小微 is for providers that were given it
  const products = ['JSAPI', 'NATIVE', 'MICRO_APPLYMENT']
  await house.simulatorApi.patch(`/_sim/wechatpay/merchants/${String(sp_mchid)}`, { products })
})
afterAll(() => house?.close())

const SCENES = ['STORE', 'MP', 'MINI_PROGRAM', 'APP', 'WEB', 'WEWORK'].map((name) => `SALES_SCENES_${name}`)

/** What is chosen, and who has to show that the account is theirs. https://pay.weixin.qq.com/doc/v3/partner/4012697052 */
const KINDS: readonly [type: string, what: string, chosen: ApplymentForm, verified: false | 'verify' | 'transfer'][] = [
  ['SUBJECT_TYPE_ENTERPRISE', 'signed by its legal representative', {}, false],
  ['SUBJECT_TYPE_ENTERPRISE', 'signed by a deputy', { 'contact_info.contact_type': 'SUPER' }, 'verify'],
  ['SUBJECT_TYPE_INDIVIDUAL', 'paid to the owner’s card', {}, false],
  [
    'SUBJECT_TYPE_INDIVIDUAL',
    'paid to its corporate account',
    { 'bank_account_info.bank_account_type': 'BANK_ACCOUNT_TYPE_CORPORATE' },
    false,
  ],
  ['SUBJECT_TYPE_GOVERNMENT', 'without a letter', {}, 'transfer'],
  ['SUBJECT_TYPE_INSTITUTIONS', 'with a letter', { 'subject_info.certificate_letter_copy': 'picture' }, false],
  [
    'SUBJECT_TYPE_INSTITUTIONS',
    'represented by a deputy',
    { 'subject_info.identity_info.id_holder_type': 'SUPER' },
    'transfer',
  ],
  ['SUBJECT_TYPE_OTHERS', 'with two owners', { _ubo: 'list', _ubo_count: '2' }, 'transfer'],
  ['SUBJECT_TYPE_MICRO', 'in a shop', {}, false],
  ['SUBJECT_TYPE_MICRO', 'on the move', { 'subject_info.micro_biz_info.micro_biz_type': 'MICRO_TYPE_MOBILE' }, false],
  ['SUBJECT_TYPE_MICRO', 'online', { 'subject_info.micro_biz_info.micro_biz_type': 'MICRO_TYPE_ONLINE' }, false],
]

test.each(KINDS)('%s %s is approved, signs and gets its number', async (type, _what, chosen, verified) => {
  const subjectType = kind(type)
  const client = await api.post('/v1/clients', {
    name: `${type} 示例`,
    contact_name: '林晓敏',
    contact_phone: '13800138000',
  })
  const clientId = String(client['id'])
  const picture = drawPicture('business-licence', '证照.png')
  const media = String((await api.upload(`/v1/clients/${clientId}/materials`, picture))['id'])
  const begun = await api.post('/v1/applyments', { client_id: clientId, channel: 'wechatpay', subject_type: type })
  const start = { ...initialForm(subjectType, {}), 'business_info.sales_info.sales_scenes_type': SCENES, ...chosen }
  const form = Object.fromEntries(
    Object.entries(fillForm(subjectType, start, media)).map(([path, value]) => [
      path,
      value === 'picture' ? media : value,
    ]),
  )
  await api.patch(`/v1/applyments/${String(begun['id'])}`, { version: begun['version'], form })

  const applyment = { id: String(begun['id']), clientId }
  expect(await api.post(`/v1/applyments/${applyment.id}/check`)).toMatchObject({ must: [] })
  const link = await house.person('POST', `/v1/clients/${clientId}/links`, {})
  await submit(api, applyment)
  await act(house.simulatorApi, api, applyment, 'approve')
  if (verified) {
    expect(await reached(api, applyment, 'to_be_confirmed')).toMatchObject({
      next_step: { key: 'account_verification.scan', handover: { kind: verified } },
    })
    expect(await turnOnPhone(String(link.json['address']))).toContain(
      verified === 'transfer' ? '收款户名、账号、银行、金额和附言都在微信支付的页面上' : '扫码，完成账户验证',
    )
    await act(house.simulatorApi, api, applyment, 'verify_account')
  }
  expect(await reached(api, applyment, 'to_be_signed')).toHaveProperty('sign_url')
  await act(house.simulatorApi, api, applyment, 'sign')
  await reached(api, applyment, 'signing')
  await act(house.simulatorApi, api, applyment, 'open')
  const { sub_mchid } = await reached(api, applyment, 'finished')

  // the AppIDs of the form came along with the approval, and so did what its scenes open
  const merchant = await house.simulatorApi.get(`/_sim/wechatpay/merchants/${String(sub_mchid)}`)
  expect(merchant).toMatchObject({ appids: ['wx8888888888888888'] })
})

/** What the client's own people read about it. */
async function turnOnPhone(address: string): Promise<string> {
  const phone = new Phone(house.url, address)
  await phone.prove('8000')
  return (await phone.get()).text
}

function kind(type: string): SubjectType {
  const found = descriptor.subjectTypes.find((one) => one.type === type)
  if (!found) throw new Error(`no form for ${type}`)
  return found
}
