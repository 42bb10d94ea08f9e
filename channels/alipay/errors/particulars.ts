import type { CodeExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'
import { step } from '../../contract/step.ts'

/** What only programs, pre-authorisations and till payments say. */
export const PARTICULAR_ERRORS: readonly CodeExplanation[] = [
  {
    key: 'notify_sign',
    codes: [],
    says: [/checkNotifySign[^\n]{0,60}\bfalse\b/],
    title: both('异步通知验签不通过', 'A notification does not fit its signature'),
    fix: [
      step(
        'developer',
        '用支付宝公钥验签，不是应用公钥；用原始的请求内容，不要丢掉 + 和 %，也不要多出代理加的参数。',
        'Verify with Alipay’s key, not the application’s, over the body as it came: keep + and %, and no parameter that a proxy added.',
        PLACES.signing,
      ),
    ],
  },
  {
    codes: ['response-signature-verify-error'],
    title: both('应答的签名不对，或没有签名', 'The answer’s signature is wrong or missing'),
    fix: [
      step(
        'developer',
        '看应答的原文：支付宝报错时常常不签名，先按里面的错误码处理；没有报错的，核对支付宝公钥。',
        'Read the answer itself: Alipay often leaves its errors unsigned, so act on the code in it; where there is none, check Alipay’s key.',
        PLACES.signing,
      ),
    ],
  },
  {
    codes: ['TRADE_BUYER_NOT_MATCH'],
    title: both('同一笔订单换了付款人', 'Another payer for the same order'),
    fix: [step('developer', '换付款人要用新的订单号。', 'Another payer needs a new order number.')],
  },
  {
    codes: ['APPLY_PC_MERCHANT_CODE_ERROR'],
    title: both('同一笔订单反复申请二维码', 'A code was asked for again and again for one order'),
    fix: [
      step(
        'developer',
        '用第一次得到的二维码，或换一个订单号。',
        'Use the code that was given first, or another order number.',
      ),
    ],
  },
  {
    codes: ['CERT_EXPIRED'],
    title: both('付款人的身份证件过期了', 'The payer’s identity document has expired'),
    fix: [
      step(
        'client',
        '请付款人在支付宝里更新证件，再付一次。',
        'Ask the payer to update it in Alipay, then to pay once more.',
      ),
    ],
  },
  {
    codes: ['AUTH_NO_ERROR'],
    title: both('预授权的编号不对', 'The number of the pre-authorisation is wrong'),
    fix: [
      step(
        'developer',
        '核对 auth_no，它是冻结资金时支付宝返回的。',
        'Check auth_no: Alipay gave it when the money was frozen.',
      ),
    ],
  },
  {
    codes: ['AUTH_AMOUNT_NOT_ENOUGH'],
    title: both('预授权冻结的金额不够', 'The pre-authorised amount does not cover it'),
    fix: [step('developer', '扣款不能超过还冻结着的金额。', 'Charge at most what is still frozen.')],
  },
]
