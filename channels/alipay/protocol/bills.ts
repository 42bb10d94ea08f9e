import type { Answer } from './answers.ts'
import type { AlipayClient, CallOptions } from './client.ts'
import { Fields } from './reading.ts'

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

function readUrl(node: unknown) {
  return { bill_download_url: new Fields(node).text('bill_download_url') }
}
