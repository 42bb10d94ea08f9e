import { AppError, errorEntry } from '@ruzhu/domain/errors.ts'
import { fill, type Language } from '@ruzhu/domain/text.ts'
import { refusalOf } from '../edge/refusals.ts'

/** What was refused, and what to do about it. */
export function sentenceOf({ code, facts }: AppError, language: Language): string {
  const { title, fix } = errorEntry(code)
  const filled = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]))
  return [title, ...fix.map((one) => one.do)]
    .map((sentence) => fill(sentence[language], filled))
    .join(language === 'en' ? '. ' : '。')
}

/** A refusal of ours becomes a sentence on the page; anything else is a fault, and stays one. */
export async function refusalOr<Result>(work: Promise<Result>): Promise<Result | AppError> {
  return work.catch((error: unknown) => {
    const refused = refusalOf(error)
    if (refused instanceof AppError) return refused
    throw error
  })
}

export async function refusal(work: Promise<unknown>): Promise<AppError | undefined> {
  const outcome = await refusalOr(work)
  return outcome instanceof AppError ? outcome : undefined
}
