import type { CodeExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'
import { step } from '../../contract/step.ts'

/** What my.tradePay, an app or the payer's screen says; the gateway never says it. */
export const CLIENT_SIDE_ERRORS: readonly CodeExplanation[] = [
  {
    key: 'client_paid',
    codes: [],
    says: [/result(?:Code|Status)\W{1,6}9000\b/],
    title: both('付款人那边显示已付款，还要由支付宝确认', 'The payer’s side says paid; Alipay has still to confirm it'),
    fix: [
      step(
        'system',
        '以异步通知或查询结果为准，不要凭这个结果发货。',
        'Go by the notification or a query, and do not deliver on this alone.',
      ),
    ],
  },
  {
    key: 'client_processing',
    codes: [],
    says: [/result(?:Code|Status)\W{1,6}8000\b/],
    title: both('付款正在处理', 'The payment is under way'),
    fix: [
      step(
        'system',
        '查询这笔订单，结果明确前不要重新收款。',
        'Query the order, and do not charge again before the result is known.',
      ),
    ],
  },
  {
    key: 'client_failed',
    codes: [],
    says: [/result(?:Code|Status)\W{1,6}4000\b/],
    title: both(
      '调起支付失败，多半是 tradeNO 或 orderStr 不对',
      'The cashier did not open: as a rule tradeNO or orderStr is wrong',
    ),
    fix: [
      step(
        'developer',
        'my.tradePay 的 tradeNO 填支付宝返回的 trade_no，注意大写；不是商户订单号。',
        'tradeNO, so capitalised, is the trade_no that Alipay gave, not the merchant’s own number.',
      ),
    ],
  },
  {
    key: 'client_duplicate',
    codes: [],
    says: [/result(?:Code|Status)\W{1,6}5000\b/],
    title: both('同一笔订单重复调起支付', 'The same order was sent to the cashier twice'),
    fix: [
      step(
        'developer',
        '按钮按一次后先禁用；结果以查询为准。',
        'Disable the button after the first press, and go by a query.',
      ),
    ],
  },
  {
    key: 'client_cancelled',
    codes: [],
    says: [/result(?:Code|Status)\W{1,6}6001\b/],
    title: both('付款人取消了支付', 'The payer cancelled'),
    fix: [
      step(
        'none',
        '不用处理；订单到期前还可以再付同一笔。',
        'Nothing to mend; the same trade can be paid until it ends.',
      ),
    ],
  },
  {
    key: 'client_network',
    codes: [],
    says: [/result(?:Code|Status)\W{1,6}6002\b/],
    title: both('付款人的网络断了，结果未知', 'The payer’s network failed; the result is not known'),
    fix: [
      step(
        'system',
        '查询这笔订单，结果明确前不要重新收款。',
        'Query the order, and do not charge again before the result is known.',
      ),
    ],
  },
  {
    key: 'client_unknown',
    codes: [],
    says: [/result(?:Code|Status)\W{1,6}6004\b/],
    title: both('支付结果未知', 'The result of the payment is not known'),
    fix: [
      step(
        'system',
        '查询这笔订单，结果明确前不要重新收款。',
        'Query the order, and do not charge again before the result is known.',
      ),
    ],
  },
  {
    key: 'client_forbidden',
    codes: [],
    says: [/N22104|result(?:Code|Status)\W{1,6}4\b/],
    title: both('这个小程序不能收款', 'This mini program may not collect'),
    fix: [
      step(
        'superAdmin',
        '个人小程序不能收款，要用企业小程序；企业小程序要先开通 JSAPI 支付。',
        'A personal mini program cannot collect. That of a company needs the JSAPI product first.',
        PLACES.merchantProducts,
      ),
    ],
  },
  {
    key: 'client_left',
    codes: [],
    says: [/result(?:Code|Status)\W{1,6}99\b/],
    title: both('付款人去找回密码了，没有付完', 'The payer left to recover the password'),
    fix: [
      step(
        'system',
        '查询这笔订单；没有付款的，请付款人再付一次。',
        'Query the order; where it is not paid, ask the payer to pay once more.',
      ),
    ],
  },
  {
    key: 'payer_of_another',
    codes: ['TRADE_NO_NOT_MATCH_USERID', 'ALI38110'],
    title: both(
      '现在登录的支付宝账号不是下单的那个',
      'Another Alipay account is signed in than the order was made for',
    ),
    fix: [
      step(
        'developer',
        '用当前付款人的 open_id 或 user_id 重新下单。',
        'Order again with the open_id or user_id of the payer who is there.',
      ),
    ],
  },
  {
    key: 'paid_before',
    codes: [],
    says: [/支付失败，交易已经支付/],
    title: both('这笔订单之前已经付过款', 'The order had been paid before'),
    fix: [
      step(
        'system',
        '查询这笔订单，按已付款处理，不要再收。',
        'Query the order and treat it as paid; do not charge again.',
      ),
    ],
  },
  {
    key: 'phone_number_signing',
    codes: [],
    says: [/getPhoneNumber[\s\S]{0,400}missing-default-signature-type/],
    title: both(
      '取手机号时没有说明是哪个服务商应用',
      'The phone number was asked for without naming the provider’s application',
    ),
    fix: [
      step(
        'developer',
        '在 my.getPhoneNumber 的 protocols.isvAppId 里填第三方应用的 APPID，并设置加签方式。',
        'Name the third-party application in protocols.isvAppId of my.getPhoneNumber, and set its signing method.',
        PLACES.signing,
      ),
    ],
  },
  {
    key: 'phone_number_grant',
    codes: [],
    says: [/无效的授权关系/],
    title: both(
      '取手机号的小程序没有授权给这个服务商应用',
      'The mini program has not granted this provider’s application',
    ),
    fix: [
      step(
        'operator',
        '请商家重新授权，再核对 isvAppId 是不是授权的那个应用。',
        'Have the merchant grant again, and check that isvAppId is the application granted to.',
        PLACES.ourGrants,
      ),
    ],
  },
]
