import { type Fields, fieldsOf } from './fields.ts'
import type { Call } from './methods.ts'
import { FORM_PICTURES, keepFile, keepPicture } from './pictures.ts'
import { business } from './refusal.ts'
import type { SigningPart } from './signing.ts'
import type { State } from './state.ts'
import { type Place, placesOf } from './shown-places.ts'
import { instantOf } from './times.ts'

export type AgentForm = {
  /** Behind `alipay.open.agent.` */
  readonly name: string
  /** What the form is about, where it says so by itself. */
  readonly productCode?: string
  readonly check: (fields: Fields, call: Call) => void
}

const MCC = /^[A-Z]\d{4}_[A-Z]\d{4}$/
const OTHER_FILES = /\.(docx?|pdf|apk)$/i

/** https://opendocs.alipay.com/isv/04hwj9 and the pages of each form beside it */
export const AGENT_FORMS: readonly AgentForm[] = [
  {
    name: 'facetoface.sign',
    productCode: 'FACE_TO_FACE_PAYMENT',
    check(fields, call) {
      checkOwner(fields, call)
      checkContract(fields, call, { lowest: 0.38, highest: 0.6 })
    },
  },
  {
    name: 'offlinepayment.sign',
    productCode: 'OFFLINE_PAYMENT',
    check(fields, call) {
      checkOwner(fields, call)
      checkContract(fields, call, { lowest: 0.38, highest: 3 })
    },
  },
  {
    name: 'common.sign',
    check(fields, call) {
      fields.need('product_code', 64)
      checkContract(fields, call, { lowest: 0.2, highest: 3 })
      for (const place of placesOf(fields)) SHOWN[place](fields)
    },
  },
  {
    name: 'mobilepay.sign',
    productCode: 'QUICK_MSECURITY_PAY',
    check(fields, call) {
      fields.need('app_name', 64)
      if (fields.word('app_status', ['已上线', '未上线']) === '已上线') fields.need('download_link', 512)
      checkContract(fields, call, { lowest: 0.38, highest: 3 })
    },
  },
  { name: 'mini.create', check: checkMiniProgram },
]

/** One form of a batch, with its files. */
export function readForm(state: State, call: Call, { name, productCode, check }: AgentForm): SigningPart {
  const fields = fieldsOf(call.biz, 'INVALID_PARAMETER')
  check(fields, call)
  const pictures = [...call.files].map(([field, file]) => {
    const other = OTHER_FILES.exec(file.filename ?? '')?.[1]
    const kept =
      other === undefined
        ? keepPicture(state, call.app.appId, file, FORM_PICTURES)
        : keepFile(state, call.app.appId, file, 'application/octet-stream', other)
    return [field, kept.id] as const
  })
  const code = productCode ?? fields.text('product_code', 64)
  return {
    no: state.world.ids.digits('agent_part', 20),
    form: name,
    ...(code !== undefined && { productCode: code === 'OFFLINE_PAYMENT' ? 'FACE_TO_FACE_PAYMENT' : code }),
    fields: call.biz,
    pictures: Object.fromEntries(pictures),
    ...(fields.flag('sign_and_auth') && { signAndAuth: true }),
  }
}

/** What shows that the merchant does its business there. */
const SHOWN: Readonly<Record<Place, (fields: Fields) => void>> = {
  web: (fields) => checkSites(fields, 'web'),
  h_5: (fields) => checkSites(fields, 'h_5'),
  app: (fields) => void fields.need('app_name', 64),
  mini: (fields) => void fields.need('mini_app_id', 32),
  shop: (fields) => void fields.need('shop_name', 128),
}

function checkSites(fields: Fields, of: 'web' | 'h_5'): void {
  if (fields.texts(`${of}_sites`).length === 0) throw fields.invalid(`${of}_sites不能为空`)
  fields.word(`${of}_status`, ['ONLINE', 'OFFLINE'])
}

/** Whose licence it is, where it is another's: he is called. */
function checkOwner(fields: Fields, { files }: Call): void {
  if (files.has('business_license_auth_pic')) fields.need('business_license_mobile', 20)
}

/** Until when the licence counts, and whether another one is needed. */
function checkLicence(fields: Fields, { files }: Call): void {
  if (fields.text('long_term', 8) === 'false') fields.need('date_limitation', 10)
  if (fields.text('special_license_type', 8) !== undefined && !files.has('special_license_pic')) {
    throw fields.invalid('special_license_pic不能为空')
  }
}

type Rates = { lowest: number; highest: number }

function checkContract(fields: Fields, call: Call, { lowest, highest }: Rates): void {
  checkLicence(fields, call)
  if (!MCC.test(fields.need('mcc_code', 128))) throw business('NOT_MATCHED_SSU_OR_PS', '经营类目不符合产品要求')
  const rate = fields.text('rate', 8)
  if (rate === undefined && fields.flag('sign_and_auth')) throw fields.invalid('rate不能为空')
  if (rate !== undefined && !(/^\d(\.\d{1,2})?$/.test(rate) && Number(rate) >= lowest && Number(rate) <= highest)) {
    throw business('FACE_TO_FACE_RATE_PARAM_ERROR', '费率不在允许的范围内')
  }
  const limit = fields.text('date_limitation', 10)
  if (limit !== undefined && instantOf(`${limit} 00:00`) === undefined)
    throw fields.invalid('date_limitation格式不正确')
}

function checkMiniProgram(fields: Fields, { files }: Call): void {
  checkWidth(fields, 'app_name', 3, 20)
  checkWidth(fields, 'app_english_name', 3, 20)
  checkWidth(fields, 'app_slogan', 10, 32)
  checkWidth(fields, 'app_desc', 20, 200)
  if (fields.text('service_phone', 30) === undefined && fields.text('service_email', 64) === undefined) {
    throw fields.invalid('service_phone和service_email不能同时为空')
  }
  if (!files.has('app_logo')) throw fields.invalid('app_logo不能为空')
}

/** A Chinese character counts twice. */
function checkWidth(fields: Fields, name: string, least: number, most: number): void {
  const width = [...fields.need(name, 400)].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0xff ? 2 : 1), 0)
  if (width < least || width > most) throw fields.invalid(`${name}长度不正确`)
}
