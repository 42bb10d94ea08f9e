import { expect, test } from 'vitest'
import { maskSecrets } from './mask.ts'

const CANARY = 'Canary7Canary7Canary7Canary7Cana'

test.each([
  ['an APIv3 key by itself', CANARY],
  ['a key by its name', `apiV3Key: "${CANARY}"`],
  ['a key in JSON in a log', String.raw`body="{\"mch_key\":\"${CANARY}\"}"`],
  ['a key in a properties file', `wx.pay.mchKey=${CANARY}`],
  ['an AppSecret', `appsecret => '${CANARY}'`],
  ['a key in XML', `<key><![CDATA[${CANARY}]]></key>`],
  ['a short secret by its name', 'app_secret=Canary7x'],
  ['a token', `"app_auth_token":"202611BB${CANARY}"`],
  ['a header', `Authorization: Bearer ${CANARY}${CANARY}`],
  ['a signature', `signature="${`${CANARY}/+`.repeat(8)}=="`],
  ['a private key', `-----BEGIN PRIVATE KEY-----\n${`${CANARY}\n`.repeat(20)}-----END PRIVATE KEY-----`],
  ['a private key that was cut off', `-----BEGIN RSA PRIVATE KEY-----\n${`${CANARY}\n`.repeat(20)}`],
  ['a private key on one line, without its frame', `MIIEvQIBADANBgkqhkiG9w0BAQEFAASC${`${CANARY}`.repeat(30)}`],
  [
    'a private key with literal line ends',
    String.raw`key: -----BEGIN PRIVATE KEY-----\n${CANARY}\n-----END PRIVATE KEY-----`,
  ],
  ['an API key of ours', `rzk_${CANARY}Canary7Canary`],
  ['a payer’s code', 'auth_code=134567890123456789'],
])('%s is taken out', (_what, text) => {
  const masked = maskSecrets(text)
  expect(masked).not.toMatch(/Canary7|134567890123456789/)
  expect(masked).toContain('[…]')
})

test.each(['身份证 11010119900307421X', '手机 13800138000', '卡号 6222021234567890123'])(
  'numbers of persons are taken out: %s',
  (text) => {
    expect(maskSecrets(text)).not.toMatch(/\d{11}/)
  },
)

test.each([
  '{"code":"SIGN_ERROR","detail":{"field":"signature","location":"authorization"},"message":"错误的签名，验签失败"}',
  'Request-ID: 08F5B8C20610C704-268443701',
  'transaction_id 4200001234202611221234567890 out_trade_no=A20261122018',
  '"out_trade_no":"a1b2c3d4e5f60718a1b2c3d4e5f60718"',
  'pay_1m80hhf208h9x2qkcb6vr6nv rq_0123456789abcdef01234567',
  'serial_no="5157F09EFDC096DE15EBE81A47057A7232F1B8E1" mchid="1900006511" appid=wx8888888888888888',
  'isv.invalid-signature aop.invalid-app-auth-token 验签出错',
])('what a diagnosis needs stays: %s', (text) => {
  expect(maskSecrets(text)).toBe(text)
})

const HOSTILE = [
  'key=',
  '"key":"',
  '-----BEGIN PRIVATE KEY-----',
  '-----BEGIN ',
  '<sign><![CDATA[',
  'Bearer ',
  'A1',
  'a'.repeat(31),
  '1',
  'sign: \\"\\"',
  'trade_no="',
  '6',
  ' ',
]

test.each(HOSTILE)('a text made of “%s” over and over is masked in a moment', (part) => {
  const text = part.repeat(Math.ceil(400_000 / part.length))
  const began = performance.now()
  maskSecrets(text)
  expect(performance.now() - began).toBeLessThan(1000)
})
