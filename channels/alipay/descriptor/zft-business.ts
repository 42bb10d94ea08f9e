import type { FormField } from '@ruzhu/domain/descriptor.ts'
import { both, type Sentence } from '@ruzhu/domain/text.ts'

export const SERVICE = 'service'
export const FACE_TO_FACE = '当面付'
export const SPECIAL = { path: '_special_category', oneOf: ['true'] }

const SERVICES: readonly (readonly [value: string, english: string])[] = [
  ['订单码支付', 'Order code: the payer scans'],
  [FACE_TO_FACE, 'Face to face: in a shop'],
  ['jsapi支付', 'In a mini program (JSAPI)'],
  ['小程序支付', 'Mini program'],
  ['wap支付', 'On a mobile website'],
  ['电脑支付', 'On a website'],
  ['app支付', 'In an app'],
  ['预授权支付', 'Pre-authorisation'],
  ['商户代扣', 'Deduction by contract'],
]

/** What it sells, under which name, and by which products it is paid. */
export function business(): FormField[] {
  return [
    {
      path: 'alias_name',
      label: both('商户简称', 'Short name'),
      help: both('付款人会在账单里看到它。', 'Payers see it on their bills.'),
      kind: 'text',
      required: true,
      rule: 'merchant_shortname',
      maxLength: 64,
      means: 'short_name',
    },
    {
      path: 'mcc',
      label: both('行业（MCC）', 'Line of business (MCC)'),
      help: both('4 位数字，在《直付通 MCC 表》里查。', 'Four digits, as in the platform’s list for direct payment.'),
      kind: 'text',
      required: true,
      rule: 'merchant_category',
      example: '5812',
    },
    {
      path: SPECIAL.path,
      label: both('这个行业要特殊资质吗', 'Does this line of business need a special licence?'),
      help: both('MCC 表里写了资质要求的选「要」。', 'Yes where the list names one.'),
      kind: 'choice',
      required: true,
      initial: 'false',
      options: [
        { value: 'false', label: both('不要', 'No') },
        { value: 'true', label: both('要', 'Yes') },
      ],
    },
    {
      path: 'qualifications.0.industry_qualification_type',
      label: both('行业资质的类型代码', 'Code of the licence'),
      help: both('在 MCC 表里查。', 'As in the list.'),
      kind: 'text',
      required: true,
      when: SPECIAL,
      maxLength: 16,
      example: '323',
    },
    {
      path: 'qualifications.0.industry_qualification_image',
      label: both('行业资质照片', 'Picture of the licence'),
      kind: 'picture',
      required: true,
      when: SPECIAL,
      means: 'proof',
    },
    {
      path: SERVICE,
      label: both('开通的服务', 'Services'),
      kind: 'choices',
      required: true,
      options: SERVICES.map(([value, english]) => ({ value, label: both(value, english) })),
    },
    {
      path: 'service_phone',
      label: both('客服电话', 'Service phone'),
      kind: 'text',
      required: false,
      rule: 'service_phone',
      example: '020-88880000',
    },
  ]
}

/** What each service is offered in. */
export function places(): FormField[] {
  return [...shop(), ...website(), ...app(), ...miniProgram()]
}

function shop(): FormField[] {
  const when = { path: SERVICE, oneOf: [FACE_TO_FACE] }
  return [
    {
      path: 'business_address.district_code',
      label: both('门店所在区县的代码', 'District of the shop'),
      help: both('6 位行政区划代码，省和市由它得出。', 'Six digits; province and city follow from it.'),
      kind: 'text',
      required: true,
      when,
      rule: 'region_code',
      example: '440105',
    },
    {
      path: 'business_address.address',
      label: both('门店详细地址', 'Address of the shop'),
      kind: 'text',
      required: true,
      when,
      minLength: 4,
      maxLength: 256,
      example: '江南西路示例 88 号',
    },
    pictures('out_door_images', both('门头照片', 'Pictures of the shop’s front'), when),
    pictures('in_door_images', both('店内照片', 'Pictures of the inside'), when),
  ]
}

function pictures(path: string, label: Sentence, when: FormField['when']): FormField {
  return { path, label, kind: 'pictures', required: true, maxItems: 5, ...(when && { when }) }
}

function website(): FormField[] {
  const when = { path: SERVICE, oneOf: ['电脑支付', 'wap支付'] }
  return [
    site('0', '01', when),
    {
      path: 'sites.0.site_url',
      label: both('网站地址', 'Address of the website'),
      kind: 'text',
      required: true,
      when,
      rule: 'domain',
      maxLength: 256,
      example: 'https://www.example.com',
    },
    {
      path: 'sites.0.site_name',
      label: both('网站名称', 'Name of the website'),
      kind: 'text',
      required: true,
      when,
      maxLength: 64,
    },
    {
      path: 'sites.0.icp_no',
      label: both('备案号', 'Registration number (ICP)'),
      kind: 'text',
      required: false,
      when,
      maxLength: 64,
    },
  ]
}

function app(): FormField[] {
  const when = { path: SERVICE, oneOf: ['app支付'] }
  return [
    site('1', '02', when),
    {
      path: 'sites.1.site_name',
      label: both('App 名称', 'Name of the app'),
      kind: 'text',
      required: true,
      when,
      maxLength: 64,
    },
    {
      path: 'sites.1.site_url',
      label: both('App 下载链接', 'Download link'),
      kind: 'text',
      required: false,
      when,
      rule: 'domain',
      maxLength: 256,
    },
    {
      path: 'sites.1.screenshot_image',
      label: both('App 截图', 'Screenshot of the app'),
      kind: 'picture',
      required: true,
      when,
    },
  ]
}

function miniProgram(): FormField[] {
  const when = { path: SERVICE, oneOf: ['jsapi支付', '小程序支付'] }
  return [
    site('2', '06', when),
    {
      path: 'sites.2.tiny_app_id',
      label: both('小程序 APPID', 'APPID of the mini program'),
      kind: 'text',
      required: true,
      when,
      rule: 'numeric_appid',
      example: '2021000000000001',
    },
    {
      path: 'sites.2.site_name',
      label: both('小程序名称', 'Name of the mini program'),
      kind: 'text',
      required: false,
      when,
      maxLength: 64,
    },
  ]
}

/** The kind of a place, which nobody has to say. */
function site(place: string, type: string, when: NonNullable<FormField['when']>): FormField {
  return {
    path: `sites.${place}.site_type`,
    label: both('类型', 'Kind'),
    kind: 'text',
    required: true,
    when,
    fixed: type,
  }
}
