/** Its short text belongs to each code. https://opendocs.alipay.com/common/02km9f */
const MESSAGES = {
  20000: 'Service Currently Unavailable',
  20001: 'Insufficient Token Permissions',
  40001: 'Missing Required Arguments',
  40002: 'Invalid Arguments',
  40003: 'Insufficient Conditions',
  40004: 'Business Failed',
  40005: 'Call Limited',
  40006: 'Insufficient Permissions',
} as const
export type Code = keyof typeof MESSAGES

/** The gateway says no, in these words, and nothing was done. */
export class Refusal extends Error {
  readonly code: Code
  readonly subCode: string
  /** Which check failed, for the trace. */
  readonly check: string
  /** The old interfaces answer in a node of its own instead of theirs. */
  readonly inErrorResponse: boolean
  override readonly name = 'Refusal'

  constructor(
    code: Code,
    subCode: string,
    subMsg: string,
    { check = 'business', inErrorResponse = false }: { check?: string; inErrorResponse?: boolean } = {},
  ) {
    super(subMsg)
    this.code = code
    this.subCode = subCode
    this.check = check
    this.inErrorResponse = inErrorResponse
  }

  get msg(): string {
    return MESSAGES[this.code]
  }
}

/** Those of one check, for whoever has several of them. */
export function refusing(check: string) {
  return (code: Code, subCode: string, subMsg: string) => new Refusal(code, subCode, subMsg, { check })
}

export function business(subCode: string, subMsg: string): Refusal {
  return new Refusal(40004, subCode, subMsg)
}

export function invalidParameter(what: string, subCode = 'ACQ.INVALID_PARAMETER'): Refusal {
  return new Refusal(40004, subCode, `参数无效：${what}`, { check: 'biz_content' })
}
