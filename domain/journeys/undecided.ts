import type { JourneyPlan } from './plan.ts'
import { providerStep } from './steps/method-steps.ts'

/** Nobody has said yet which platform it is to be, and we have an account at none. */
export const UNDECIDED: JourneyPlan = {
  key: 'undecided',
  label: { 'zh-CN': '还没有选择平台', en: 'No platform chosen yet' },
  hint: { 'zh-CN': '先设置一个服务商账号。', en: 'Set up a service provider account first.' },
  steps: [
    {
      key: 'credentials',
      name: { 'zh-CN': '设置服务商账号', en: 'Set up the service provider account' },
      owner: 'operator',
      after: [],
      known: ['record'],
      done: ({ account }) => account?.createdAt ?? false,
      step: providerStep,
    },
  ],
}
