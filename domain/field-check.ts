import { AppError } from './errors.ts'

/** Fields that break their rule, by their path in our JSON. */
export type FieldProblems = Readonly<Record<string, string | false | undefined>>

/** Refuses with every problem at once; a field whose rule holds says `false`. */
export function refuseProblems(problems: FieldProblems): void {
  const found = Object.entries(problems).flatMap(([path, problem]) => (problem ? [`/${path}: ${problem}`] : []))
  if (found.length > 0) throw new AppError('INPUT_INVALID', { problems: found })
}

/** Text that every database and gateway takes: no control characters, no half of a surrogate pair. */
export function isPlainText(value: string): boolean {
  return value.isWellFormed() && !/\p{Cc}/u.test(value)
}

/** Characters as people count them; a gateway's limit in characters is meant so. */
export function characters(value: string): number {
  return Array.from(value).length
}

/** The names that are true, as facts tell them: "description, amount_fen". */
export function namesOf(flags: Readonly<Record<string, boolean>>): string {
  return Object.keys(flags)
    .filter((name) => flags[name])
    .join(', ')
}
