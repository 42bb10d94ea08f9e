import type { Sentence } from '@ruzhu/domain/text.ts'

export const ACCESS_TEXTS = {
  'access.sign_in': { 'zh-CN': '登录', en: 'Sign in' },
  'access.claim': { 'zh-CN': '设置你的账户', en: 'Set up your account' },
  'access.claim_why': {
    'zh-CN': '这个一次性链接让你成为管理员。以后用邮箱和密码登录。',
    en: 'This one-time link makes you the administrator. From then on you sign in with e-mail and password.',
  },
  'access.name': { 'zh-CN': '姓名', en: 'Name' },
  'access.email': { 'zh-CN': '邮箱', en: 'E-mail' },
  'access.email_invalid': {
    'zh-CN': '邮箱要写全，例如 lin@example.com',
    en: 'Write it in full, such as lin@example.com',
  },
  'access.password': { 'zh-CN': '密码', en: 'Password' },
  'access.password_rule': { 'zh-CN': '至少 12 个字符', en: 'At least 12 characters' },
  'access.claim_button': { 'zh-CN': '设置并登录', en: 'Set up and sign in' },
  'access.first_run': {
    'zh-CN': '第一次使用：请打开启动服务时终端里打印的一次性登录链接。',
    en: 'First use: open the one-time sign-in link that the server printed in the terminal.',
  },
  'access.forgot': {
    'zh-CN': '忘了密码：重新启动服务，用新打印的一次性链接和同一个邮箱设置新密码。',
    en: 'Forgot it? Restart the server and set a new password with the new one-time link and the same e-mail.',
  },
  'access.tagline': {
    'zh-CN': '从「我想收款」到第一笔到账',
    en: 'From “we want to be paid” to the first payment',
  },
} as const satisfies Record<string, Sentence>
