import type { SubjectType } from '../descriptor.ts'
import type { Material } from '../materials/materials.ts'
import type { Text } from '../text.ts'
import type { BeijingDay } from '../time.ts'
import type { Applyment, ApplymentForm, FieldPath } from './applyments.ts'
import { checkAcross, hasProof } from './check-across.ts'
import { checkField } from './check-field.ts'
import { type Answer, completeForm, isPicture, listed, meant, readForm } from './form.ts'
import { objectionStates, settled } from './objections.ts'
import { type Problem, must, should } from './rules/verdict.ts'

export type CheckContext = {
  today: BeijingDay
  /** The client's pictures; left out where only counting, and then none is looked for. */
  materials?: readonly Pick<Material, 'id' | 'size'>[]
  /** What was sent last, where a reviewer has objected to it. */
  sent?: ApplymentForm
  /** Another client of the same credit code. */
  duplicate?: { name: string; creditCode: string }
  /** What the provider account has of its own: an AppID that is none of it may not be linked to its number. */
  providerValues?: readonly string[]
}

export type Finding = { path?: FieldPath; rule: string; message: Text }
/** 必须改 · 建议改 · 通过 n 项. Only `must` stops a submission. */
export type CheckResult = { must: readonly Finding[]; should: readonly Finding[]; passed: number }

/** The pre-check: everything that can be known to be wrong before a reviewer spends days on it. */
export function checkApplyment(
  applyment: Pick<Applyment, 'form' | 'objections'>,
  subjectType: SubjectType,
  context: CheckContext,
): CheckResult {
  const answers = readForm(subjectType, applyment.form)
  const found = [
    ...checkFields(answers, context.today),
    ...checkAcross(answers),
    ...missingPictures(answers, context.materials),
    ...smallPictures(answers, context.materials),
    ...duplicates(answers, context.duplicate),
    ...foreignAppids(answers, context.providerValues),
    ...openObjections(applyment, completeForm(subjectType, applyment.form), context.sent),
  ]
  const withProblem = new Set(found.map(({ path }) => path))
  return {
    must: found.filter(({ level }) => level === 'must').map(finding),
    should: found.filter(({ level }) => level === 'should').map(finding),
    passed: answers.filter(({ field, value }) => value !== undefined && !withProblem.has(field.path)).length,
  }
}

type Found = Problem & { rule: string; path?: FieldPath }

function checkFields(answers: readonly Answer[], today: BeijingDay): Found[] {
  const proven = hasProof(answers)
  return answers.flatMap(({ field, value }) => {
    const problem = checkField(field, value, today)
    const excused = proven && problem?.message.key === 'rule.shortname.reserved'
    return problem && !excused ? [{ path: field.path, ...problem }] : []
  })
}

function missingPictures(answers: readonly Answer[], materials: CheckContext['materials']): Found[] {
  if (materials === undefined) return []
  const held = new Set<string>(materials.map(({ id }) => id))
  return answers
    .filter(({ field, value }) => isPicture(field) && listed(value).some((id) => !held.has(id)))
    .map(({ field }) => ({ rule: 'picture', path: field.path, ...must('check.picture_missing') }))
}

/** So small a file is taken for no picture, however much it shows. */
function smallPictures(answers: readonly Answer[], materials: CheckContext['materials'] = []): Found[] {
  const sizes = new Map(materials.map(({ id, size }): [string, number] => [id, size]))
  return answers.flatMap(({ field: { path, minFileBytes: least = 0 }, value }) => {
    const smallest = Math.min(...listed(value).map((id) => sizes.get(id) ?? Infinity))
    if (smallest >= least) return []
    const kilobytes = { n: Math.floor(smallest / 1024), min: Math.ceil(least / 1024) }
    return [{ rule: 'picture', path, ...must('check.picture_small', kilobytes) }]
  })
}

function duplicates(answers: readonly Answer[], duplicate: CheckContext['duplicate']): Found[] {
  if (duplicate === undefined || meant(answers, 'credit_code') !== duplicate.creditCode) return []
  const path = answers.find(({ field }) => field.means === 'credit_code')?.field.path
  const problem = should('check.duplicate_client', { name: duplicate.name })
  return [{ rule: 'duplicate', ...(path === undefined ? {} : { path }), ...problem }]
}

function foreignAppids(answers: readonly Answer[], ours: CheckContext['providerValues']): Found[] {
  if (ours === undefined) return []
  return answers
    .filter(
      ({ field, value }) => field.means === 'provider_appid' && typeof value === 'string' && !ours.includes(value),
    )
    .map(({ field }) => ({ rule: 'provider_appid', path: field.path, ...should('check.provider_appid') }))
}

function openObjections(applyment: Pick<Applyment, 'objections'>, now: ApplymentForm, sent?: ApplymentForm): Found[] {
  if (sent === undefined) return []
  return objectionStates(applyment, sent, now)
    .filter((objection) => !settled(objection))
    .map(({ path, rejectReason }) => ({
      rule: 'objection',
      ...(path === undefined ? {} : { path }),
      ...must('check.objection_open', { reason: rejectReason }),
    }))
}

function finding({ path, rule, message }: Found): Finding {
  return { ...(path === undefined ? {} : { path }), rule, message }
}
