import type { ErrorEntry } from '../errors.ts'

export const APPLYMENT_ERRORS = {
  PICTURE_INVALID: {
    status: 422,
    title: { 'zh-CN': '图片不能用', en: 'The picture cannot be used' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '换一张 JPG、PNG 或 BMP 图片，不超过 2 MB。',
          en: 'Use a JPG, PNG or BMP picture of at most 2 MB.',
        },
      },
    ],
  },
  APPLYMENT_LOCKED: {
    status: 409,
    title: { 'zh-CN': '审核期间不能修改', en: 'Locked during review' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '被驳回后可以改；谁能撤回，申请页上写着。',
          en: 'It can be changed once rejected; its page says who can withdraw it.',
        },
      },
    ],
  },
  APPLYMENT_INCOMPLETE: {
    status: 422,
    title: { 'zh-CN': '有 {n} 处必须先改', en: '{n} places must be mended first' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '按 facts.problems 逐项修改后再提交。', en: 'Mend each item in facts.problems, then submit.' },
      },
    ],
  },
  APPLYMENT_OPEN: {
    status: 409,
    title: { 'zh-CN': '这个客户已有一份没办完的申请', en: 'This client has an application under way' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '在申请 {applyment_id} 上继续；它作废以后才能复制新建。',
          en: 'Go on with {applyment_id}; only a cancelled one can be copied to start again.',
        },
      },
    ],
  },
  APPLYMENT_UNFINISHED: {
    status: 409,
    title: { 'zh-CN': '进件还没有完成', en: 'The application is not finished' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '先办完申请 {id}，有了特约商户号才有结算账户和授权。',
          en: 'Finish {id} first: settlement account and permissions come with the sub-merchant number.',
        },
      },
    ],
  },
  BANK_LISTS_NOT_OFFERED: {
    status: 409,
    title: { 'zh-CN': '这个平台没有可查的银行列表', en: 'This platform has no list of banks to search' },
    fix: [{ owner: 'operator', do: { 'zh-CN': '直接填写银行和支行全称。', en: 'Type the bank and its branch.' } }],
  },
} as const satisfies Record<string, ErrorEntry>
