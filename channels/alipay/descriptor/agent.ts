import type { FormField, SubjectType } from '@ruzhu/domain/descriptor.ts'
import { both } from '@ruzhu/domain/text.ts'
import { app, miniProgram, mobileSite, shop, website } from './evidence.ts'
import { account, category, contact, licence, specialLicence } from './merchant.ts'

/** https://opendocs.alipay.com/isv/04hwj9: 5 KB to 5 MB. */
const SIZE = { minFileBytes: 5 * 1024 }

export const PRODUCT = 'product'
const only = (...products: string[]) => ({ path: PRODUCT, oneOf: products })

/** The words of alipay.open.agent.mobilepay.sign. */
const MOBILE_PAY = {
  types: [
    { value: 'IOS', label: both('iOS', 'iOS') },
    { value: '安卓', label: both('安卓', 'Android') },
  ],
  several: true,
  status: ['已上线', '未上线'],
  itemPage: false,
  link: 'download_link',
} as const

/** 代商家签约: the merchant's contract for one product. https://opendocs.alipay.com/isv/04hwj7 */
export const AGENT: SubjectType = {
  type: 'AGENT',
  label: both('代商家签约（一次一个产品）', 'Sign a product for a merchant'),
  hint: both(
    '商家已有实名的企业支付宝账号；我们提交资料，它在支付宝里确认一次，钱进它自己的账号。用第三方应用。',
    'The merchant has a verified company account; we hand in the papers, it confirms once, and is paid into its own account. With a third-party application.',
  ),
  pictures: 'in_form',
  path: 'agent_signing',
  deadlineDays: { to_be_signed: 15 }, // https://opendocs.alipay.com/isv/04hwj8
  steps: [
    {
      key: 'merchant',
      label: both('商家', 'Merchant'),
      fields: [
        account(),
        ...contact('contact_info'),
        {
          path: 'contact_info.contact_email',
          label: both('联系人邮箱', 'E-mail of the contact'),
          kind: 'text',
          required: false,
          rule: 'email',
        },
      ],
    },
    { key: 'product', label: both('产品', 'Product'), fields: product() },
    {
      key: 'licence',
      label: both('营业执照', 'Licence'),
      fields: [...licence({ authorisation: true, ...SIZE }), ...specialLicence('', SIZE)],
    },
    {
      key: 'evidence',
      label: both('经营场所', 'Where it is paid'),
      fields: [
        ...shop({ when: only('face_to_face', 'offline', 'order_code'), ...SIZE }),
        ...website({ when: only('page'), ...SIZE }),
        ...mobileSite({ when: only('wap'), ...SIZE }),
        ...miniProgram({ when: only('jsapi'), ...SIZE }),
        ...app({ when: only('app'), ...SIZE }, MOBILE_PAY),
      ],
    },
  ],
}

function product(): FormField[] {
  return [
    {
      path: PRODUCT,
      label: both('要签约的产品', 'Product to be signed'),
      help: both('还要别的产品，这一份签完再建一份。', 'Another product is another application, after this one.'),
      kind: 'choice',
      required: true,
      options: [
        { value: 'order_code', label: both('订单码支付（付款人扫码）', 'Order code: the payer scans') },
        { value: 'face_to_face', label: both('当面付（门店）', 'Face to face: in a shop') },
        { value: 'jsapi', label: both('小程序支付（JSAPI）', 'In a mini program (JSAPI)') },
        { value: 'page', label: both('电脑网站支付', 'On a website') },
        { value: 'wap', label: both('手机网站支付', 'On a mobile website') },
        { value: 'app', label: both('App 支付', 'In an app') },
        { value: 'offline', label: both('线下支付（送货上门等）', 'Offline: on delivery and the like') },
      ],
    },
    category(),
    rate(0.6, 'face_to_face'),
    rate(3, 'offline'),
    {
      ...rate(3, 'order_code', 'jsapi', 'page', 'wap', 'app'),
      required: false,
      help: both('不填就按产品的标准费率。', 'The product’s usual rate where it is left empty.'),
    },
    {
      path: 'sign_and_auth',
      label: both('签约时一并授权给我们', 'Authorise us together with the contract'),
      help: both(
        '商家确认签约时也同意授权，不用再单独发授权链接。',
        'Then no link for the authorisation has to be sent.',
      ),
      kind: 'choice',
      required: true,
      when: only('face_to_face', 'offline'),
      initial: 'true',
      options: [
        { value: 'true', label: both('一并授权', 'Together') },
        { value: 'false', label: both('以后单独授权', 'Later, by a link') },
      ],
    },
    {
      path: 'delivery_address',
      label: both('送货地址', 'Address of delivery'),
      kind: 'text',
      required: false,
      when: only('offline'),
      maxLength: 256,
    },
  ]
}

function rate(max: number, ...products: string[]): FormField {
  return {
    path: 'rate',
    label: both('费率（%）', 'Rate in per cent'),
    help: both(`0.38 到 ${max.toFixed(2)}，最多两位小数。`, `0.38 to ${max.toFixed(2)}, two decimals at most.`),
    kind: 'text',
    required: true,
    when: only(...products),
    rule: 'rate',
    min: 0.38,
    max,
    example: '0.38',
  }
}
