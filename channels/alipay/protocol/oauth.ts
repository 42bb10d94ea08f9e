import type { Answer } from './answers.ts'
import type { AlipayClient, CallOptions } from './client.ts'
import { Fields } from './reading.ts'

/** Who the payer is: an application sees either the user id or the open id, by its setting. */
export type UserToken = {
  user_id: string | undefined
  open_id: string | undefined
  access_token: string
  refresh_token: string | undefined
  expires_in: number | undefined
}

/**
 * Exchanges what `my.getAuthCode` gave. For a merchant's mini program a third-party application calls on its behalf:
 * the payer's names then fit the orders that it creates. `isv.code-invalid` where the code was used or is too old.
 *
 * @see alipay.system.oauth.token, whose fields stand beside each other, without `biz_content`
 */
export function exchangeUserCode(
  client: AlipayClient,
  code: string,
  options?: CallOptions,
): Promise<Answer<UserToken>> {
  const fields = { grant_type: 'authorization_code', code }
  return client.call({ method: 'alipay.system.oauth.token', fields }, readToken, options)
}

function readToken(node: unknown): UserToken {
  const fields = new Fields(node)
  return {
    user_id: fields.textIfAny('user_id'),
    open_id: fields.textIfAny('open_id'),
    access_token: fields.text('access_token'),
    refresh_token: fields.textIfAny('refresh_token'),
    expires_in: fields.wholeIfAny('expires_in'),
  }
}
