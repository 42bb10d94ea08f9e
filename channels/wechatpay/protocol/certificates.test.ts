import { afterEach, beforeEach, expect, test } from 'vitest'
import { Aes } from 'wechatpay-axios-plugin'
import vectors from '../vectors/certificates.json' with { type: 'json' }
import keys from '../vectors/keys.json' with { type: 'json' }
import { downloadCertificates, readCertificates } from './certificates.ts'
import { readApiV3Key } from './keys.ts'
import { API_V3_KEY, rawGateway, refusal, signed } from './testing/raw-gateway.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
let gateway: Awaited<ReturnType<typeof rawGateway>>
beforeEach(async () => {
  gateway = await rawGateway(() => NOW)
})
afterEach(() => gateway.close())

test('GCM-3: an answer as the gateway shaped it', () => {
  const { gateway: vector } = vectors
  const [found] = readCertificates(vector.response, [readApiV3Key(vector.api_v3_key)])
  expect(found).toMatchObject({ serial_no: vector.decrypted_serial, effective_time: new Date('2023-09-19T15:15:58Z') })
  expect(found?.pem).toBe(vector.decrypted_pem)
  expect(found?.certificate).toMatchObject({ serialNo: vector.decrypted_serial, commonName: 'Tenpay.com sign' })
})

test('GCM-4: with a key of 16 bytes nothing is opened', () => {
  expect(() => readApiV3Key(vectors.sixteenByteKey.api_v3_key)).toThrow('not_32_bytes')
})

function certificates(serial: string, pem: string): string {
  const nonce = '61f9c719728a'
  return JSON.stringify({
    data: [
      {
        serial_no: serial,
        effective_time: '2021-04-27T16:55:23+08:00',
        expire_time: '2031-04-25T16:55:23+08:00',
        encrypt_certificate: {
          algorithm: 'AEAD_AES_256_GCM',
          nonce,
          associated_data: 'certificate',
          ciphertext: Aes.AesGcm.encrypt(pem, API_V3_KEY, nonce, 'certificate'),
        },
      },
    ],
  })
}

test('the first certificates are verified with themselves', async () => {
  const body = certificates('F5765756002FDD77', keys['G1-cert-B'].pem) // held by nobody yet
  gateway.next(signed(200, body, NOW, { serial: 'F5765756002FDD77' }))
  expect(await downloadCertificates(gateway.client)).toMatchObject({
    state: 'ok',
    body: [{ serial_no: 'F5765756002FDD77', pem: keys['G1-cert-B'].pem }],
  })
  expect(gateway.requests[0]?.url).toBe('/v3/certificates?algorithm_type=RSA')
})

test('an answer that its own certificates do not verify is not believed', async () => {
  const body = certificates('F5765756002FDD77', keys['G1-cert-B'].pem)
  gateway.next(signed(200, body, NOW, { serial: 'F5765756002FDD77', signature: 'AAAA' }))
  expect(await downloadCertificates(gateway.client)).toMatchObject({
    state: 'unknown',
    why: expect.stringMatching(/mismatch/),
  })
})

test('a certificate under another number is not believed', async () => {
  gateway.next(signed(200, certificates('0123456789ABCDEF', keys['G1-cert-B'].pem), NOW))
  expect(await downloadCertificates(gateway.client)).toMatchObject({
    state: 'unknown',
    why: expect.stringMatching(/another number/),
  })
})

test('a merchant of the public key has none, and that is an answer', async () => {
  const message = '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥。'
  gateway.next(refusal(404, 'RESOURCE_NOT_EXISTS', message))
  expect(await downloadCertificates(gateway.client)).toEqual({ state: 'none', message })
})
