import type { Explanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'

const WRONG_V2_KEY: Explanation = {
  title: both('APIv2 的签名没有通过', 'The APIv2 signature was not accepted'),
  fix: [
    {
      owner: 'operator',
      do: both(
        '核对 APIv2 密钥：它和 APIv3 密钥是两个密钥；服务商用服务商自己的，不是特约商户的。忘了就在平台重设，再填到这里。',
        'Check the APIv2 key: it is another key than the APIv3 key, and the provider’s own, not the sub-merchant’s. Reset it in the platform if it is lost, and enter it here.',
      ),
      place: PLACES.apiV2Key,
    },
  ],
}

const NEW_CODE: Explanation = {
  title: both('付款码不能用了', 'The payment code cannot be used'),
  fix: [
    {
      owner: 'client',
      do: both(
        '请付款人刷新付款码再扫一次：一个码只用一次，一分钟后失效。',
        'Ask the payer for a fresh code and scan again: a code is good once, for a minute.',
      ),
    },
  ],
}

/** What only APIv2 says; its other codes are older spellings of v3's. https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3 */
export const V2_CODES: Readonly<Record<string, Explanation>> = {
  SIGNERROR: WRONG_V2_KEY,
  // the message was turned away as a whole, with a sentence and no code; by far most often for its signature
  FAIL: {
    title: both(
      '微信支付退回了整条请求，多半是签名不对',
      'WeChat Pay turned the whole request away, as a rule for its signature',
    ),
    fix: WRONG_V2_KEY.fix,
  },
  CA_ERROR: {
    title: both('退款时出示的商户 API 证书不对', 'The certificate shown at the refund is not the right one'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '换成这个商户号现在有效的证书和私钥；两者要一起换。',
          'Enter the certificate and private key that this merchant number uses now, both together.',
        ),
        place: PLACES.certificate,
      },
    ],
  },
  TRADE_STATE_ERROR: {
    title: both('订单现在的状态不能这样操作', 'The order’s state does not allow this'),
    fix: [{ owner: 'none', do: both('先查询订单，按它的状态处理。', 'Query the order and act by its state.') }],
  },
  ERROR: {
    title: both('微信支付没有接受退款', 'WeChat Pay did not take the refund'),
    fix: [
      {
        owner: 'finance',
        do: both(
          '原因写在微信支付的原话里，按它处理后用新的退款单号重试。',
          'The reason is in WeChat Pay’s own words; act by it and use a new refund number.',
        ),
      },
    ],
  },
  // our own word: adapter/v2/without-v3.ts
  NO_API_V3_KEY: {
    title: both(
      '这个账号只有 APIv2 密钥，不能提交进件',
      'This account has an APIv2 key only, and cannot submit applications',
    ),
    fix: [
      {
        owner: 'operator',
        do: both(
          '在平台设置 APIv3 密钥、申请微信支付公钥，填到这个账号里，再提交一次。「接口版本」可以仍是 v2。',
          'Set an APIv3 key and apply for the WeChat Pay public key in the platform, enter both in the account, and submit again. Its API version may stay v2.',
        ),
        place: PLACES.apiV3Key,
      },
    ],
  },
  AUTHCODEEXPIRE: NEW_CODE,
  AUTH_CODE_ERROR: NEW_CODE,
  AUTH_CODE_INVALID: NEW_CODE,
  NOTSUPORTCARD: {
    title: both('付款人的银行卡不支持这笔付款', 'The payer’s card does not support this payment'),
    fix: [{ owner: 'client', do: both('请付款人换一张卡。', 'Ask the payer to choose another card.') }],
  },
  BUYER_MISMATCH: {
    title: both('同一笔订单换了付款人', 'Another payer for the same order'),
    fix: [{ owner: 'developer', do: both('换付款人要用新的订单号。', 'Another payer needs a new order number.') }],
  },
  ORDERREVERSED: {
    title: both('这笔订单已经撤销', 'The order was reversed'),
    fix: [{ owner: 'developer', do: both('用新的订单号重新收款。', 'Take the payment under a new order number.') }],
  },
  REVERSE_EXPIRE: {
    title: both('超过七天，不能再撤销', 'More than seven days old; it can no longer be reversed'),
    fix: [{ owner: 'finance', do: both('改用退款。', 'Refund it instead.') }],
  },
  APPID_NOT_EXIST: {
    title: both('AppID 不存在', 'There is no such AppID'),
    fix: [
      {
        owner: 'operator',
        do: both('核对 AppID，以 wx 开头共 18 位。', 'Check the AppID: wx and 16 more characters.'),
        place: PLACES.ourAccount,
      },
    ],
  },
}
