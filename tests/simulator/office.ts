import { enterpriseForm } from './enterprise.ts'
import { keyName, sealed } from './sealing.ts'
import { upload } from './upload.ts'
import { type Answer, type Json, type Made, type SimWorld, openSimulator, signer } from './world.ts'

/** A provider that hands in applications of every kind of subject, each as a change of an enterprise's. */

type Form = ReturnType<typeof enterpriseForm>
export type Change = (form: Form) => void

export const SUBMIT = '/v3/applyment4sub/applyment/'
export const STATE = 'APPLYMENT_STATE_'

export let sim: SimWorld
export let sp: Made
export let call: ReturnType<typeof signer>
export let picture: string
export let film: string

/** A simulator of one's own, and a provider in it that applies for clients. To be opened before the first test. */
export async function openOffice(): Promise<void> {
  sim = await openSimulator()
  await sim.told('POST', '/_sim/clock', { now: '2026-11-24T10:00:00+08:00', speed: 0 })
  sp = await sim.merchant({ kind: 'provider', keys: 'public_key', products: ['JSAPI', 'NATIVE', 'MICRO_APPLYMENT'] })
  call = signer(sim.url, sp)
  picture = String((await upload(call)).body['media_id'])
  const path = '/v3/merchant/media/video_upload'
  film = String((await upload(call, { path, file: Buffer.from('film'), filename: 'a.mp4' })).body['media_id'])
}

let count = 0
export const E = (text: string) => sealed(sp, text)
export const refusal = ({ status, body }: Answer) => [status, body['code'], body['message']]

export function filled(...changes: Change[]): Form {
  const form = enterpriseForm(`${sp.mchid}_${count++}`, E, picture)
  for (const change of changes) change(form)
  return form
}

export async function submitted(...changes: Change[]) {
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
export const approved = async (...changes: Change[]) => {
  const one = await submitted(...changes)
  await one.act('approve')
  return String((await one.state())['applyment_state']).replace(STATE, '')
}

export const set =
  (part: (form: Form) => object, values: () => object): Change =>
  (form) =>
    void Object.assign(part(form), values())
export const without =
  (part: (form: Form) => object, ...names: string[]): Change =>
  (form) => {
    for (const name of names) Reflect.deleteProperty(part(form), name)
  }
export const subject = (form: Form) => form.subject_info
export const identity = (form: Form) => form.subject_info.identity_info
export const contact = (form: Form) => form.contact_info
export const sales = (form: Form) => form.business_info.sales_info
export const bank = (form: Form) => form.bank_account_info

export const bySuper = set(contact, () => ({
  contact_type: 'SUPER',
  contact_id_doc_type: 'IDENTIFICATION_TYPE_IDCARD',
  contact_id_number: E('44030119900101123X'),
  contact_id_doc_copy: picture,
  contact_id_doc_copy_back: picture,
  contact_period_begin: '2020-01-01',
  contact_period_end: '长期',
}))
export const certified = (type: string, certType: string): Change => {
  return (form) => {
    Reflect.deleteProperty(form.subject_info, 'business_license_info')
    Object.assign(form.subject_info, { subject_type: type, certificate_info: certificate(certType) })
    Object.assign(form.settlement_info, { settlement_id: '730' })
    Object.assign(form.bank_account_info, { account_name: E('深圳市南山区牛腩协会') })
  }
}
export const certificate = (certType: string): Json => ({
  cert_copy: picture,
  cert_type: certType,
  cert_number: '12440300MA5DA1234X',
  merchant_name: '深圳市南山区牛腩协会',
  company_address: '广东省深圳市南山区',
  legal_person: '陈建国',
  period_begin: '2016-06-06',
  period_end: '长期',
})
export const government = certified('SUBJECT_TYPE_GOVERNMENT', 'CERTIFICATE_TYPE_2389')
export const institution = certified('SUBJECT_TYPE_INSTITUTIONS', 'CERTIFICATE_TYPE_2388')
export const society = certified('SUBJECT_TYPE_OTHERS', 'CERTIFICATE_TYPE_2394')
export const letter = set(subject, () => ({ certificate_letter_copy: picture }))
export const individual: Change = (form) => {
  form.subject_info.subject_type = 'SUBJECT_TYPE_INDIVIDUAL'
  form.subject_info.business_license_info.merchant_name = '个体户陈建国'
  form.subject_info.business_license_info.license_number = '440301199001011'
  form.settlement_info.settlement_id = '719'
  Object.assign(form.bank_account_info, {
    bank_account_type: 'BANK_ACCOUNT_TYPE_PERSONAL',
    account_name: E('陈建国'),
  })
}
export const micro: Change = (form) => {
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
export const microStore = (): Json => ({
  micro_biz_type: 'MICRO_TYPE_STORE',
  micro_store_info: {
    micro_name: '老陈牛腩粉',
    micro_address_code: '440305',
    micro_address: '科技园一号楼',
    store_entrance_pic: picture,
    micro_indoor_copy: picture,
  },
})
export const passport: Change = (form) => {
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
export const heldBySuper: Change = (form) => {
  Object.assign(form.subject_info, {
    identity_info: { id_holder_type: 'SUPER', authorize_letter_copy: picture },
  })
}
export const owners = (more: () => Json = () => ({})) =>
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

export const additions = (): Json => ({
  legal_person_commitment: picture,
  legal_person_video: film,
  business_addition_pics: [picture],
  business_addition_msg: '【资金来源：自有】',
})
