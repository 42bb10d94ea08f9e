import type { FieldPath } from './applyments.ts'
import { type Answer, isPicture, listed, meant, sourcesOf } from './form.ts'
import { reservedWordIn } from './rules/names.ts'
import { type Problem, must, should } from './rules/verdict.ts'

/** A rule between fields: what it looks at, and what it says against the last of them. */
export type AcrossProblem = Problem & { rule: string; path: FieldPath }
type AcrossRule = (answers: readonly Answer[]) => readonly AcrossProblem[]

/** Everything that no field can tell alone: names, periods and people that have to agree, pictures used twice. */
export function checkAcross(answers: readonly Answer[]): readonly AcrossProblem[] {
  return RULES.flatMap((rule) => rule(answers))
}

const sameNames: AcrossRule = (answers) =>
  answers.flatMap(({ field, value, takenOver }) => {
    if (value === undefined || takenOver) return []
    const other = sourcesOf(field)
      .map((path) => answers.find((answer) => answer.field.path === path))
      .find((answer) => answer?.value !== undefined)
    if (other === undefined || other.value === value) return []
    const say = field.mayDiffer ? should : must
    const from = SOURCES.find((meaning) => meaning === other.field.means) ?? 'elsewhere'
    return [{ rule: 'names_agree', path: field.path, ...say(`check.differs.${from}`) }]
  })

const SOURCES = ['merchant_name', 'legal_person', 'holder'] as const

const periods: AcrossRule = (answers) =>
  answers.flatMap(({ field, value }) => {
    if (field.kind !== 'end_day' || typeof value !== 'string' || !field.path.endsWith('end')) return []
    const begin = answers.find((answer) => answer.field.path === field.path.replace(/end$/, 'begin'))?.value
    // days sort as text, and 长期 sorts after every digit
    if (typeof begin !== 'string' || begin < value) return []
    return [{ rule: 'period', path: field.path, ...must('rule.end_day.before_begin') }]
  })

const shortName: AcrossRule = (answers) => {
  const short = answers.find((answer) => answer.field.means === 'short_name')
  if (typeof short?.value !== 'string') return []
  const { path } = short.field
  const word = reservedWordIn(short.value)
  if (short.value === (meant(answers, 'legal_person') ?? meant(answers, 'holder')))
    return [{ rule: 'shortname_is_person', path, ...must('check.shortname_is_person') }]
  if (word !== undefined && hasProof(answers))
    return [{ rule: 'shortname_reserved', path, ...should('check.shortname_reserved_with_document', { word }) }]
  return []
}

const deputy: AcrossRule = (answers) => {
  const admin = answers.find((answer) => answer.field.means === 'super_admin_number')
  if (admin?.value === undefined || admin.value !== meant(answers, 'legal_person_number')) return []
  return [{ rule: 'deputy', path: admin.field.path, ...must('check.deputy_is_legal_person') }]
}

const owners: AcrossRule = (answers) => {
  const numbers = answers.filter((answer) => answer.field.means === 'owner_number' && answer.value !== undefined)
  return numbers
    .filter((owner, i) => numbers.findIndex((other) => other.value === owner.value) !== i)
    .map(({ field }) => ({ rule: 'owner_twice', path: field.path, ...must('check.owner_twice') }))
}

const pictures: AcrossRule = (answers) => {
  const uses = answers
    .filter(({ field, takenOver }) => isPicture(field) && !takenOver)
    .flatMap(({ field, value }) => listed(value).map((id) => ({ id, path: field.path })))
  return uses
    .filter(({ id }, i) => uses.findIndex((other) => other.id === id) !== i)
    .map(({ path }) => ({ rule: 'same_picture', path, ...should('check.same_picture') }))
}

/** A document that shows a right to a reserved word turns the stop into a question. */
export function hasProof(answers: readonly Answer[]): boolean {
  return answers.some(({ field, value }) => field.means === 'proof' && value !== undefined)
}

const RULES: readonly AcrossRule[] = [sameNames, periods, shortName, deputy, owners, pictures]
