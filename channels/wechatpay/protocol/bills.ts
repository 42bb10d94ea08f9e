import type { KeyObject } from 'node:crypto'
import type { Answer } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import type { Ticket } from './downloads.ts'
import { unsealBytes } from './oaep.ts'
import { at } from './paths.ts'
import { Fields, Unreadable } from './reading.ts'

/**
 * Ready from ten o'clock (UTC+8) of the next day on, for three months. Fetch what a call gives with `download`.
 *
 * @property bill_date  a Beijing day, `2026-11-23`; not today
 * @property tar_type   the file comes packed, and `download` unpacks it
 */
export type BillRequest = { bill_date: string; tar_type?: 'GZIP' }

/**
 * All orders of a day: payments, refunds, or both.
 * Errors: 400 NO_STATEMENT_EXIST where nothing moved; 400 STATEMENT_CREATING, to be asked again in half an hour.
 *
 * @param request.sub_mchid  one sub-merchant of a service provider; all of them where it is left out
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012791903
 */
export function requestTradeBill(
  client: WechatClient,
  request: BillRequest & { sub_mchid?: string; bill_type?: 'ALL' | 'SUCCESS' | 'REFUND' },
  options?: CallOptions,
): Promise<Answer<Ticket>> {
  return client.call({ ...at('GET', '/v3/bill/tradebill', request), read: readTicket(request) }, options)
}

export type FundAccount = 'BASIC' | 'OPERATION' | 'FEES'

/** Every movement of the caller's own account. Three a second; errors as of {@link requestTradeBill}. */
export function requestFundFlowBill(
  client: WechatClient,
  request: BillRequest & { account_type?: FundAccount },
  options?: CallOptions,
): Promise<Answer<Ticket>> {
  return client.call({ ...at('GET', '/v3/bill/fundflowbill', request), read: readTicket(request) }, options)
}

/**
 * Every movement of a sub-merchant's account: several files, each sealed with a key of its own, that `download` opens.
 * Errors as of {@link requestTradeBill}.
 */
export function requestSubMerchantFundFlowBill(
  client: WechatClient,
  request: BillRequest & { sub_mchid: string; account_type: FundAccount | 'DEPOSIT' },
  options?: CallOptions,
): Promise<Answer<readonly Ticket[]>> {
  const path = at('GET', '/v3/bill/sub-merchant-fundflowbill', { ...request, algorithm: 'AEAD_AES_256_GCM' })
  const { privateKey } = client.merchant
  return client.call({ ...path, read: (body) => readSealedTickets(body, request, privateKey) }, options)
}

/** What was shared and given back in a day. Errors as of {@link requestTradeBill}. */
export function requestSharingBill(
  client: WechatClient,
  request: BillRequest & { sub_mchid?: string },
  options?: CallOptions,
): Promise<Answer<Ticket>> {
  return client.call({ ...at('GET', '/v3/profitsharing/bills', request), read: readTicket(request) }, options)
}

function readTicket(request: BillRequest) {
  return (body: unknown): Ticket => ticketOf(new Fields(body), request)
}

function ticketOf(fields: Fields, { tar_type }: BillRequest): Ticket {
  const download_url = fields.text('download_url')
  if (!URL.canParse(download_url)) throw new Unreadable('download_url is no address')
  return {
    download_url,
    hash_type: fields.text('hash_type'),
    hash_value: fields.text('hash_value'),
    gzip: tar_type === 'GZIP',
  }
}

function readSealedTickets(body: unknown, request: BillRequest, privateKey: KeyObject): readonly Ticket[] {
  const fields = new Fields(body)
  const files = fields
    .list('download_bill_list')
    .map((file) => ({ at: file.whole('bill_sequence'), ticket: sealedTicketOf(file, request, privateKey) }))
  // a list cut short would be a bill that lacks money
  if (files.length !== (fields.wholeIfAny('download_bill_count') ?? files.length)) {
    throw new Unreadable('download_bill_list is not as long as download_bill_count says')
  }
  return files.sort((a, b) => a.at - b.at).map(({ ticket }) => ticket)
}

function sealedTicketOf(file: Fields, request: BillRequest, privateKey: KeyObject): Ticket {
  const key = unsealBytes(file.text('encrypt_key'), privateKey)
  if (key?.length !== 32) throw new Unreadable('encrypt_key does not open, or is not of 32 bytes')
  return { ...ticketOf(file, request), seal: { key, nonce: file.text('nonce') } }
}
