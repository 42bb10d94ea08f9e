import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { parseDay } from '@ruzhu/domain/time.ts'
import { fileOf } from '../bill-downloads.ts'
import { checkBillDay } from '../bills.ts'
import { Refusal } from '../refusal.ts'
import { subMerchantOf } from '../relations.ts'
import type { State } from '../state.ts'
import { askedBy } from './asked.ts'
import type { XmlCall } from './door.ts'
import { unread } from './refusal.ts'

const compress = promisify(gzip)

/**
 * The file itself, plain or packed; a refusal has an `error_code` of its own and is never signed.
 * https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_6
 */
export async function downloadBill(state: State, call: XmlCall): Promise<Buffer> {
  const day = dayOf(state, call)
  const type = typeOf(call)
  const order = { kind: 'trade' as const, ...whose(state, call), day }
  // no coupons, none given back
  return sent(call, type === 'RECHARGE_REFUND' ? undefined : fileOf(state, { ...order, type }))
}

/** What moved the caller's own account; signed by HMAC-SHA256 always. https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_18 */
export async function downloadFundFlow(state: State, call: XmlCall): Promise<Buffer> {
  if (call.signType !== 'HMAC-SHA256') throw unread('SIGNERROR', '签名类型错误', 'sign_type')
  const day = dayOf(state, call)
  const account = call.fields.get('account_type') ?? ''
  if (!['Basic', 'Operation', 'Fees'].includes(account)) throw refused('20001', 'invalid account_type')
  const order = { kind: 'fund' as const, mchid: call.merchant.mchid, day }
  // nothing here moves the other accounts
  return sent(call, account === 'Basic' ? fileOf(state, order) : undefined)
}

async function sent(call: XmlCall, file: Buffer | undefined): Promise<Buffer> {
  const packed = wantsGzip(call)
  if (!file) throw refused('20002', 'No Bill Exist')
  return packed ? compress(file) : file
}

function dayOf(state: State, { fields }: XmlCall): string {
  const [, year, month, date] = /^(\d{4})(\d\d)(\d\d)$/.exec(fields.get('bill_date') ?? '') ?? []
  const day = parseDay(`${year}-${month}-${date}`)
  if (day === undefined) throw refused('20001', 'invalid bill_date')
  try {
    checkBillDay(state, day)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw error.code === 'STATEMENT_CREATING'
      ? refused('20002', 'Bill Creating')
      : refused('20001', 'invalid bill_date')
  }
  return day
}

function typeOf({ fields }: XmlCall) {
  const said = fields.get('bill_type') || 'ALL'
  const type = (['ALL', 'SUCCESS', 'REFUND', 'RECHARGE_REFUND'] as const).find((one) => one === said)
  if (!type) throw refused('20001', 'invalid bill_type')
  return type
}

function wantsGzip({ fields }: XmlCall): boolean {
  const said = fields.get('tar_type') ?? ''
  if (said !== '' && said !== 'GZIP') throw refused('20001', 'invalid tar_type')
  return said === 'GZIP'
}

/** A provider asks for all its sub-merchants, or for one of them. */
function whose(state: State, { merchant, fields }: XmlCall): { mchid: string; subMchid?: string } {
  const subMchid = askedBy(fields).maybe('sub_mch_id', 32)
  if (subMchid === undefined) return { mchid: merchant.mchid }
  return { mchid: merchant.mchid, subMchid: subMerchantOf(state, merchant, subMchid).mchid }
}

function refused(error_code: string, message: string): Error {
  return unread('PARAM_ERROR', message, 'bill', { error_code })
}
