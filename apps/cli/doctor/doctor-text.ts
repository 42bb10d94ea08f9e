import { CHECK_STATES } from '@ruzhu/domain/checks/checks.ts'
import type { Language } from '@ruzhu/domain/text.ts'
import { type Json, list } from '../demo/api.ts'
import { resultLine, SIGNS, stepText } from '../results.ts'
import type { Patient } from './doctor.ts'
import { DOCTOR } from './texts.ts'

/** First what has to be done, each step once with all that it mends; then how each stands. */
export function doctorText(patients: readonly Patient[], language: Language): string {
  const steps = new Map<string, string[]>()
  for (const patient of patients) {
    for (const result of patient.results.filter(needsHelp)) {
      const step = stepOf(result, language)
      steps.set(step, [...(steps.get(step) ?? []), resultLine(result, language, nameOf(patient, language))])
    }
  }
  const todo = [...steps].map(([step, of]) => [`→ ${step}`, ...of.map((one) => `    ${one}`)].join('\n'))
  const stand = patients.map((patient) => `${nameOf(patient, language)}  ${countText(patient.results, language)}`)
  return [...(todo.length > 0 ? todo : [DOCTOR.well[language]]), '', ...stand].join('\n')
}

function nameOf({ id, name }: Patient, language: Language): string {
  return id === 'ruzhu' ? DOCTOR.installation[language] : `${name} (${id})`
}

function stepOf(result: Json, language: Language): string {
  const steps = list(result, 'fix').map((fix) => stepText(fix, language))
  return steps.join('\n  ') || DOCTOR.no_step[language]
}

function needsHelp({ state }: Json): boolean {
  return state === 'fail' || state === 'warn' || state === 'manual' || state === 'unknown'
}

function countText(results: readonly Json[], language: Language): string {
  return CHECK_STATES.map((state) => ({ state, count: results.filter((result) => result['state'] === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${SIGNS[state] ?? '·'} ${count} ${DOCTOR.counted[state][language]}`)
    .join(' · ')
}
