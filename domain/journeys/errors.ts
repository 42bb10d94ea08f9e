import type { ErrorEntry } from '../errors.ts'

export const STEP_ERRORS = {
  STEP_LOCKED: {
    status: 409,
    title: { 'zh-CN': '还没轮到这一步', en: 'This step cannot be done yet' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '先完成它前面的步骤：{after}。', en: 'Do what comes before it first: {after}.' },
      },
    ],
  },
  STEP_NOT_BY_WORD: {
    status: 409,
    title: { 'zh-CN': '这一步不用人来确认', en: 'This step is not for people to confirm' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '平台或我们的记录会说明它何时完成，等它自动变化即可。',
          en: 'The platform or our own records tell when it is done. It changes by itself.',
        },
      },
    ],
  },
  STEP_NOT_NEEDED: {
    status: 409,
    title: { 'zh-CN': '这个客户不需要这一步', en: 'This client does not need this step' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '看清单里它为什么被跳过；需要时先改客户的场景或接入方式。',
          en: 'See in the checklist why it is skipped; change the client’s scenes or its way where it is needed after all.',
        },
      },
    ],
  },
  STEP_NOT_CONFIRMED: {
    status: 409,
    title: { 'zh-CN': '没有人确认过这一步', en: 'Nobody has confirmed this step' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '刷新清单，看它现在的状态。', en: 'Read the checklist again, and see its present state.' },
      },
    ],
  },
} as const satisfies Record<string, ErrorEntry>
