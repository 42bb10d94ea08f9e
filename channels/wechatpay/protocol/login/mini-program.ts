import { createSecretKey, type KeyObject } from 'node:crypto'
import { type Fields, Unreadable } from '../reading.ts'
import type { CallOptions } from '../transport.ts'
import type { LoginAnswer } from './answers.ts'
import type { LoginClient } from './client.ts'

export type MiniProgramSession = {
  /** Of this mini program; goes with its AppID at prepay. */
  openid: string
  unionid: string | undefined
  /** Opens what the mini program hands over encrypted: see `openUserData`. Does not print, and never leaves the server. */
  sessionKey: KeyObject
}

/**
 * Who a mini program's user is.
 *
 * Refused as `code_used` (the code was exchanged before), `code_invalid` (also a code of another mini program),
 * `wrong_secret`, `wrong_appid`, `payer_blocked`.
 *
 * @param code  what `wx.login` gave the page: five minutes, one use
 * @see         https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html
 */
export function jscode2session(
  client: LoginClient,
  code: string,
  options?: CallOptions,
): Promise<LoginAnswer<MiniProgramSession>> {
  const query = { js_code: code, grant_type: 'authorization_code' }
  return client.getWithSecret('/sns/jscode2session', query, readSession, options)
}

function readSession(fields: Fields): MiniProgramSession {
  const key = Buffer.from(fields.text('session_key'), 'base64')
  if (key.length !== 16) throw new Unreadable('session_key: not 16 bytes')
  return {
    openid: fields.text('openid'),
    unionid: fields.textIfAny('unionid'),
    sessionKey: createSecretKey(key),
  }
}
