import { expect, test } from 'vitest'
import { isPictureField, wireFields } from './wire-form.ts'

test('a form is read leaf by leaf, in its own order', () => {
  const form = {
    contact_info: { contact_type: 'LEGAL' },
    business_info: { sales_info: { sales_scenes_type: ['SALES_SCENES_STORE', 'SALES_SCENES_WEB'] } },
    subject_info: {
      ubo_info_list: [{ ubo_id_doc_name: '陈大明' }, { ubo_id_doc_name: '林晓' }],
      finance_institution: false,
    },
  }
  expect(wireFields(form)).toEqual([
    { path: 'contact_info.contact_type', name: 'contact_type', group: 'contact_info', values: ['LEGAL'] },
    {
      path: 'business_info.sales_info.sales_scenes_type',
      name: 'sales_scenes_type',
      group: 'business_info',
      values: ['SALES_SCENES_STORE', 'SALES_SCENES_WEB'],
    },
    {
      path: 'subject_info.ubo_info_list.0.ubo_id_doc_name',
      name: 'ubo_id_doc_name',
      group: 'subject_info',
      values: ['陈大明'],
    },
    {
      path: 'subject_info.ubo_info_list.1.ubo_id_doc_name',
      name: 'ubo_id_doc_name',
      group: 'subject_info',
      values: ['林晓'],
    },
    { path: 'subject_info.finance_institution', name: 'finance_institution', group: 'subject_info', values: ['false'] },
  ])
})

test.each(['license_copy', 'id_card_national', 'store_entrance_pic', 'mp_pics', 'qualifications'])(
  '%s holds pictures',
  (name) => {
    expect(isPictureField({ name })).toBe(true)
  },
)

test.each(['merchant_shortname', 'qualification_type', 'account_number'])('%s holds none', (name) => {
  expect(isPictureField({ name })).toBe(false)
})
