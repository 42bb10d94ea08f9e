import type { Language } from '@ruzhu/domain/text.ts'
import { FRAME } from './texts.ts'

export type DemoOptions = { language: Language; json: boolean }

/** Chinese unless told otherwise, whatever the machine speaks. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): DemoOptions | { problem: string } {
  let language: Language = /^en/i.test(env['RUZHU_LANG'] ?? '') ? 'en' : 'zh-CN'
  let json = false
  for (const [i, arg] of args.entries()) {
    const [name, value = args[i + 1]] = arg.split('=')
    if (args[i - 1] === '--lang') continue
    if (arg === '--json') json = true
    else if (name === '--lang' && (value === 'en' || value === 'zh-CN')) language = value
    else return { problem: FRAME.unknown_option[language].replace('{option}', arg) }
  }
  return { language, json }
}
