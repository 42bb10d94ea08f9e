import { type ParseArgsConfig, parseArgs } from 'node:util'
import { Stop, WRONG_CALL } from './terminal.ts'
import { usageProblem } from '../usage.ts'
import { CERT } from './texts.ts'

/** Reads what was typed; what is not known is told and stops the command. */
export function readOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    const problem = usageProblem(error)
    if (!problem) throw error
    throw new Stop(WRONG_CALL, problem)
  }
}

/** One line of text, as it goes into a certificate. */
export function oneLine(name: string, value: string | undefined): string {
  const line = (value ?? '').trim()
  if (/\p{Cc}/u.test(line)) throw new Stop(WRONG_CALL, CERT.no_line, { name })
  return line
}
