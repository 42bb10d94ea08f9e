import type { CheckResult, CheckRun, Method } from '../api/types.ts'
import type { Counts } from '../methods/check-counts.tsx'
import { TROUBLE } from '../methods/check-sign.tsx'

/** Whatever is looked at: our installation, or one method with its last run. */
export type Patient = {
  /** Of our installation there is one only. */
  method?: Method
  results: readonly CheckResult[]
  counts?: Counts
  at?: string
}

/** A step with all that it mends. */
export type Step = { fix: CheckResult['fix']; mends: { patient: Patient; result: CheckResult }[] }

export function patientOf(method: Method, run: CheckRun | undefined): Patient {
  if (!run) return { method, results: [] }
  const { results, counts, ended_at: at } = run
  return { method, results, counts, ...(at !== undefined && { at }) }
}

/** Each step once. Those that mend what fails come first, and among them those that mend most. */
export function stepsFor(patients: readonly Patient[]): Step[] {
  const steps = new Map<string, Step>()
  for (const patient of patients) {
    for (const result of patient.results.filter(({ state }) => TROUBLE.has(state))) {
      const key = result.fix.map(({ place, do: done }) => `${place?.en ?? ''}→${done.en}`).join('\n')
      const step = steps.get(key) ?? { fix: result.fix, mends: [] }
      step.mends.push({ patient, result })
      steps.set(key, step)
    }
  }
  return [...steps.values()].toSorted((one, other) => weight(other) - weight(one))
}

const FAILURE_WEIGHS = 1_000

function weight({ mends }: Step): number {
  return mends.reduce((sum, { result }) => sum + (result.state === 'fail' ? FAILURE_WEIGHS : 1), 0)
}
