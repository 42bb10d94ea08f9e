import type { CodeExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'

/** Signing products for a merchant (代商家签约). https://opendocs.alipay.com/isv/04hwj7 */
export const PRODUCT_SIGNING_ERRORS: readonly CodeExplanation[] = [
  {
    codes: [
      'INVALID_BATCH_NO',
      'BATCH_IS_NOT_EXIST',
      'BATCH_STATUS_IS_FINAL',
      'BATCH_STATUS_NOT_SUBMIT',
      'BATCH_IS_EMPTY',
      'NO_APP_PERMISSION',
      'INTEOP_ORDER_NOT_EXIST',
      'INVALID_INTEOP_ORDER_NO',
      'ISV_PID_INCONSISTENCY',
      'ORDER_COMMIT',
    ],
    title: both('这张签约单已经不能改动', 'This order can no longer be changed'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '重新开一张：一小时内没有提交的会作废。',
          'Begin a new one: what is not handed in within an hour ends.',
        ),
      },
    ],
  },
  {
    codes: [
      'MERCHANT_IS_NOT_EXIST',
      'MERCHANT_NOT_ACTIVED',
      'MERCHANT_CAN_NOT_LOGON',
      'MERCHANT_NOT_ENABLED',
      'MERCHANT_NOT_CERTIFIED',
      'MERCHANT_NEED_FACE_CERTIFY',
      'MERCHANT_STATE_NOT_SATISFY',
      'MERCHANT_NOT_SETTLE',
      'SP_MERCHANT_INF_NO_FIND',
      'UN_SUPPORT_ACCOUNT_CERTIFY_LEVEL',
      'UN_SUPPORT_ACCOUNT_TYPE',
      'USER_CARD_BALANCE_PAY_CLOSED',
    ],
    title: both('商家的支付宝账号还不能签约', 'The merchant’s Alipay account cannot sign yet'),
    fix: [
      {
        owner: 'client',
        do: both(
          '核对账号；要是企业支付宝账号，已激活并完成实名认证。',
          'Check the account: a company’s, activated and with its name certified.',
        ),
        place: PLACES.merchantAccount,
      },
    ],
  },
  {
    codes: ['INVALID_CONTACT_NAME', 'INVALID_CONTACT_MOBILE', 'INVALID_CONTACT_EMAIL'],
    title: both('联系人信息不对', 'The contact is not valid'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '姓名不超过 20 个字，手机 11 位，邮箱要完整。',
          'A name of up to 20 characters, a mobile of 11 digits, a whole e-mail address.',
        ),
      },
    ],
  },
  {
    codes: [
      'ISV_APP_ORDER_PACKAGE_EMPTY',
      'ISV_APP_NO_ORDER_PACKAGE',
      'OPEN_API_SIGN_ISV_NOT_IN_WHITELIST',
      'PRODUCT_NO_OPENABLE_PERMISSION_SET',
      'APP_INFO_NOT_EXIST',
    ],
    title: both('第三方应用没有绑定这个产品', 'The product is not bound to the third-party application'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '先绑定产品，再代商家签约；有的产品要向支付宝申请白名单。',
          'Bind it first, then sign for the merchant; some need Alipay’s permission.',
        ),
        place: PLACES.products,
      },
    ],
  },
  {
    codes: [
      'MERCHANT_SIGN_PRODUCT_IN_AUDIT',
      'MERCHANT_SIGN_PRODUCT_IN_FORBIDD',
      'PRODUCT_EXIT_RECORD',
      'SAME_MERCHANT_CREATE_FREQUENT',
    ],
    title: both(
      '商家已经在签这个产品，或暂时不能再签',
      'The merchant is signing for it already, or may not for a while',
    ),
    fix: [{ owner: 'platform', do: both('等审核结果出来。', 'Wait for the audit.') }],
  },
  {
    codes: [
      'ANT_PRODUCT_CONFLICT',
      'ANT_PRODUCT_DEPENDENCY_REQUIRED',
      'PRODUCT_CANNOT_MIX_SIGN',
      'NEW_LINK_CANNOT_BATCH_SIGN',
      'OPEN_API_SIGN_PRODUCT_NUM_TOO_BIG',
      'PRODUCT_CHECK_FAIL',
      'PRODUCT_OPEN_FAIL',
    ],
    title: both('这些产品不能一起签', 'These products cannot be signed together'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '分成几张单子；依赖别的产品的，先签那个。',
          'Take separate orders; sign first what another depends on.',
        ),
      },
    ],
  },
  {
    codes: [
      'FILE_SIZE_OUT_LIMIT',
      'FILE_SIZE_MIN_LIMIT',
      'FILE_FORMAT_IS_INVALID',
      'FILE_HANDLE_FAIL',
      'upload-fail',
      'invalid-file-extension',
      'invalid-file-size',
      'file-check-fail',
      'EXCEED_MAX_SIZE',
      'IMAGE_UNSAFE',
      'INVALID_IMAGE_FORMAT',
    ],
    title: both('有一张图片支付宝不收', 'Alipay does not take one of the pictures'),
    fix: [
      {
        owner: 'operator',
        do: both('换成 5 KB 到 5 MB 的 JPG、PNG 或 BMP 图片。', 'Use a JPG, PNG or BMP picture of 5 KB to 5 MB.'),
      },
    ],
  },
  {
    codes: [
      'NOT_MATCHED_SSU_OR_PS',
      'BUSINESS_LICENSE_PIC_RISK',
      'BUSINESS_LICENSE_NO_EMPTY',
      'SHOP_SIGN_BOARD_PIC_RISK',
      'RISK_ADVICE_ERROR',
      'ADMIT_ORDER_NO_PASS',
      'MERCHANT_INTERFACE_INFO_ERR',
    ],
    title: both('商家的资料没有通过', 'The merchant’s papers were not accepted'),
    fix: [
      {
        owner: 'operator',
        do: both(
          '按支付宝的原话补充或更换资料；类目要和营业执照一致。',
          'Replace or add what Alipay names; the category has to fit the licence.',
        ),
      },
    ],
  },
  {
    codes: ['FACE_TO_FACE_RATE_PARAM_ERROR', 'FEERATE_NOT_INTERAVL'],
    title: both('费率不在允许的范围内', 'The rate is outside of what is allowed'),
    fix: [{ owner: 'operator', do: both('当面付的费率在 0.38 到 0.60 之间。', 'From 0.38 to 0.60 for face to face.') }],
  },
  {
    codes: [
      'PRE_AUTH_TICKET_NOT_EXIST',
      'PRE_AUTH_INVALID_AUTH_TICKET',
      'PRE_AUTH_INVALID_AUTH_TOKEN',
      'PRE_AUTH_INVOKE_API_NOT_PERMITTE',
      'PRE_AUTH_INVALID_AUTH_APP_ID',
      'PRE_AUTH_INVALID_AUTH_USER_ID',
      'PRE_AUTH_TICKET_EXCHANGE_FAILED',
      'PRE_AUTH_CREATE_APP_ONCE',
      'PRE_AUTH_NEED_CREATE_APP',
    ],
    title: both('服务市场订单的预授权不能用', 'The pre-authorisation of the market order cannot be used'),
    fix: [{ owner: 'operator', do: both('不带预授权，由商家自己确认。', 'Leave it out; the merchant then confirms.') }],
  },
  {
    codes: ['QUERY_SIGN_STATUS_NOT_AUTH', 'QUERY_SIGN_STATUS_AUTH_NOT_MATCH'],
    title: both('商家没有授权查询签约状态', 'The merchant has not allowed the state of its contracts to be asked'),
    fix: [
      {
        owner: 'superAdmin',
        do: both('用服务商发来的授权链接授权。', 'Grant by the link that the provider sends.'),
        place: PLACES.ourGrants,
      },
    ],
  },
  {
    codes: ['BIZ_ERROR'],
    title: both('支付宝没有受理签约', 'Alipay did not take the order'),
    fix: [{ owner: 'operator', do: both('按支付宝的原话处理。', 'Act on Alipay’s message.') }],
  },
]
