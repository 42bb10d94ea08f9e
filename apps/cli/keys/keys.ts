import { fill, type Language, type Sentence } from '@ruzhu/domain/text.ts'
import { calendar } from './calendar.ts'
import { check } from './check.ts'
import { refresh } from './refresh.ts'
import { rotateMaster } from './rotate-master.ts'
import { KEYS } from './texts.ts'

export const DONE = 0
export const NOT_DONE = 1
export const WRONG_CALL = 2

export type KeysTerminal = {
  language: Language
  env: NodeJS.ProcessEnv
  out: (line: string) => void
  tell: (line: string) => void
}

/** What ends the command with a sentence. */
export class Told extends Error {
  readonly exitCode: number
  readonly sentence: Sentence
  readonly facts: Readonly<Record<string, string | number>>

  constructor(exitCode: number, sentence: Sentence, facts: Readonly<Record<string, string | number>> = {}) {
    super(sentence.en)
    this.exitCode = exitCode
    this.sentence = sentence
    this.facts = facts
  }
}

const STEPS: Readonly<Record<string, (args: readonly string[], terminal: KeysTerminal) => Promise<number>>> = {
  'rotate-master': rotateMaster,
  calendar,
  check,
  refresh,
}

/** `ruzhu keys …`: what is done with keys at a terminal. */
export async function runKeys([name = 'help', ...args]: readonly string[], terminal: KeysTerminal): Promise<number> {
  const { language, out, tell } = terminal
  if (/^(help|--help|-h)$/.test(name) || args.some((arg) => arg === '--help' || arg === '-h')) {
    out(KEYS.help[language])
    return DONE
  }
  try {
    const step = Object.hasOwn(STEPS, name) ? STEPS[name] : undefined
    if (!step) throw new Told(WRONG_CALL, KEYS.wrong_call, { step: name })
    return await step(args, terminal)
  } catch (error) {
    if (!(error instanceof Told)) throw error
    tell(fill(error.sentence[language], error.facts))
    return error.exitCode
  }
}
