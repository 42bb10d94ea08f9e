import type { CallOptions } from '../transport.ts'
import type { LoginAnswer } from './answers.ts'
import type { LoginClient } from './client.ts'
import { Hidden } from './hidden.ts'

/** @property expiresIn  seconds */
export type AppToken = { accessToken: Hidden; expiresIn: number }

/**
 * The app's own token, for the platform's other interfaces. Asked for again while it is good, it is the same one, so that
 * nobody else's ends. The secret goes in the body. Refused as `wrong_secret`, `wrong_appid`; code 40164 where the app
 * lists addresses and ours is not among them.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getStableAccessToken.html
 */
export function appTokenBySecret(client: LoginClient, options?: CallOptions): Promise<LoginAnswer<AppToken>> {
  return client.postWithSecret(
    '/cgi-bin/stable_token',
    { grant_type: 'client_credential' },
    (fields) => ({ accessToken: new Hidden(fields.text('access_token')), expiresIn: fields.whole('expires_in') }),
    options,
  )
}
