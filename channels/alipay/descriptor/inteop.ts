import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import { both } from '@ruzhu/domain/text.ts'
import { app, miniProgram, mobileSite, shop, website } from './evidence.ts'
import { account, category, contact, licence, specialLicence } from './merchant.ts'

export const PRODUCTS_CHOSEN = 'products'
const only = (...products: string[]) => ({ path: PRODUCTS_CHOSEN, oneOf: products })

/** The words of alipay.open.sp.inteop.product.create. */
const APP_WORDS = {
  types: [
    { value: 'IOS', label: both('iOS', 'iOS') },
    { value: 'Android', label: both('安卓', 'Android') },
  ],
  several: false,
  status: ['ONLINE', 'OFFLINE'],
  itemPage: true,
  link: 'app_download_link',
} as const

/** 服务商一体化作业: several products and the grant in one order. https://opendocs.alipay.com/isv/07k5mg */
export const INTEOP: SubjectType = {
  type: 'INTEOP',
  label: both('一体化作业（多个产品加授权）', 'Several products and the authorisation at once'),
  hint: both(
    '商家已有实名的企业支付宝账号；几个产品和授权放在一张单里，它确认一次。用第三方应用。',
    'The merchant has a verified company account; products and authorisation stand in one order, which it confirms once. With a third-party application.',
  ),
  path: 'agent_signing',
  steps: [
    {
      key: 'merchant',
      label: both('商家', 'Merchant'),
      fields: [account(), ...contact('inteop_merchant_info')],
    },
    {
      key: 'product',
      label: both('产品与授权', 'Products and authorisation'),
      fields: [
        {
          path: PRODUCTS_CHOSEN,
          label: both('要签约的产品', 'Products to be signed'),
          kind: 'choices',
          required: true,
          options: [
            { value: 'order_code', label: both('订单码支付（付款人扫码）', 'Order code: the payer scans') },
            { value: 'face_to_face', label: both('当面付（门店）', 'Face to face: in a shop') },
            { value: 'jsapi', label: both('小程序支付（JSAPI）', 'In a mini program (JSAPI)') },
            { value: 'page', label: both('电脑网站支付', 'On a website') },
            { value: 'wap', label: both('手机网站支付', 'On a mobile website') },
            { value: 'app', label: both('App 支付', 'In an app') },
            { value: 'royalty', label: both('商家分账', 'Sharing of profits') },
          ],
        },
        category(),
        {
          path: 'authorise',
          label: both('一并授权给我们', 'Authorise us at once'),
          help: both(
            '商家确认时也同意授权，不用再单独发授权链接。',
            'Then no link for the authorisation has to be sent.',
          ),
          kind: 'choice',
          required: true,
          initial: 'true',
          options: [
            { value: 'true', label: both('一并授权', 'Together') },
            { value: 'false', label: both('以后单独授权', 'Later, by a link') },
          ],
        },
      ],
    },
    {
      key: 'licence',
      label: both('营业执照', 'Licence'),
      fields: [
        ...licence({ within: 'inteop_business_license_info.', authorisation: false }),
        ...specialLicence('inteop_special_license_infos.0.'),
      ],
    },
    {
      key: 'evidence',
      label: both('经营场所', 'Where it is paid'),
      fields: [
        ...shop({ within: 'inteop_shop_info.', when: only('face_to_face') }),
        ...website({ within: 'inteop_web_site_info.', when: only('page') }),
        ...mobileSite({ within: 'inteop_h_5_info.', when: only('wap') }),
        ...miniProgram({ within: 'inteop_mini_app_info.', when: only('jsapi') }),
        ...app({ within: 'inteop_app_info.', when: only('app') }, APP_WORDS),
      ],
    },
  ],
}
