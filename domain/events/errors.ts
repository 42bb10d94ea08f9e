import type { ErrorEntry } from '../errors.ts'

export const WEBHOOK_ERRORS = {
  WEBHOOK_URL_INVALID: {
    status: 422,
    title: { 'zh-CN': '通知地址不能用', en: 'The webhook address cannot be used' },
    fix: [
      {
        owner: 'developer',
        do: {
          'zh-CN': '用 https 地址，不带用户名、密码和 # 片段；测试环境可用本机 http 地址。',
          en: 'Use an https address without user, password or #fragment; in test, http on this machine is fine.',
        },
      },
    ],
  },
} as const satisfies Record<string, ErrorEntry>
