import type { ErrorEntry } from '../errors.ts'

export const CLIENT_ERRORS = {
  CREDIT_CODE_TAKEN: {
    status: 409,
    title: { 'zh-CN': '这家公司已在名单里', en: 'This company is on the list already' },
    fix: [
      {
        owner: 'operator',
        do: { 'zh-CN': '打开已有的客户 {client_id}。', en: 'Open the existing client {client_id}.' },
      },
    ],
  },
} as const satisfies Record<string, ErrorEntry>
