/**
 * The open platform's way to say no: HTTP 200 and a number.
 * https://developers.weixin.qq.com/doc/oplatform/Return_codes/Return_code_descriptions_new.html
 */
const TEXTS = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40029: 'invalid code',
  40030: 'invalid refresh_token',
  40125: 'invalid appsecret',
  40163: 'code been used',
  40164: 'invalid ip, not in whitelist',
  40226: 'code blocked',
  41001: 'access_token missing',
  41002: 'appid missing',
  41003: 'refresh_token missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  41009: 'missing openid',
  42001: 'access_token expired',
  42002: 'refresh_token expired',
  43002: 'require POST method',
  45011: 'api minute-quota reach limit  must slower  retry next minute',
  47001: 'data format error',
  48001: 'api unauthorized',
} as const
type ErrCode = keyof typeof TEXTS

export class LoginRefusal extends Error {
  readonly errcode: number
  override readonly name = 'LoginRefusal'

  constructor(errcode: number, errmsg: string) {
    super(errmsg)
    this.errcode = errcode
  }
}

export function refused(errcode: ErrCode): LoginRefusal {
  return new LoginRefusal(errcode, TEXTS[errcode])
}
