import type { CodeExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'

/** Sub-merchants of a platform (直付通二级商户). https://opendocs.alipay.com/open/direct-payment/qadp9d */
export const SUB_MERCHANT_ERRORS: readonly CodeExplanation[] = [
  {
    codes: ['MERCHANT_ILLEGAL_ARGUMENT'],
    title: both('二级商户的进件资料不对', 'The sub-merchant’s application is not valid'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '按支付宝原话里指出的那一项修改后再提交。',
          'Change what Alipay’s message names, and hand it in again.',
        ),
      },
    ],
  },
  {
    codes: ['DUPLICATE_EXTERNAL_ID'],
    title: both('这个商户编号已经进过件', 'This external_id has an application already'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '先查询它的进件；没有通过的改好后再提交。',
          'Query its application first; correct and hand it in again where it failed.',
        ),
      },
    ],
  },
  {
    codes: ['ORDER_NOT_EXIST', 'MERCHANT_NOT_EXIST', 'MERCHANT_STATUS_INVALID'],
    title: both(
      '没有这个二级商户，或它现在的状态不能这样做',
      'There is no such sub-merchant, or its state does not allow this',
    ),
    fix: [{ owner: 'operator', do: both('核对申请单号和 smid。', 'Check the order number and the smid.') }],
  },
]
