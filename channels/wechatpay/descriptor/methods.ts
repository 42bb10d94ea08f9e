import type { AppOffer, PlaceOffer, SceneOffer } from '@ruzhu/domain/methods/offers.ts'
import { both } from '@ruzhu/domain/text.ts'
import { WHERE } from './where.ts'

export const SCENES: readonly SceneOffer[] = [
  { scene: 'native', label: both('扫码（Native）', 'QR code (Native)') },
  // a service provider's own service account may know the payer; a merchant's keys know only its own apps
  { scene: 'jsapi', label: both('公众号（JSAPI）', 'Official account (JSAPI)'), app: 'direct' },
  // the provider's AppID is a service account's, and a mini program is paid in by its own only
  { scene: 'mini_program', label: both('小程序', 'Mini program'), app: 'always' },
  // an application never opens it: the merchant asks for it in its own platform, with the domain it pays from
  { scene: 'h5', label: both('手机浏览器（H5）', 'Phone browser (H5)') },
  { scene: 'app', label: both('商家自己的 App', 'The merchant’s own app'), app: 'always' },
  { scene: 'bar_code', label: both('付款码', 'Payment code at a till') },
]

export const APPS: readonly AppOffer[] = [
  {
    kind: 'mini_program',
    label: both('小程序', 'Mini program'),
    where: WHERE.miniProgramAppid,
    secret: { where: WHERE.miniProgramSecret },
  },
  {
    kind: 'official_account',
    label: both('公众号', 'Official account'),
    where: WHERE.officialAccountAppid,
    secret: { where: WHERE.officialAccountSecret },
  },
  {
    kind: 'mobile_app',
    label: both('移动应用', 'Mobile app'),
    where: WHERE.mobileAppid,
    secret: { where: WHERE.mobileSecret },
  },
]

const PAY_DIRECTORY = {
  label: both('JSAPI 支付授权目录', 'JSAPI pay directory (支付授权目录)'),
  of: 'directory',
  hint: both('填到最后一个 / 为止；设置后约 5 分钟生效。', 'Up to the last slash; it takes about five minutes.'),
  where: WHERE.payDirectory,
} as const

/** https://pay.weixin.qq.com/doc/v3/merchant/4012791861 for JSAPI, https://pay.weixin.qq.com/doc/v3/merchant/4012791834 for H5 */
export const PLACES: readonly PlaceOffer[] = [
  {
    place: 'mini_program',
    label: both('小程序', 'Mini program'),
    hint: both('只需要小程序的 AppID 和 AppSecret', 'Needs only AppID and AppSecret of the mini program'),
    scenes: ['mini_program'],
    apps: ['mini_program'],
    entries: [],
  },
  {
    place: 'computer',
    label: both('电脑网站', 'Website on a computer'),
    hint: both('显示二维码，用微信扫', 'Shows a QR code to scan with WeChat'),
    scenes: ['native'],
    apps: ['official_account'],
    entries: [PAY_DIRECTORY],
  },
  {
    place: 'phone',
    label: both('手机网站', 'Website on a phone'),
    hint: both(
      '在手机浏览器里；在微信里打开时还需要公众号',
      'In the phone’s browser; inside WeChat it needs an official account',
    ),
    scenes: ['h5', 'jsapi'],
    apps: ['official_account'],
    entries: [
      PAY_DIRECTORY,
      {
        label: both('H5 支付域名', 'H5 payment domain'),
        of: 'domain',
        hint: both('只填域名，不带 https:// 和路径。', 'The domain alone, without https:// or a path.'),
        where: WHERE.h5Domain,
      },
      {
        label: both('公众号网页授权域名', 'Domain of page authorisation (网页授权域名)'),
        of: 'domain',
        hint: both('在微信里认出付款人要用它。', 'By it the payer is known inside WeChat.'),
        where: WHERE.authorisationDomain,
      },
    ],
  },
  {
    place: 'app',
    label: both('商家自己的 App', 'The merchant’s own app'),
    hint: both('需要开放平台上移动应用的 AppID', 'Needs the AppID of a mobile app at the open platform'),
    scenes: ['app'],
    apps: ['mobile_app'],
    entries: [],
  },
  {
    place: 'till',
    label: both('门店', 'In a shop'),
    hint: both(
      '付款人扫我们的码，或我们扫付款人的付款码；付款码要先在平台开通付款码支付',
      'The payer scans our code, or a till scans the payer’s phone, which the platform opens as 付款码支付',
    ),
    scenes: ['native', 'bar_code'],
    apps: [],
    entries: [],
  },
]
