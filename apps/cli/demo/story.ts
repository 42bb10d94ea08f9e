import { performance } from 'node:perf_hooks'
import { type Language, type TextParams, fill } from '@ruzhu/domain/text.ts'
import { STEPS, type StepName } from './texts.ts'

export type Told = { step: StepName; ok: boolean; ms: number; at_ms: number; facts: TextParams }

/** Tells the steps as they happen, and keeps them for machines. */
export type Story = {
  /** The facts that a step ends with fill its sentence. */
  step<Result extends { facts: TextParams }>(name: StepName, work: () => Promise<Result>): Promise<Result>
  told: readonly Told[]
}

/** A promise that was not kept: what was expected of this step, and what came. */
export class Disappointment extends Error {
  readonly expected: string
  readonly came: string
  override readonly name = 'Disappointment'

  constructor(expected: string, came: string) {
    super(`expected ${expected}, but came ${came}`)
    this.expected = expected
    this.came = came
  }
}

export function tellTo(write: (line: string) => void, language: Language): Story {
  const begun = performance.now()
  const told: Told[] = []
  return {
    told,
    async step(name, work) {
      const started = performance.now()
      const tell = (ok: boolean, sentence: string, facts: TextParams) => {
        const now = performance.now()
        told.push({ step: name, ok, ms: Math.round(now - started), at_ms: Math.round(now - begun), facts })
        write(
          `${String(told.length).padStart(4)}  ${ok ? '✓' : '✗'}  ${seconds(now - begun)}  ${seconds(now - started)}  ${sentence}`,
        )
      }
      try {
        const result = await work()
        tell(true, fill(STEPS[name][language], result.facts), result.facts)
        return result
      } catch (error) {
        const facts =
          error instanceof Disappointment ? { expected: error.expected, came: error.came } : { came: String(error) }
        tell(false, stepName(STEPS[name][language]), facts)
        throw error
      }
    },
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`.padStart(7)
}

/** What stands before the colon is the name of a step, the rest what came of it. */
export function stepName(sentence: string): string {
  return sentence.split(/[：:]/)[0] ?? sentence
}
