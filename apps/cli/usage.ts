import type { Sentence } from '@ruzhu/domain/text.ts'

/** What was wrong with what was typed after a command; undefined where it is no fault of whoever typed. */
export function usageProblem(error: unknown): Sentence | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const [typed = ''] = /(?<=')[^' <]+/.exec(error.message) ?? []
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return { 'zh-CN': `不认识「${typed}」。`, en: `"${typed}" is not known here.` }
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return error.message.includes('does not take')
        ? { 'zh-CN': `「${typed}」后面不带内容。`, en: `"${typed}" takes no value.` }
        : { 'zh-CN': `「${typed}」后面要写内容。`, en: `"${typed}" needs a value.` }
    default:
      return undefined
  }
}
