import type { MessageExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'
import { step } from '../../contract/step.ts'

/** What the payer sees, or a page is told by WeChat itself; the gateway never says it. */
export const CLIENT_SIDE_MESSAGES: readonly MessageExplanation[] = [
  {
    key: 'pay_directory',
    says: /当前页面的URL未注册/i,
    title: both('付款页面不在 JSAPI 支付授权目录里', 'The page is not in a registered pay directory'),
    fix: [
      step(
        'superAdmin',
        '把打开收银台的那个页面所在的目录加进 JSAPI 支付授权目录：协议、域名、大小写、每一级目录都要一样，以 / 结尾，约 5 分钟生效。',
        'Register the directory of the page that opens the cashier: same protocol, host, case and every level, ending in /. It takes effect in about five minutes.',
        PLACES.payDirectory,
      ),
    ],
  },
  {
    key: 'package_wrong',
    says: /缺少参数[:：]? ?total_fee/,
    title: both('调起支付的 package 不对', 'The package handed to the cashier is wrong'),
    fix: [
      step(
        'developer',
        'package 要写成 prepay_id= 加下单得到的编号。',
        'The package is prepay_id= followed by the id that ordering gave.',
      ),
    ],
  },
  {
    key: 'pay_sign',
    says: /支付验证签名失败/,
    title: both('调起支付的签名不对', 'The signature handed to the cashier is wrong'),
    fix: [
      step(
        'developer',
        '用下单的同一个商户私钥签名；JSAPI 和小程序第四行带 prepay_id=，APP 只写编号本身。',
        'Sign with the private key of the merchant that ordered; the fourth line begins with prepay_id= in JSAPI and mini programs, and is the bare id in an app.',
      ),
    ],
  },
  {
    key: 'cashier_appid',
    says: /商户传入的appid参数不正确/,
    title: both('调起支付的 AppID 不是下单的那个', 'The cashier was opened under another AppID than ordered'),
    fix: [
      step(
        'developer',
        '下单和调起用同一个 AppID：付款人在哪个公众号、小程序或应用里，就用哪个。',
        'Order and open the cashier under one AppID: that of the account, mini program or app in which the payer is.',
      ),
    ],
  },
  {
    key: 'another_payer',
    says: /下单账号与支付账号不一致/,
    title: both('付款的人不是下单的人', 'Somebody else pays than the order was made for'),
    fix: [
      step(
        'developer',
        '换付款人要用新的订单号和这个人的 openid 重新下单。',
        'For another payer, order anew under a new number with that payer’s openid.',
      ),
    ],
  },
  {
    key: 'outside_wechat',
    says: /暂不支持通过外部拉起微信完成支付/,
    title: both('JSAPI 支付在微信外面打开了', 'JSAPI payment was opened outside WeChat'),
    fix: [
      step(
        'developer',
        '在微信里打开这个页面；微信外的手机浏览器用 H5 支付。',
        'Open the page in WeChat; use H5 payment in other browsers of a phone.',
      ),
    ],
  },
  {
    key: 'in_web_view',
    says: /system:access_denied/,
    title: both('小程序的 web-view 里不能用 JSAPI 或 H5 支付', 'JSAPI and H5 payment do not work in a web-view'),
    fix: [
      step(
        'developer',
        '从网页跳回小程序页面，用 wx.requestPayment 付款。',
        'Go back from the web page to a page of the mini program and pay by wx.requestPayment.',
      ),
    ],
  },
  {
    key: 'another_scene',
    says: /支付场景非法|该支付方式存在异常/,
    title: both('下单的支付方式和打开的地方不一致', 'Ordered for one scene and opened in another'),
    fix: [
      step(
        'developer',
        '按付款人所在的地方下单；一种支付方式的 prepay_id 不能用在另一种。',
        'Order for the place where the payer is; a prepay_id is good for its own scene only.',
      ),
    ],
  },
  {
    key: 'native_busy',
    says: /系统繁忙，请稍后再试/,
    title: both('扫码后提示系统繁忙，多半是下单参数里有空值', 'Scanning says busy: as a rule null values in the order'),
    fix: [
      step('developer', '没有值的字段不要传，也不要传 null。', 'Leave out fields without a value; do not send null.'),
    ],
  },
  {
    key: 'mini_program_forbidden',
    says: /requestPayment:fail (?:no permission|access denied|banned)|jsapi has no permission/,
    title: both('小程序的支付被限制了', 'The mini program may not take payments'),
    fix: [
      step(
        'client',
        '交易类小程序要接入「订单发货管理」并符合运营规范，才能在线上收款。',
        'A trading mini program must join order shipping management (订单发货管理) and meet the operating rules before it may collect.',
      ),
    ],
  },
  {
    key: 'payer_cancelled',
    says: /(?:requestPayment|chooseWXPay|get_brand_wcpay_request):(?:fail )?cancel|errCode\W{1,4}-2\b/,
    title: both('付款人取消了支付', 'The payer cancelled'),
    fix: [step('none', '不用处理；订单到期前还可以再付。', 'Nothing to mend; the order can be paid until it ends.')],
  },
  {
    key: 'app_signature',
    says: /errCode\W{1,4}-1\b|包名不对/,
    title: both(
      '应用的包名或签名和开放平台登记的不一样',
      'Package or signature of the app differ from what is registered',
    ),
    fix: [
      step(
        'developer',
        '核对包名、应用签名（Android）和 Bundle ID、Universal Link（iOS）；改好后清除微信缓存再试。',
        'Check package and signature (Android), bundle id and universal link (iOS); clear WeChat’s cache before trying again.',
        PLACES.mobileApp,
      ),
    ],
  },
  {
    key: 'emulator',
    says: /permission value is offline verifying/,
    title: both('在模拟器或开发者工具里付款', 'Payment was tried in an emulator'),
    fix: [step('developer', '用真机测试。', 'Test on a real phone.')],
  },
]
