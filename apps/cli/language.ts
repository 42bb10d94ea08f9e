import type { Language } from '@ruzhu/domain/text.ts'

/** RUZHU_LANG decides, then the language of the machine. Chinese unless one of them says English. */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  const wanted = env['RUZHU_LANG'] || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return /^en/i.test(wanted) ? 'en' : 'zh-CN'
}
