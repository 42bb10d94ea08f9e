import type { CheckResult } from '../api/types.ts'
import { useSay } from '../parts/said.ts'

/** What has to be done, one step after the other, and where. */
export function CheckFix({ fix }: { fix: CheckResult['fix'] }) {
  const say = useSay()
  if (fix.length === 0) return null
  return (
    <ol className="check-fix">
      {fix.map((step) => (
        <li key={step.do.en}>
          {step.place && <span className="check-place">{say(step.place)} → </span>}
          {say(step.do)}
        </li>
      ))}
    </ol>
  )
}
