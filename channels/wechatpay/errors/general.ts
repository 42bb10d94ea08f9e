import type { Explanation, MessageExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'

/** A code that we have never heard of: said so, with the gateway's own words, which stand in `gateway`. */
export const UNHEARD_OF: Explanation = {
  title: both('微信支付拒绝了这个请求', 'WeChat Pay refused the request'),
  fix: [
    {
      owner: 'developer',
      do: both(
        '这个错误码我们还不认识，请按微信支付的原话处理；需要帮助时，带上请求编号联系微信支付技术支持。',
        'We do not know this code yet; act on WeChat Pay’s own words, and give their support the request id if you need help.',
      ),
      link: 'https://pay.weixin.qq.com/doc/v3/partner/4012365870',
    },
  ],
}

const NOT_KNOWN_YET = {
  owner: 'system',
  do: both(
    '不用重新下单：我们会用同一个编号继续查询，也可以稍后用同样的内容重试。',
    'Do not start anew: we go on asking under the same number, and you may repeat the same request later.',
  ),
} as const

export const GENERAL_CODES: Readonly<Record<string, Explanation>> = {
  PARAM_ERROR: {
    title: both('有一个参数微信支付不接受', 'WeChat Pay does not accept one of the values'),
    fix: [
      {
        owner: 'developer',
        do: both('按微信支付原话里指出的那一项修改。', 'Change the one that WeChat Pay’s message names.'),
      },
    ],
  },
  INVALID_REQUEST: {
    title: both('请求不符合微信支付的规则', 'The request is against a rule of WeChat Pay'),
    fix: [
      {
        owner: 'developer',
        do: both('按微信支付的原话处理。', 'Act on WeChat Pay’s message.'),
      },
    ],
  },
  FREQUENCY_LIMITED: {
    title: both('请求太频繁，结果未知', 'Asked too often; the result is not known'),
    fix: [NOT_KNOWN_YET],
  },
  SYSTEM_ERROR: {
    title: both('微信支付系统出错，结果未知', 'WeChat Pay failed; the result is not known'),
    fix: [NOT_KNOWN_YET],
  },
  SERVICE_UNAVAILABLE: {
    title: both('微信支付暂时不可用，结果未知', 'WeChat Pay is not available; the result is not known'),
    fix: [NOT_KNOWN_YET],
  },
}

/** Tried last: these sentences are the widest. */
export const GENERAL_MESSAGES: readonly MessageExplanation[] = [
  {
    key: 'required_missing',
    says: /是必填项|必填性规则校验失败/,
    title: both('有必填的内容没有填', 'Something that is required is missing'),
    fix: [
      {
        owner: 'operator',
        do: both('补上微信支付原话里指出的那一项。', 'Fill in what WeChat Pay’s message names.'),
      },
    ],
  },
  {
    key: 'unknown_field',
    numbers: ['270924358'],
    says: /非法的额外参数/,
    title: both('请求里有微信支付不认识的参数', 'The request holds a field that WeChat Pay does not know'),
    fix: [
      {
        owner: 'developer',
        do: both('去掉多余的参数。', 'Leave out the field.'),
      },
    ],
  },
  {
    key: 'headers_removed',
    says: /缺少Accept或User-Agent/,
    title: both('请求头在路上被删掉了', 'Headers were removed on the way'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '检查出口代理有没有删掉 Accept 或 User-Agent。',
          'Check that no outgoing proxy removes Accept or User-Agent.',
        ),
      },
    ],
  },
]
