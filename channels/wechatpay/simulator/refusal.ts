/** The number at the end of Request-ID. https://pay.weixin.qq.com/doc/v3/merchant/4012365342 */
const INNER: Readonly<Record<string, number>> = {
  SIGN_ERROR: 268443699,
  PARAM_ERROR: 268435461,
  ORDER_NOT_EXIST: 268512771,
  RESOURCE_NOT_EXISTS: 268512771,
  FREQUENCY_LIMITED: 268447840,
  OUT_TRADE_NO_USED: 268498688,
  ORDERPAID: 268498689,
  APPID_MCHID_NOT_MATCH: 268445527,
}
const INNER_OTHER = 268435456

export type Detail = Readonly<Record<string, unknown>>

/** The gateway says no: with this status, code and message, and nothing was done. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly inner: number
  readonly detail: Detail | undefined
  /** Which check failed, for the trace. */
  readonly check: string
  override readonly name = 'Refusal'

  constructor(
    status: number,
    code: string,
    message: string,
    { check = 'business', inner, detail }: { check?: string; inner?: number; detail?: Detail } = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.check = check
    this.inner = inner ?? INNER[code] ?? INNER_OTHER
    this.detail = detail
  }

  get body(): object {
    const { code, message, detail } = this
    return { code, ...(detail && { detail }), message }
  }
}

export function paramError(message: string, detail?: Detail, inner?: number): Refusal {
  return new Refusal(400, 'PARAM_ERROR', message, { check: 'body', ...(detail && { detail }), ...(inner && { inner }) })
}

export function invalidRequest(message: string, inner?: number): Refusal {
  return new Refusal(400, 'INVALID_REQUEST', message, inner === undefined ? {} : { inner })
}

export function noAuth(message: string): Refusal {
  return new Refusal(403, 'NO_AUTH', message, { check: 'permission' })
}
