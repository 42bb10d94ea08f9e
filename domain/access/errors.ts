import type { ErrorEntry } from '../errors.ts'

export const ACCESS_ERRORS = {
  SIGN_IN_REQUIRED: {
    status: 401,
    title: { 'zh-CN': '需要先登录或带上接口密钥', en: 'Sign in, or send an API key' },
    fix: [
      {
        owner: 'developer',
        do: {
          'zh-CN': '在请求头加 Authorization: Bearer <接口密钥>，或在控制台登录。',
          en: 'Send Authorization: Bearer <API key>, or sign in to the console.',
        },
      },
    ],
  },
  SIGN_IN_FAILED: {
    status: 401,
    title: { 'zh-CN': '邮箱或密码不对', en: 'E-mail and password do not belong together' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '核对后再试；忘了密码，请管理员重新启动服务，用打印的链接设置新密码。',
          en: 'Check both. When the password is lost, restart the server and set a new one by the link it prints.',
        },
      },
    ],
  },
  SIGN_IN_LINK_INVALID: {
    status: 401,
    title: { 'zh-CN': '登录链接已用过或已过期', en: 'The sign-in link was used or has expired' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '重新启动服务，用新打印的链接。', en: 'Restart the server and use the link it prints.' },
      },
    ],
  },
  FORBIDDEN: {
    status: 403,
    title: { 'zh-CN': '没有权限', en: 'Not permitted' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '请管理员授予「{role}」角色，或换用有权限的接口密钥。',
          en: 'Ask an administrator for the {role} role, or use a key that may do this.',
        },
      },
    ],
  },
} as const satisfies Record<string, ErrorEntry>
