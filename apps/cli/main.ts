import { COMMANDS } from './commands.ts'
import { languageOf } from './language.ts'
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
  const code = await command.run(args, language)
  if (code !== undefined) process.exitCode = code
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
