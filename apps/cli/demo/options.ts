import { LANGUAGES, type Language } from '@ruzhu/domain/text.ts'
import { FRAME } from './texts.ts'

export type DemoOptions = { language: Language; json: boolean }

/** Chinese unless told otherwise, whatever the machine speaks. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): DemoOptions | { problem: string } {
  let language: Language = /^en/i.test(env['RUZHU_LANG'] ?? '') ? 'en' : 'zh-CN'
  let json = false
  const rest = args.flatMap((arg) => (arg.startsWith('--lang=') ? ['--lang', arg.slice('--lang='.length)] : [arg]))
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const asked = arg === '--lang' ? LANGUAGES.find((known) => known === rest[0]) : undefined
    if (arg === '--json') json = true
    else if (asked) language = asked
    else return { problem: FRAME.unknown_option[language].replace('{option}', [arg, ...rest].join(' ')) }
    if (asked) rest.shift()
  }
  return { language, json }
}
