import type { ApplymentState } from '../applyments/applyments.ts'
import type { Party } from '../parties.ts'
import type { TextKey } from '../text.ts'
import type { Facts } from './facts.ts'
import type { NextStep } from './next-step.ts'
import { applymentSteps, collectStep, submitStep } from './steps/applyment-steps.ts'
import { appidStep, goLiveStep, methodStep, providerStep, trialStep } from './steps/method-steps.ts'

export type TaskKey =
  | 'collect_materials'
  | 'submit_applyment'
  | 'platform_review'
  | 'account_verification'
  | 'sign'
  | 'open_permissions'
  | 'product_authorisation'
  | 'bind_appid'
  | 'credentials'
  | 'connection_check'
  | 'trial_payment'
  | 'go_live'

/** One row of a journey: who has it, what comes before, by which facts it is done, and what to do while it is not. */
export type TaskPlan = {
  key: TaskKey
  owner: Party
  after: readonly TaskKey[]
  /** Left out where the facts do not call for it. */
  needed?: (facts: Facts) => boolean
  done: (facts: Facts) => boolean
  step: (facts: Facts) => NextStep | undefined
  /** Why nobody has to do it. */
  notes?: { done?: TextKey; skipped?: TextKey }
}

/** WeChat Pay: a sub-merchant of ours, by application. The keys are ours, so the client needs none. */
export const SUB_MERCHANT_JOURNEY: readonly TaskPlan[] = [
  {
    key: 'collect_materials',
    owner: 'client',
    after: ['credentials'],
    done: ({ applyment, missing, wrong }) =>
      applyment !== undefined && (applyment.state !== 'draft' || (missing === 0 && wrong === 0)),
    step: collectStep,
  },
  {
    key: 'submit_applyment',
    owner: 'operator',
    after: ['collect_materials'],
    done: (facts) => facts.applyment !== undefined && !isIn(facts, ['draft', 'submitting', 'editting']),
    step: submitStep,
  },
  {
    key: 'platform_review',
    owner: 'platform',
    after: ['submit_applyment'],
    done: (facts) => isIn(facts, ['to_be_confirmed', 'to_be_signed', 'signing', 'finished']),
    step: applymentSteps,
  },
  {
    key: 'account_verification',
    owner: 'superAdmin',
    after: ['platform_review'],
    done: (facts) => isIn(facts, ['to_be_signed', 'signing', 'finished']),
    step: applymentSteps,
  },
  {
    key: 'sign',
    owner: 'superAdmin',
    after: ['account_verification'],
    done: (facts) => isIn(facts, ['signing', 'finished']),
    step: applymentSteps,
  },
  {
    key: 'open_permissions',
    owner: 'platform',
    after: ['sign'],
    done: (facts) => isIn(facts, ['finished']),
    step: applymentSteps,
  },
  {
    // an application by us grants us the products of its scenes, and refunds: https://pay.weixin.qq.com/doc/v3/partner/4012719997
    key: 'product_authorisation',
    owner: 'superAdmin',
    after: ['open_permissions'],
    done: (facts) => isIn(facts, ['finished']),
    step: () => undefined,
    notes: { done: 'task.product_authorisation.by_rule' },
  },
  {
    key: 'bind_appid',
    owner: 'operator',
    after: ['open_permissions'],
    needed: ({ appidScenes }) => appidScenes.length > 0,
    done: isAppidLinked,
    step: appidStep,
    notes: { skipped: 'task.bind_appid.not_needed' },
  },
  {
    key: 'credentials',
    owner: 'developer',
    after: [],
    done: ({ hasProvider }) => hasProvider,
    step: providerStep,
    notes: { done: 'task.credentials.by_provider' },
  },
  {
    key: 'connection_check',
    owner: 'developer',
    after: ['open_permissions', 'credentials'],
    done: ({ method, paid }) => method !== undefined && (method.state === 'active' || paid > 0),
    step: methodStep,
  },
  {
    key: 'trial_payment',
    owner: 'developer',
    after: ['connection_check', 'bind_appid', 'product_authorisation'],
    done: ({ paid }) => paid > 0,
    step: trialStep,
  },
  {
    key: 'go_live',
    owner: 'operator',
    after: ['trial_payment'],
    done: ({ method, paid }) => method?.state === 'active' && paid > 0,
    step: goLiveStep,
  },
]

function isIn({ applyment }: Facts, states: readonly ApplymentState[]): boolean {
  return applyment !== undefined && states.includes(applyment.state)
}

/** The platform does not tell us links: what came with the application is linked, and what was paid through must be. */
function isAppidLinked({ applyment, appidsApplied, method, paid }: Facts): boolean {
  if (paid > 0) return true
  if (applyment?.state !== 'finished') return false
  const appid = method?.subAppid
  return appid === undefined ? appidsApplied.length > 0 : appidsApplied.includes(appid)
}
