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
  const type = wordOf(call, 'bill_type', ['ALL', 'SUCCESS', 'REFUND', 'RECHARGE_REFUND'], 'ALL')
  const packed = wantsGzip(call)
  const order = { kind: 'trade' as const, ...whose(state, call), day }
  // there are no coupons, so none are given back
  return handedOver(type === 'RECHARGE_REFUND' ? undefined : fileOf(state, { ...order, type }), packed)
}

/** The caller's own account. https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_18 */
export async function downloadFundFlow(state: State, call: XmlCall): Promise<Buffer> {
  const day = dayOf(state, call)
  const account = wordOf(call, 'account_type', ['Basic', 'Operation', 'Fees'])
  const packed = wantsGzip(call)
  const order = { kind: 'fund' as const, mchid: call.merchant.mchid, day }
  return handedOver(account === 'Basic' ? fileOf(state, order) : undefined, packed) // no other account ever moves
}

async function handedOver(file: Buffer | undefined, packed: boolean): Promise<Buffer> {
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

function wordOf<Word extends string>({ fields }: XmlCall, name: string, words: readonly Word[], unless?: Word): Word {
  const said = fields.get(name) || unless
  const word = words.find((one) => one === said)
  if (word === undefined) throw refused('20001', `invalid ${name}`)
  return word
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
