import type { ErrorEntry } from '../errors.ts'

export const KEY_ERRORS = {
  KEY_ROTATION_UNDER_WAY: {
    status: 409,
    title: { 'zh-CN': '{by} 正在更换这组密钥', en: '{by} is already changing these keys' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '和 {by} 商量：由 TA 完成切换，或先放弃已经备好的新密钥（{since} 备好），再重新开始。',
          en: 'Ask {by} to finish, or give up the new keys that were kept at {since}, and start again.',
        },
      },
    ],
  },
  KEY_SAME: {
    status: 422,
    title: { 'zh-CN': '和正在用的是同一个', en: 'The same as the one in use' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '填平台上新生成的那一个；还没有生成，就先去平台生成。',
          en: 'Enter the new one of the platform; make it there first where there is none yet.',
        },
      },
    ],
  },
  KEY_NOTHING_NEXT: {
    status: 409,
    title: { 'zh-CN': '还没有备好新的密钥', en: 'No new keys are kept beside those in use' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '先把新的密钥存为「待用」，再试、再切换。',
          en: 'Keep the new keys first, then try them and change over.',
        },
      },
    ],
  },
  KEY_NOT_IN_FORCE: {
    status: 409,
    title: {
      'zh-CN': '平台还不认这个密钥，没有切换',
      en: 'The platform does not take this key yet; nothing was changed over',
    },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '在平台上改好之后再切换。现在用的密钥照常工作，收款不受影响。',
          en: 'Change it at the platform, then change over here. The keys in use go on working; no payment is touched.',
        },
      },
    ],
  },
  KEY_UNTOLD: {
    status: 409,
    title: {
      'zh-CN': '平台没有办法验证这个密钥',
      en: 'The platform has nothing by which to tell whether the key is right',
    },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '确认平台上已经改成这个密钥，再带上「我已在平台改好」切换；两个密钥这段时间都能解开通知。',
          en: 'Make sure that the platform has this key, then confirm it and change over; both keys open notifications meanwhile.',
        },
      },
    ],
  },
  KEY_CHECK_FAILED: {
    status: 409,
    title: {
      'zh-CN': '用这个密钥检测没有通过，没有切换',
      en: 'The live check failed with this key; nothing was changed over',
    },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '按没有通过的每一项处理，演练通过后再切换。现在用的密钥照常工作，收款不受影响。',
          en: 'Mend what failed, run the dry run again, and change over once it passes. The keys in use go on working; no payment is touched.',
        },
      },
    ],
  },
  KEY_OVERLAP_OVER: {
    status: 409,
    title: { 'zh-CN': '旧密钥已经清除，不能撤回', en: 'The old keys are gone; there is nothing to go back to' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '要用回旧的，请把它当成新密钥再换一次；平台上已经作废的不能再用。',
          en: 'To use them again, bring them as new keys; what the platform has voided cannot be used.',
        },
      },
    ],
  },
} as const satisfies Record<string, ErrorEntry>
