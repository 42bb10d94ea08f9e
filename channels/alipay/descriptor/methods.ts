import type { AppOffer, PlaceOffer, SceneOffer } from '@ruzhu/domain/methods/offers.ts'
import { both } from '@ruzhu/domain/text.ts'
import { WHERE } from './where.ts'

export const SCENES: readonly SceneOffer[] = [
  { scene: 'native', label: both('扫码（订单码、当面付）', 'QR code (order code, face to face)') },
  // the cashier opens in the mini program that is bound to the merchant's contract
  { scene: 'mini_program', label: both('小程序（JSAPI）', 'Mini program (JSAPI)'), app: 'always' },
  { scene: 'h5', label: both('手机网站', 'Mobile website') },
  { scene: 'page', label: both('电脑网站', 'Website') },
  { scene: 'app', label: both('App', 'App') },
  { scene: 'bar_code', label: both('付款码（当面付）', 'Payment code at a till (face to face)') },
]

/** Alipay knows no AppSecret: a mini program signs with the keys of its own application. */
export const APPS: readonly AppOffer[] = [
  { kind: 'mini_program', label: both('小程序', 'Mini program'), where: WHERE.miniProgramAppid },
]

export const PLACES: readonly PlaceOffer[] = [
  {
    place: 'mini_program',
    label: both('小程序', 'Mini program'),
    hint: both('只需要小程序的 APPID', 'Needs only the APPID of the mini program'),
    scenes: ['mini_program'],
    apps: ['mini_program'],
    entries: [],
  },
  {
    place: 'computer',
    label: both('电脑网站', 'Website on a computer'),
    hint: both('跳到支付宝付款，或显示二维码', 'Goes to Alipay’s page, or shows a QR code'),
    scenes: ['page', 'native'],
    apps: [],
    entries: [],
  },
  {
    place: 'phone',
    label: both('手机网站', 'Website on a phone'),
    hint: both('在手机浏览器里打开支付宝', 'Opens Alipay from the phone’s browser'),
    scenes: ['h5'],
    apps: [],
    entries: [],
  },
  {
    place: 'app',
    label: both('商家自己的 App', 'The merchant’s own app'),
    hint: both('需要签约 App 支付', 'Needs the contract for App payments (App支付)'),
    scenes: ['app'],
    apps: [],
    entries: [],
  },
  {
    place: 'till',
    label: both('门店', 'In a shop'),
    hint: both(
      '付款人扫我们的码，或我们扫付款人的付款码',
      'The payer scans our code, or a till scans the payer’s phone',
    ),
    scenes: ['native', 'bar_code'],
    apps: [],
    entries: [],
  },
]
