import type { ErrorEntry } from '../errors.ts'

export const METHOD_ERRORS = {
  METHOD_NAME_TAKEN: {
    status: 409,
    title: { 'zh-CN': '这个客户已有同名的支付方式', en: 'This client has a payment method of that name' },
    fix: [{ owner: 'operator', do: { 'zh-CN': '换一个名称。', en: 'Choose another name.' } }],
  },
  METHOD_UNAVAILABLE: {
    status: 409,
    title: { 'zh-CN': '这个支付方式现在不能收款', en: 'This payment method cannot take payments now' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '启用支付方式，或给它加上场景 {scene}。',
          en: 'Enable the payment method, or give it the scene {scene}.',
        },
        place: { 'zh-CN': '客户 → 支付方式', en: 'Client → Payment methods' },
      },
    ],
  },
  METHOD_NOT_READY: {
    status: 409,
    title: { 'zh-CN': '支付方式还不能启用', en: 'The payment method cannot be enabled yet' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '等进件完成或商家授权、拿到商户号后再启用。',
          en: 'Wait until the application is finished, or the merchant has authorised, and sub_mchid is there.',
        },
      },
    ],
  },
  METHOD_CHECK_FAILED: {
    status: 409,
    title: { 'zh-CN': '检测没有通过，不能启用', en: 'It cannot be enabled: its check failed' },
    fix: [
      {
        owner: 'operator',
        do: {
          'zh-CN': '在支付方式的「检测」页按每一项的步骤处理，重新检测通过后再启用。',
          en: 'Follow the steps on its checks page, check again, and enable it once nothing fails.',
        },
      },
    ],
  },
} as const satisfies Record<string, ErrorEntry>
