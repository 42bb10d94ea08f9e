import type { FieldPath } from '@ruzhu/domain/applyments/applyments.ts'
import { checkField } from '@ruzhu/domain/applyments/check-field.ts'
import { type Answer, readForm } from '@ruzhu/domain/applyments/form.ts'
import type { AskedPart } from '@ruzhu/domain/links/link-scope.ts'
import { say } from '@ruzhu/domain/text.ts'
import type { BeijingDay } from '@ruzhu/domain/time.ts'
import { type Draft, shownForm } from './draft.ts'
import type { Filling, PageFinding, PageView } from './view.ts'

export type FillingView = PageView & Filling

/** A question of a part as it stands now, with what is wrong with its answer. */
export type Asked = Answer & { problem?: PageFinding }
export type PartState = { part: AskedPart; asked: readonly Asked[]; done: number; wrong: number }

/** The same reading of the form as the server's; what was typed is checked here, what is saved was checked there. */
export function partStates(view: FillingView, draft: Draft): readonly PartState[] {
  const answers = readForm({ type: '', label: { 'zh-CN': '', en: '' }, steps: view.steps }, shownForm(draft))
  const inPart = (part: AskedPart) => answers.filter(({ field }) => part.fields.some(({ path }) => path === field.path))
  return view.parts.map((part) => {
    const asked = inPart(part).map((answer): Asked => {
      const problem = problemOf(view, draft, answer)
      return problem ? { ...answer, problem } : answer
    })
    const musts = asked.filter(({ problem }) => problem?.level === 'must')
    const done = asked.filter(({ value, problem }) => value !== undefined && problem?.level !== 'must').length
    return { part, asked, done, wrong: musts.filter(({ value }) => value !== undefined).length }
  })
}

/** Places that stop the sending. */
export function placesLeft(states: readonly PartState[]): number {
  return states.reduce((n, { asked }) => n + asked.filter(({ problem }) => problem?.level === 'must').length, 0)
}

function problemOf(view: FillingView, draft: Draft, { field, value }: Answer): PageFinding | undefined {
  const { path } = field
  const saved = !(path in draft.changes)
  if (saved && value !== undefined) return draft.findings.find((finding) => finding.path === path)
  const found = checkField(field, value, view.today as BeijingDay)
  return found && { path, level: found.level, message: say(found.message, view.language) }
}

export function fieldOf(view: Filling, path: FieldPath) {
  return view.parts.flatMap(({ fields }) => fields).find((field) => field.path === path)
}
