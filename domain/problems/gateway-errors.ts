import type { ErrorEntry } from '../errors.ts'

export const GATEWAY_ERRORS = {
  GATEWAY_REFUSED: {
    status: 422,
    title: { 'zh-CN': '平台拒绝了：{message}', en: 'The platform refused: {message}' },
    fix: [
      {
        owner: 'developer',
        do: { 'zh-CN': '按平台的说明处理，错误码 {code}。', en: 'Act on the platform’s code {code}.' },
      },
    ],
  },
  GATEWAY_NOT_ASKED: {
    status: 502,
    title: { 'zh-CN': '平台没有应答', en: 'No answer from the platform' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '过一会儿再试；重复操作不会有坏处。', en: 'Try again in a while; repeating it does no harm.' },
      },
    ],
  },
  GATEWAY_UNREACHABLE: {
    status: 502,
    title: { 'zh-CN': '平台没有应答，结果未知', en: 'No answer from the platform; the result is not known' },
    fix: [
      {
        owner: 'system',
        do: {
          'zh-CN': '不用重新下单：我们会用同一个编号继续查询，也可以用同样的内容重试。',
          en: 'Do not start anew: we go on asking under the same number, and you may repeat the same request.',
        },
      },
    ],
  },
} as const satisfies Record<string, ErrorEntry>
