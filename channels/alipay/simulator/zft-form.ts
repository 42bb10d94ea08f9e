import { type Fields, fieldsOf } from './fields.ts'
import type { Call } from './methods.ts'
import type { State } from './state.ts'

const INVALID = 'MERCHANT_ILLEGAL_ARGUMENT'
/** Which document belongs to which kind of merchant. https://opendocs.alipay.com/open/direct-payment/qadp9d */
const CERT_TYPES: Readonly<Record<string, string>> = {
  '01': '201',
  '02': '218',
  '03': '204',
  '04': '206',
  '05': '219',
  '06': '100',
  '07': '201',
}
const PERSON = '06'
const INDIVIDUAL = '07'
const FACE_TO_FACE = '当面付'
const SERVICES = [
  '当面付',
  'jsapi支付',
  'app支付',
  'wap支付',
  '电脑支付',
  '预授权支付',
  '商户代扣',
  '小程序支付',
  '订单码支付',
]
const CONTACT_TYPES = ['LEGAL_PERSON', 'CONTROLLER', 'AGENT', 'OTHER']

/** The whole form. */
export function checkFull(state: State, call: Call): void {
  const fields = fieldsOf(call.biz, INVALID)
  checkCommon(state, call, fields)
  const type = fields.need('merchant_type', 8)
  if (CERT_TYPES[type] === undefined) throw fields.invalid('merchant_type取值不正确')
  if (fields.need('cert_type', 16) !== CERT_TYPES[type]) throw fields.invalid('cert_type与merchant_type不匹配')
  fields.need('cert_no', 64)
  if (type === INDIVIDUAL) fields.need('cert_name', 256)
  if (type !== PERSON) {
    fields.need('legal_name', 64)
    fields.need('legal_cert_no', 64)
  }
  if (fields.texts('service').includes(FACE_TO_FACE)) {
    fields.need('cert_image', 256)
    if (type === PERSON) fields.need('cert_image_back', 256)
  }
  checkSettlement(call)
  checkHolder(fields, type)
}

/** For an account that is known by name already: its documents are there. */
export function checkSimple(state: State, call: Call): void {
  const fields = fieldsOf(call.biz, INVALID)
  checkCommon(state, call, fields)
  fields.need('binding_alipay_logon_id', 64)
}

/** The merchant brings the rest by scanning a code. */
export function checkQuick(_: State, call: Call): void {
  const fields = fieldsOf(call.biz, INVALID)
  fields.need('external_id', 64)
  fields.need('alias_name', 128)
}

/** A card or an account, and a rule that names it. */
export function checkSettlement({ biz }: Call): void {
  const fields = fieldsOf(biz, INVALID)
  const rule = fieldsOf(fields.needRecord('default_settle_rule'), INVALID)
  const type = rule.needWord('default_settle_type', ['bankCard', 'alipayAccount'])
  const target = rule.need('default_settle_target', 64)
  const cards = fields.list('biz_cards').map((card) => fieldsOf(card, INVALID))
  for (const card of cards) {
    for (const name of ['account_holder_name', 'account_no', 'account_inst_name']) card.need(name, 128)
    card.needWord('usage_type', ['01', '02'])
    card.needWord('account_type', ['DC', 'CC'])
  }
  const known =
    type === 'bankCard' ? cards.map((card) => card.need('account_no', 64)) : [fields.need('alipay_logon_id', 64)]
  if (!known.includes(target)) throw fields.invalid('default_settle_target与结算账户不一致')
}

function checkCommon(state: State, { biz }: Call, fields: Fields): void {
  if (fields.text('out_biz_no', 64) !== undefined) throw fields.invalid('out_biz_no已废弃')
  fields.need('external_id', 64)
  fields.need('name', 256)
  fields.need('alias_name', 256)
  fields.need('mcc', 16)
  checkContacts(fields)
  const services = fields.texts('service')
  if (services.length === 0) throw fields.invalid('service不能为空')
  if (services.some((one) => !SERVICES.includes(one))) throw fields.invalid('service取值不正确')
  if (services.includes(FACE_TO_FACE)) checkShop(fields)
  checkSites(fields)
  checkQualifications(fields)
  checkImages(state, fields, biz)
}

/** A private person is settled to an account; a card in another's name needs a letter. */
function checkHolder(fields: Fields, type: string): void {
  const [card] = fields.list('biz_cards').map((one) => fieldsOf(one, INVALID))
  if (!card) return
  if (type === PERSON) throw fields.invalid('个人商户不支持结算到银行卡')
  const owners = ['name', 'cert_name', 'legal_name'].map((name) => fields.text(name, 256))
  if (owners.includes(card.text('account_holder_name', 128))) return
  fields.need('license_auth_letter_image', 256)
}

/** Which service needs which kind of site is said nowhere; a site that is named has to say its kind. */
function checkSites(fields: Fields): void {
  for (const site of fields.list('sites').map((one) => fieldsOf(one, INVALID))) site.need('site_type', 8)
}

/** Of lines of business that need a licence of their own: its kind and its picture. */
function checkQualifications(fields: Fields): void {
  for (const one of fields.list('qualifications').map((each) => fieldsOf(each, INVALID))) {
    one.need('industry_qualification_type', 64)
    one.need('industry_qualification_image', 256)
  }
}

function checkContacts(fields: Fields): void {
  const contacts = fields.list('contact_infos').map((one) => fieldsOf(one, INVALID))
  if (contacts.length === 0) throw fields.invalid('contact_infos不能为空')
  for (const contact of contacts) {
    contact.need('name', 128)
    contact.need('mobile', 20)
    contact.word('type', CONTACT_TYPES)
  }
}

function checkShop(fields: Fields): void {
  const address = fieldsOf(fields.needRecord('business_address'), INVALID)
  for (const name of ['province_code', 'city_code', 'district_code', 'address']) address.need(name, 256)
  for (const name of ['out_door_images', 'in_door_images']) {
    if (fields.texts(name).length === 0) throw fields.invalid(`${name}不能为空`)
  }
}

const IMAGES = [
  'cert_image',
  'cert_image_back',
  'legal_cert_front_image',
  'legal_cert_back_image',
  'license_auth_letter_image',
]

/** Every picture that is named was uploaded before. */
function checkImages({ pictures }: State, fields: Fields, biz: Call['biz']): void {
  const single = IMAGES.flatMap((name) => fields.text(name, 256) ?? [])
  const several = ['out_door_images', 'in_door_images'].flatMap((name) => (name in biz ? fields.texts(name) : []))
  const missing = [...single, ...several].find((id) => !pictures.get(id))
  if (missing !== undefined) throw fields.invalid(`图片${missing}不存在`)
}
