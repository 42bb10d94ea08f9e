import { clockTime } from './clock-time.ts'
import { line, type Looked, type RecordLine } from './record-line.ts'

export function howItStands({ dossier: { applyment } }: Looked): readonly RecordLine[] {
  if (!applyment) return []
  const { id, clientId, businessCode: business_code, submitProblem } = applyment
  const href = `/clients/${clientId}/applyments/${id}`
  const at = clockTime(applyment.stateAt)
  const standing = line(
    'notes',
    'diagnosis.applyment',
    { business_code, state: applyment.gatewayState ?? applyment.state, at },
    href,
  )
  return submitProblem === undefined
    ? [standing]
    : [standing, line('notes', 'diagnosis.applyment_refused', { problem: submitProblem }, href)]
}
