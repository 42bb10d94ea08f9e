import type { CodeExplanation, Explanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'

/** A code that we have never heard of: said so, with the gateway's own words, which stand in `gateway`. */
export const UNHEARD_OF: Explanation = {
  title: both('支付宝拒绝了这个请求', 'Alipay refused the request'),
  fix: [
    {
      owner: 'developer',
      do: both(
        '这个错误码我们还不认识，请按支付宝的原话处理；需要帮助时，带上请求编号联系支付宝技术支持。',
        'We do not know this code yet; act on Alipay’s own words, and give their support the request id if you need help.',
      ),
      link: 'https://opendocs.alipay.com/common/02km9f',
    },
  ],
}

export const NOT_KNOWN_YET = {
  owner: 'system',
  do: both(
    '不用重新下单：我们会用同一个编号继续查询，也可以稍后用同样的内容重试。',
    'Do not start anew: we go on asking under the same number, and you may repeat the same request later.',
  ),
} as const

/** About the request as such, whatever it asks for. https://opendocs.alipay.com/common/02km9f */
export const GENERAL_ERRORS: readonly CodeExplanation[] = [
  {
    codes: [
      '20000',
      'SYSTEM_ERROR',
      'UNKNOWN_ERROR',
      'UNKNOWN_EXCEPTION',
      'unknow-error',
      'unknown-error',
      'gateway-response-timeout',
      'service-not-available',
    ],
    title: both('支付宝系统出错，结果未知', 'Alipay failed; the result is not known'),
    fix: [NOT_KNOWN_YET],
  },
  {
    codes: [
      '40005',
      'app-call-limited',
      'method-call-limited',
      'app-auth-invoke-limit',
      'SYSTEM_RATE_LIMIT',
      'USER_RATE_LIMIT',
      'FREQUENCY_LIMITED',
    ],
    title: both('请求太频繁，结果未知', 'Asked too often; the result is not known'),
    fix: [NOT_KNOWN_YET],
  },
  {
    codes: ['40002', 'invalid-parameter', 'INVALID_PARAMETER', 'ILLEGAL_ARGUMENT', 'ILLEGAL_PARAM', 'illegal-json'],
    title: both('有一个参数支付宝不接受', 'Alipay does not accept one of the values'),
    fix: [
      {
        owner: 'developer',
        do: both('按支付宝原话里指出的那一项修改。', 'Change the one that Alipay’s message names.'),
      },
    ],
  },
  {
    codes: [
      '40001',
      'missing-method',
      'missing-timestamp',
      'missing-version',
      'missing-platform',
      'missing-session',
      'missing-app-uid',
      'missing-app-access-token',
    ],
    title: both('请求到支付宝时缺了参数', 'A parameter was missing when the request arrived'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '检查出口代理或网关有没有改动请求的地址或内容。',
          'Check that no outgoing proxy or gateway alters the address or the body of the request.',
        ),
      },
    ],
  },
  {
    codes: [
      'missing-app-id',
      'invalid-app-id',
      'invalid-app-state',
      'PARTNER_ERROR',
      'not-online-app',
      'invalid-partnerid',
    ],
    title: both('支付宝不认识这个应用，或应用没有上线', 'Alipay does not know the application, or it is not online'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '核对 APPID；沙箱和正式环境的 APPID 不能混用。',
          'Check the APPID; those of the sandbox and of production are not interchangeable.',
        ),
        place: PLACES.ourAccount,
      },
      {
        owner: 'operator',
        do: both('应用没有上线的，先提交上线。', 'Where the application is not online, put it online first.'),
        place: PLACES.application,
      },
    ],
  },
  {
    codes: ['invalid-timestamp', 'illegal-timestamp'],
    title: both('服务器的时间不准', 'The clock of the server is wrong'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '用 NTP 校准服务器时间；时区不用管，发给支付宝的总是北京时间。',
          'Synchronise the clock by NTP; the time zone does not matter, Alipay is always told Beijing time.',
        ),
      },
    ],
  },
  {
    codes: [
      'invalid-method',
      'invalid-app-method',
      'invalid-format',
      'invalid-version',
      'unsupported-version',
      'invalid-charset',
      'invalid-encoding',
      'invalid-platform',
      'unsupport-operation',
      'forbidden-api',
    ],
    title: both('支付宝没有这个接口，或不接受这种请求', 'Alipay has no such interface, or not in this form'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '升级到最新版本；还是不行，带上请求编号联系支付宝技术支持。',
          'Update to the latest version; if it persists, give Alipay’s support the request id.',
        ),
      },
    ],
  },
  {
    codes: ['suspected-attack'],
    title: both('支付宝把内容当成了攻击', 'Alipay took the content for an attack'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '去掉订单标题、备注里像「out_trade_no=」这样带参数名和等号的文字。',
          'Take out of titles and remarks what looks like a parameter, such as “out_trade_no=”.',
        ),
      },
    ],
  },
  {
    codes: ['EXIST_FORBIDDEN_WORD'],
    title: both('内容里有违禁词', 'The text holds a forbidden word'),
    fix: [{ owner: 'developer', do: both('修改订单标题后再下单。', 'Change the title and order again.') }],
  },
]
