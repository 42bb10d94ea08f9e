import { fileURLToPath } from 'node:url'
import type { Language } from '@ruzhu/domain/text.ts'
import { buildConsole, consoleIsBuilt } from './console-build.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Builds the console where that is needed, then starts the server, which goes on until it is told to end. */
export async function serve(args: readonly string[], language: Language): Promise<number | undefined> {
  const unknown = args.find((arg) => arg !== '--no-build')
  if (unknown !== undefined) {
    console.error(UNKNOWN_OPTION[language].replace('{option}', unknown))
    return 1
  }
  if (!args.includes('--no-build') && !(await consoleIsBuilt(ROOT))) {
    const built = await buildConsole(ROOT, language)
    if (!built) return 1
  }
  const { runServer } = await import('@ruzhu/server/main.ts')
  await runServer()
  return undefined
}

const UNKNOWN_OPTION = {
  'zh-CN': 'ruzhu serve 没有「{option}」这个选项；其余设置用环境变量，见「ruzhu help」。',
  en: 'ruzhu serve has no option "{option}"; everything else is set by environment variables, see "ruzhu help".',
}
