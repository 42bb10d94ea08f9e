import type { Explanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { step } from '../../contract/step.ts'

/** The form of an APIv2 request, bills, and payments under way. */
export const V2_FORM_CODES: Readonly<Record<string, Explanation>> = {
  USERPAYING: {
    title: both('付款人正在输入密码', 'The payer is entering the password'),
    fix: [
      step(
        'system',
        '过几秒查询一次，等付款人完成；不要换订单号再收。',
        'Query every few seconds until the payer is done; do not charge under another number.',
      ),
    ],
  },
  LACK_PARAMS: {
    title: both('v2 的请求缺少必填参数', 'A required parameter of a v2 request is missing'),
    fix: [step('developer', '按原话补上缺少的参数。', 'Add the parameter that the message names.')],
  },
  XML_FORMAT_ERROR: {
    title: both('v2 的请求不是正确的 XML', 'The v2 request is not well-formed XML'),
    fix: [
      step(
        'developer',
        '核对 XML 的标签成对，文字里的 <、& 放进 CDATA。',
        'Check that tags are closed, and put < and & into CDATA.',
      ),
    ],
  },
  POST_DATA_EMPTY: {
    title: both('v2 的请求没有内容', 'The v2 request has no body'),
    fix: [step('developer', '检查出口代理有没有丢掉请求内容。', 'Check that no outgoing proxy drops the body.')],
  },
  REQUIRE_POST_METHOD: {
    title: both('v2 的接口只接受 POST', 'The v2 interface takes POST only'),
    fix: [
      step(
        'developer',
        '用 POST 请求；检查有没有被重定向成 GET。',
        'Send a POST; check that no redirect turns it into a GET.',
      ),
    ],
  },
  NOT_UTF8: {
    title: both('v2 的请求不是 UTF-8 编码', 'The v2 request is not UTF-8'),
    fix: [
      step('developer', '用 UTF-8 编码发送，签名也按 UTF-8 计算。', 'Send it as UTF-8, and sign the bytes of UTF-8.'),
    ],
  },
  INVALID_TRANSACTIONID: {
    title: both('微信支付订单号不对', 'The transaction_id is not valid'),
    fix: [
      step(
        'developer',
        '核对 transaction_id，它是微信支付给的 28 位数字，不是商户订单号。',
        'Check transaction_id: 28 digits given by WeChat Pay, not the merchant’s own number.',
      ),
    ],
  },
  BANKERROR: {
    title: both('付款人的银行没有回应，结果未知', 'The payer’s bank did not answer; the result is not known'),
    fix: [
      step(
        'system',
        '先查询这笔订单，结果明确前不要重新收款。',
        'Query the order, and do not charge again before the result is known.',
      ),
    ],
  },
}
