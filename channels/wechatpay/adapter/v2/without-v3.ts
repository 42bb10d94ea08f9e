import type { Channel } from '@ruzhu/domain/channel.ts'
import { CHANNEL } from '../provider.ts'

/** Nothing was asked, so nobody answered: the status is 0. `errors/v2.ts` says what mends it. */
const REFUSED = {
  state: 'refused',
  refusal: { channel: CHANNEL, status: 0, code: 'NO_API_V3_KEY', message: '账号没有 APIv3 密钥' },
} as const

/**
 * Applications are v3's. An account that has no v3 key yet is told so at once; without an answer its application would
 * wait for ever.
 */
export const WITHOUT_V3: Required<Pick<Channel, 'uploadPicture' | 'submitApplyment' | 'queryApplyment'>> = {
  uploadPicture: async () => REFUSED,
  submitApplyment: async () => REFUSED,
  queryApplyment: async () => ({ state: 'absent' }),
}
