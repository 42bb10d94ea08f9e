import { failedIn, type CheckRun } from '../../checks/checks.ts'
import { checksHref } from '../../checks/tell-failure.ts'
import type { PaymentMethod } from '../../methods/methods.ts'
import { text, textOf } from '../../text.ts'
import type { NextStep } from '../next-step.ts'
import { action, step } from './step.ts'

export type FailedCheck = { method: PaymentMethod; run: CheckRun }

/** What takes payments and no longer passes its check comes before whatever is set up besides. */
export function mendStep({ method, run }: FailedCheck): NextStep | undefined {
  const [failed] = failedIn(run)
  if (!failed) return undefined
  const name = { 'zh-CN': method.name, en: method.name }
  return step({
    key: 'check_failed',
    subject: { type: 'method', id: method.id },
    title: textOf('next.check_failed', { name, check: failed.title }),
    why: text('next.check_failed.why'),
    waitingFor: 'operator',
    since: run.endedAt ?? run.startedAt,
    blocked: true,
    primary: action('open_checks', checksHref(method)),
  })
}
