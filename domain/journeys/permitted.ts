import type { Caller } from '../access/access.ts'
import { type Environment, may, type Permission, roleFor } from '../access/may.ts'
import { text } from '../text.ts'
import type { Action, NextStep } from './next-step.ts'
import type { ActionKey } from './steps/step.ts'

/** What a button does in the end, and so what its reader must be allowed to do. Buttons that only show are not here. */
const NEEDS: Partial<Record<ActionKey, Permission>> = {
  create_applyment: 'applyments.edit',
  send_link: 'links.edit',
  fill_form: 'applyments.edit',
  start_check: 'applyments.edit',
  review_submit: 'applyments.edit',
  fix_submission: 'applyments.edit',
  fix_rejected: 'applyments.edit',
  resubmit: 'applyments.edit',
  copy_applyment: 'applyments.edit',
  ask_now: 'applyments.edit',
  set_up_provider: 'provider_accounts.edit',
  set_up_method: 'methods.edit',
  enable_method: 'methods.edit',
  bind_appid: 'methods.edit',
  go_live: 'methods.edit',
  open_payments: 'payments.create',
  confirm_step: 'clients.edit',
  start_authorization: 'clients.edit',
}

type Asking = { caller: Caller; environment: Environment }

/** The step as its reader gets it: a button that they may not press says whose it is, and stays to be seen. */
export function permitted(step: NextStep, asking: Asking): NextStep {
  return {
    ...step,
    ...(step.primary && { primary: permittedAction(step.primary, asking) }),
    secondary: step.secondary.map((one) => permittedAction(one, asking)),
  }
}

function permittedAction(action: Action, { caller, environment }: Asking): Action {
  const permission = isActionKey(action.key) ? NEEDS[action.key] : undefined
  if (permission === undefined || may(caller, permission, environment)) return action
  return { ...action, disabledReason: text(`action.needs.${roleFor(permission)}`) }
}

function isActionKey(key: string): key is ActionKey {
  return key in NEEDS
}
