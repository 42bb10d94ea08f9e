import { ROW_STATES } from '@ruzhu/domain/imports/imports.ts'
import type { Language, Sentence } from '@ruzhu/domain/text.ts'
import { type Json, list, object, text } from '../demo/api.ts'
import { IMPORT } from './texts.ts'

/** What became of rows comes before what would. */
const ORDER = ROW_STATES.toSorted((one, other) => Number(other === 'created') - Number(one === 'created'))

/** What is, or would be, of a list: in numbers first, then what has to be mended, row by row. */
export function importText(
  { ended, problems, applied }: { ended: Json; problems: readonly Json[]; applied: boolean },
  language: Language,
): string {
  const say = (sentence: Sentence, params: Readonly<Record<string, unknown>> = {}) =>
    sentence[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
  const counts = object(ended['counts'], 'counts')
  const some = ORDER.filter((state) => Number(counts[state]) > 0)
  const unused = (ended['unknown_columns'] as readonly string[]).join(' · ')
  const more = Number(counts['problem']) - problems.length
  return [
    say(IMPORT.heading, { file: ended['filename'], total: ended['total'] }),
    `  ${some.map((state) => say(IMPORT[state], { n: counts[state] })).join(' · ')}`,
    ...(unused === '' ? [] : [`  ${say(IMPORT.unknown_columns, { columns: unused })}`]),
    ...problems.flatMap((row) => [
      say(IMPORT.row, { row: row['number'], name: row['name'] }),
      ...list(row, 'problems').flatMap((problem) => {
        const words = (name: string) => text(object(problem[name], name), language)
        return [`  ${words('label')}${language === 'en' ? ': ' : '：'}${words('reason')}`, `    ${words('fix')}`]
      }),
    ]),
    ...(more > 0 ? [say(IMPORT.more, { n: more })] : []),
    ...(applied ? [] : [say(IMPORT.rehearsed)]),
  ].join('\n')
}
