import type { Answer } from './answers.ts'
import type { AlipayClient, CallOptions } from './client.ts'
import { Fields, Unreadable } from './reading.ts'
import { readTradeBill, type TradeBill } from './trade-bill.ts'
import type { DownloadOptions } from './transport.ts'

export type BillRequest = {
  bill_type: 'trade' | 'signcustomer' | 'merchant_act' | 'trade_zft_merchant' | 'zft_acc' | (string & {})
  /** A Beijing day `2024-06-07` or month `2024-06`; never today. There from 9 o'clock on the next day, for six years. */
  bill_date: string
  /** With `trade_zft_merchant` only. */
  smid?: string
}

/**
 * Where the bill can be had: a zip of CSV files in GBK. The address works for 30 seconds, so ask and fetch in one go.
 * BILL_NOT_EXIST or NO_BILL_DATA where there is none.
 *
 * @see alipay.data.dataservice.bill.downloadurl.query
 */
export function billDownloadUrl(
  client: AlipayClient,
  request: BillRequest,
  options?: CallOptions,
): Promise<Answer<{ bill_download_url: string }>> {
  const call = { method: 'alipay.data.dataservice.bill.downloadurl.query', bizContent: request }
  return client.call(call, readUrl, options)
}

/**
 * A day's or a month's trades and refunds, row by row: asked for, fetched while the address works, unpacked within limits
 * and read. The file itself is not signed; the address came in a signed answer, and is https.
 */
export async function downloadTradeBill(
  client: AlipayClient,
  request: Pick<BillRequest, 'bill_date'>,
  options?: DownloadOptions,
): Promise<Answer<TradeBill>> {
  const answer = await billDownloadUrl(client, { bill_type: 'trade', ...request }, options)
  if (answer.state !== 'ok') return answer
  const file = await client.download(answer.body.bill_download_url, options)
  if ('lost' in file) return { state: 'unknown', why: file.lost }
  if (file.status !== 200) return { state: 'unknown', why: `the bill was answered by ${file.status}` }
  try {
    return { ...answer, body: readTradeBill(file.body) }
  } catch (error) {
    if (error instanceof Unreadable) return { state: 'unknown', why: error.message }
    throw error
  }
}

function readUrl(node: unknown) {
  return { bill_download_url: new Fields(node).text('bill_download_url') }
}
