import type { ApplymentForm, FieldPath } from '@ruzhu/domain/applyments/applyments.ts'
import { listed } from '@ruzhu/domain/applyments/form.ts'
import { FOREVER } from '@ruzhu/domain/applyments/rules/days.ts'
import type { CommonForm, MobilePayForm, OfflinePaymentForm } from '@ruzhu/alipay/agent-forms.ts'
import type { UploadFile } from '@ruzhu/alipay/multipart.ts'
import { placesOf } from './places.ts'

/** One form of ours in the words of each of the gateway's; which of them is sent follows from the product. */
export type Filled = {
  faceToFace: OfflinePaymentForm
  mobilePay: MobilePayForm
  common: Omit<CommonForm, 'product_code'>
  files: Readonly<Record<string, UploadFile>>
}

export function agentForm(batchNo: string, form: ApplymentForm, files: Readonly<Record<string, UploadFile>>): Filled {
  const said = texts(form)
  const { business_license_mobile, ...licence } = licenceOf(said)
  const batch = { batch_no: batchNo, mcc_code: said['mcc_code'] ?? '', ...licence, ...pick(said, ['rate']) }
  const district = said['shop_district_code']
  const shop = pick(said, ['shop_name', 'shop_detail_address'])
  return {
    faceToFace: {
      ...batch,
      ...(business_license_mobile !== undefined && { business_license_mobile }),
      ...pick(said, ['shop_name', 'sign_and_auth', 'delivery_address']),
      ...(district !== undefined && {
        shop_address: {
          country_code: '156',
          ...placesOf(district),
          detail_address: said['shop_detail_address'] ?? '',
        },
      }),
    },
    mobilePay: {
      ...batch,
      app_name: said['app_name'] ?? '',
      ...lists(form, ['app_type', 'app_market']),
      ...pick(said, ['app_status', 'download_link', 'app_test_account', 'app_test_account_password']),
    } as MobilePayForm, // its choices are those of the form
    common: {
      ...batch,
      ...shop,
      ...(district !== undefined && prefixed('shop_', placesOf(district))),
      ...(files['special_license_pic'] && { special_license_type: '99' }),
      ...lists(form, ['web_sites', 'h_5_sites']),
      ...pick(said, SITE_FIELDS),
    } as Omit<CommonForm, 'product_code'>, // its choices are those of the form
    files: renamed(files),
  }
}

const SITE_FIELDS = [
  'web_status',
  'web_test_account',
  'web_test_account_password',
  'h_5_status',
  'h_5_memo',
  'mini_app_id',
  'mini_app_name',
]

/** The last day, or that there is none; and whose licence it is. */
function licenceOf(said: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { date_limitation: last = '', ...rest } = pick(said, [
    'business_license_no',
    'business_license_mobile',
    'date_limitation',
  ])
  const term = last === FOREVER ? { long_term: 'true' } : { long_term: 'false', date_limitation: last }
  return { ...rest, ...(last !== '' && term) }
}

/** App pay has names of its own for two pictures. */
function renamed(files: Readonly<Record<string, UploadFile>>): Readonly<Record<string, UploadFile>> {
  const { app_home_screenshot: home, app_pay_screenshot: pay, ...rest } = files
  return { ...rest, ...(home && { home_screenshot: home }), ...(pay && { pay_screenshot: pay }) }
}

function texts(form: ApplymentForm): Readonly<Record<FieldPath, string>> {
  return Object.fromEntries(
    Object.entries(form).filter((entry): entry is [FieldPath, string] => typeof entry[1] === 'string'),
  )
}

function pick(said: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (said[name] === undefined ? [] : [[name, said[name]]])))
}

function lists(form: ApplymentForm, names: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(names.flatMap((name) => (form[name] === undefined ? [] : [[name, listed(form[name])]])))
}

function prefixed(prefix: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]))
}
