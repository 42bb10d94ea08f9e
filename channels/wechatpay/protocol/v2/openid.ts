import type { CallOptions } from '../transport.ts'
import type { V2Answer } from './answers.ts'
import type { V2Client } from './client.ts'
import type { V2Fields } from './fields.ts'
import type { V2Payee } from './unified-order.ts'

/**
 * Who holds the phone that shows this payment code; the code stays good for paying. `sub_openid` where a `sub_appid` was
 * given. Errors: AUTHCODEEXPIRE, AUTH_CODE_INVALID.
 *
 * @see https://pay.weixin.qq.com/wiki/doc/api/micropay.php?chapter=9_13
 */
export function authCodeToOpenid(
  client: V2Client,
  request: V2Payee & { auth_code: string },
  options?: CallOptions,
): Promise<V2Answer<{ openid: string; sub_openid: string | undefined }>> {
  return client.call(
    { path: '/tools/authcodetoopenid', parameters: request, read: readOpenid, question: true },
    options,
  )
}

function readOpenid(fields: V2Fields) {
  return { openid: fields.text('openid'), sub_openid: fields.textIfAny('sub_openid') }
}
