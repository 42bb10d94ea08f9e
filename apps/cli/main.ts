import type { Language } from '@ruzhu/domain/text.ts'
import { type Command, COMMANDS } from './commands.ts'
import { languageOf } from './language.ts'
import { NotAnswered } from './server.ts'
import { usageProblem } from './usage.ts'
import { nearest } from '@ruzhu/server/nearest.ts'

const SPELLINGS: Readonly<Record<string, string>> = {
  '--help': 'help',
  '-h': 'help',
  '--version': 'version',
  '-v': 'version',
  start: 'serve',
}

/** `ruzhu <command> …`. A command that goes on leaves the exit code to whatever ends it. */
export async function main(argv: readonly string[]): Promise<void> {
  const language = languageOf(process.env)
  const [asked = 'help', ...args] = argv
  const name = SPELLINGS[asked] ?? asked
  const command = COMMANDS.find((known) => known.name === name)
  if (!command) {
    console.error(unknownCommand(asked)[language])
    process.exitCode = 1
    return
  }
  const code = await carriedOut(command, args, language)
  if (code !== undefined) process.exitCode = code
}

/** What is wrong with the arguments, or with asking the server, is a sentence and no stack. */
async function carriedOut(command: Command, args: readonly string[], language: Language): Promise<number | undefined> {
  const { name, options, summary, ownHelp, misused = 1 } = command
  const usage = `ruzhu ${name} ${options}`.trimEnd()
  if (!ownHelp && args.some((arg) => arg === '--help' || arg === '-h')) {
    console.log(`${usage}\n  ${summary[language]}`)
    return 0
  }
  try {
    return await command.run(args, language)
  } catch (error) {
    if (error instanceof NotAnswered) {
      console.error(error.said[language])
      return misused
    }
    const problem = usageProblem(error)
    if (!problem) throw error
    console.error(`${problem[language]}\n${usage}`)
    return misused
  }
}

function unknownCommand(asked: string) {
  const name = nearest(
    asked,
    COMMANDS.map((command) => command.name),
  )
  return {
    'zh-CN': `没有「${asked}」这个命令。最接近的是「ruzhu ${name}」；「ruzhu help」列出全部命令。`,
    en: `There is no command "${asked}". The nearest is "ruzhu ${name}"; "ruzhu help" lists them all.`,
  }
}
