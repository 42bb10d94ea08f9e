import { createPublicKey, randomBytes } from 'node:crypto'
import { Rsa } from 'wechatpay-axios-plugin'
import { afterEach, beforeEach, expect, test } from 'vitest'
import keys from '../vectors/keys.json' with { type: 'json' }
import { requestSubMerchantFundFlowBill, requestTradeBill } from './bills.ts'
import { rawGateway, signed } from './testing/raw-gateway.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
let gateway: Awaited<ReturnType<typeof rawGateway>>
beforeEach(async () => {
  gateway = await rawGateway(() => NOW)
})
afterEach(() => gateway.close())

const DAY = { bill_date: '2026-11-22' }
const SUB = { ...DAY, sub_mchid: '1900000109', account_type: 'BASIC' } as const
const KEY = '5YI2YwEdV56hCsNEoOGEeL17vRFcz3i6'
const own = createPublicKey(keys.K1.pem)

const sealedFile = (bill_sequence: number, encrypt_key: string) => ({
  bill_sequence,
  download_url: 'https://api.mch.weixin.qq.com/v3/billdownload/file?token=x',
  encrypt_key,
  hash_type: 'SHA1',
  hash_value: '0'.repeat(40),
  nonce: 'a8607ef79034',
})
const list = (files: object[], count = files.length) =>
  signed(200, JSON.stringify({ download_bill_count: count, download_bill_list: files }), NOW)

test('the files of a sub-merchant come in their order, with their keys opened', async () => {
  gateway.next(list([2, 1].map((at) => sealedFile(at, Rsa.encrypt(`${KEY.slice(0, 31)}${at}`, own)))))
  const answer = await requestSubMerchantFundFlowBill(gateway.client, SUB)
  if (answer.state !== 'ok') throw new Error(JSON.stringify(answer))
  expect(answer.body.map(({ seal }) => seal?.key.toString())).toEqual([`${KEY.slice(0, 31)}1`, `${KEY.slice(0, 31)}2`])
  expect(gateway.requests[0]?.url).toBe(
    '/v3/bill/sub-merchant-fundflowbill?bill_date=2026-11-22&sub_mchid=1900000109&account_type=BASIC&algorithm=AEAD_AES_256_GCM',
  )
})

test.each([
  ['one file of two', () => list([sealedFile(1, Rsa.encrypt(KEY, own))], 2)],
  ['a key sealed for somebody else', () => list([sealedFile(1, randomBytes(256).toString('base64'))])],
  ['a key that is too short', () => list([sealedFile(1, Rsa.encrypt('short', own))])],
])('%s is no bill', async (_, turn) => {
  gateway.next(turn())
  expect(await requestSubMerchantFundFlowBill(gateway.client, SUB)).toMatchObject({
    state: 'unknown',
    why: expect.stringMatching(/^unreadable answer/),
  })
})

test('an address that is none is not taken for one', async () => {
  gateway.next(signed(200, '{"hash_type":"SHA1","hash_value":"00","download_url":"nowhere"}', NOW))
  expect(await requestTradeBill(gateway.client, DAY)).toMatchObject({ state: 'unknown' })
})
