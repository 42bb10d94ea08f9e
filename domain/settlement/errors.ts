import type { ErrorEntry } from '../errors.ts'

export const SETTLEMENT_ERRORS = {
  SETTLEMENT_NOT_OFFERED: {
    status: 409,
    title: {
      'zh-CN': '这个平台不能由我们修改结算账户',
      en: 'The settlement account cannot be changed through us here',
    },
    fix: [
      {
        owner: 'superAdmin',
        do: { 'zh-CN': '请超级管理员到平台上修改。', en: 'The super admin changes it on the platform.' },
      },
    ],
  },
  SETTLEMENT_CHANGE_OPEN: {
    status: 409,
    title: { 'zh-CN': '已有一次结算账户变更在审核', en: 'A change of the settlement account is under way' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '等它有结果后再提交下一次。', en: 'Wait until it has ended before asking for the next.' },
      },
    ],
  },
} as const satisfies Record<string, ErrorEntry>
