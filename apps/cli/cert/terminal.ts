import type { Language, Sentence, TextParams } from '@ruzhu/domain/text.ts'
import { fill } from '@ruzhu/domain/text.ts'

/** Where a command says something: what may be piped on, and what is for eyes. */
export type Terminal = {
  language: Language
  now: Date
  env: NodeJS.ProcessEnv
  out(text: string): void
  tell(text: string): void
}

/** Exit codes, told in the help. */
export const DONE = 0
export const WRONG_CALL = 1
export const WRONG_FILE = 2
export const WRONG_MATERIAL = 3

/** What stops a command, as a sentence, and the exit code that goes with it. */
export class Stop extends Error {
  override readonly name = 'Stop'
  readonly sentence: Sentence
  readonly exitCode: number
  readonly params: TextParams

  constructor(exitCode: number, sentence: Sentence, params: TextParams = {}) {
    super(sentence.en)
    this.exitCode = exitCode
    this.sentence = sentence
    this.params = params
  }

  in(language: Language): string {
    return fill(this.sentence[language], this.params)
  }
}
