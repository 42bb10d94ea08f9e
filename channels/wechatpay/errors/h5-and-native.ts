import type { MessageExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'
import { step } from '../../contract/step.ts'

/** What the payer sees when paying by H5 or by a Native code. */
export const H5_AND_NATIVE_MESSAGES: readonly MessageExplanation[] = [
  {
    key: 'h5_in_wechat',
    says: /请在微信外打开订单/,
    title: both('H5 支付在微信里打开了', 'H5 payment was opened inside WeChat'),
    fix: [
      step(
        'developer',
        '微信里用 JSAPI 支付，H5 支付只用在微信外的手机浏览器。',
        'Use JSAPI payment inside WeChat; H5 is for other browsers of a phone.',
      ),
    ],
  },
  {
    key: 'h5_referer',
    says: /商家参数格式有误/,
    title: both('H5 支付页面没有带来源', 'The H5 page was opened without a Referer'),
    fix: [
      step(
        'developer',
        '从已登记的域名下的页面跳转到 h5_url；不要直接打开，也不要去掉 Referer。',
        'Go to h5_url from a page on the registered domain; neither open it directly nor drop the Referer.',
      ),
    ],
  },
  {
    key: 'h5_domain',
    says: /商家存在未配置的参数/,
    title: both('H5 支付域名没有登记', 'The domain of H5 payment is not registered'),
    fix: [
      step(
        'superAdmin',
        '登记付款页面的域名，不带 http://；redirect_url 也要在这个域名下。',
        'Register the host of the page, without http://; redirect_url must be on it too.',
        PLACES.h5Domain,
      ),
    ],
  },
  {
    key: 'h5_expired',
    says: /支付请求已失效/,
    title: both('H5 支付链接超过了 5 分钟', 'The H5 link is older than five minutes'),
    fix: [
      step(
        'developer',
        '用同样的内容重新下单，得到新的链接，马上跳转。',
        'Order again with the same data for a fresh link, and go there at once.',
      ),
    ],
  },
  {
    key: 'h5_client_ip',
    says: /由于商家传入的H5交易参数有误/,
    title: both('H5 下单带的不是付款人的 IP', 'H5 was ordered without the payer’s own address'),
    fix: [
      step(
        'developer',
        'payer_client_ip 填付款人的公网 IP，不能是 127.0.0.1 或服务器自己的。',
        'payer_client_ip is the payer’s public address, neither 127.0.0.1 nor the server’s.',
      ),
    ],
  },
  {
    key: 'native_long_press',
    says: /长按识别二维码完成支付/,
    title: both('Native 二维码不能长按识别', 'A Native code cannot be paid by a long press'),
    fix: [
      step(
        'developer',
        '请付款人用「扫一扫」；在手机上付款改用 JSAPI 或 H5。',
        'Have it scanned; on the phone itself use JSAPI or H5.',
      ),
    ],
  },
  {
    key: 'native_album',
    says: /从相册识别二维码完成支付/,
    title: both('Native 二维码不能从相册识别', 'A Native code cannot be paid from the album'),
    fix: [
      step(
        'client',
        '请付款人直接扫屏幕上的码，不要存成图片再扫。',
        'Ask the payer to scan the screen, not a saved picture.',
      ),
    ],
  },
  {
    key: 'code_of_another',
    says: /商家订单信息有误，请重新下单支付/,
    title: both('同一个二维码被两个人付款', 'Two people paid by the same code'),
    fix: [step('developer', '每个付款人一个新的订单号和二维码。', 'Give each payer a new order number and code.')],
  },
]
