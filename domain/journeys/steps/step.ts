import type { Applyment } from '../../applyments/applyments.ts'
import { type TextKey, text } from '../../text.ts'
import type { Facts } from '../facts.ts'
import type { Action, NextStep } from '../next-step.ts'

/** A step is mostly its sentence, whom it waits for and since when; what else it has is given. */
export function step(
  given: Pick<NextStep, 'key' | 'title' | 'waitingFor' | 'subject' | 'since'> & Partial<NextStep>,
): NextStep {
  return { overdue: false, secondary: [], blocking: [], ...given }
}

export function action(key: ActionKey, href?: string): Action {
  const label: TextKey = `action.${key}`
  return { key, label: text(label), ...(href !== undefined && { href }) }
}

export type ActionKey =
  | 'send_link'
  | 'fill_form'
  | 'start_check'
  | 'review_submit'
  | 'fix_submission'
  | 'fix_rejected'
  | 'resubmit'
  | 'create_applyment'
  | 'copy_applyment'
  | 'set_up_provider'
  | 'set_up_method'
  | 'enable_method'
  | 'open_payments'
  | 'open_checks'
  | 'copy_link'
  | 'copy_message'
  | 'ask_now'
  | 'open_applyment'
  | 'open_platform'
  | 'bind_appid'
  | 'add_directory'
  | 'go_live'
  | 'confirm_step'
  | 'start_authorization'
  | 'open_settlement'
  | 'change_settlement'
  | 'see_step'

export function applymentHref({ clientId, id }: Applyment): string {
  return `/clients/${clientId}/applyments/${id}`
}

export function clientHref({ client }: Facts, tab: 'applyments' | 'methods' | 'payments' | 'settlement'): string {
  return `/clients/${client.id}/${tab}`
}
