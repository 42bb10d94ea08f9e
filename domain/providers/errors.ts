import type { ErrorEntry } from '../errors.ts'

export const PROVIDER_ERRORS = {
  PROVIDER_MISSING: {
    status: 409,
    title: { 'zh-CN': '还没有设置服务商账号', en: 'No service provider account is set up' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '先设置服务商账号，再办理客户的进件。', en: 'Set up the service provider account first.' },
        place: { 'zh-CN': '设置 → 服务商账号', en: 'Settings → Service provider account' },
      },
    ],
  },
  CREDENTIAL_INVALID: {
    status: 422,
    title: { 'zh-CN': '密钥或证书不对', en: 'A key or certificate is wrong' },
    fix: [{ owner: 'developer', do: { 'zh-CN': '{field}：{problem}', en: '{field}: {problem}' } }],
  },
} as const satisfies Record<string, ErrorEntry>
