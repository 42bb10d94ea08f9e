import { SCENES } from '@ruzhu/domain/payments/payments.ts'
import { checkRequest } from '@ruzhu/domain/payments/payment-request.ts'
import { fen } from '@ruzhu/domain/money.ts'
import type { MethodId } from '@ruzhu/domain/ids.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { expect, test } from 'vitest'
import { payerCode, usageCode } from './usage-code.ts'

const METHOD = { id: 'pm_01hv6ys8q3kd5w0c9jzr7mbt' }
const URL = 'https://pay.example.com'

test.each(SCENES)('the code of %s is a request that the server takes', (scene) => {
  const code = usageCode('curl', METHOD, scene, URL)
  const body: Record<string, unknown> = JSON.parse(/-d '(.*)'$/s.exec(code)?.[1] ?? '')
  expect(body).toMatchObject({ method_id: METHOD.id, scene, amount_fen: 1 })
  checkRequest({
    methodId: METHOD.id as MethodId,
    scene,
    outTradeNo: String(body['out_trade_no']),
    description: String(body['description']),
    amount: fen(1),
    ...('payer_openid' in body && { payerOpenid: String(body['payer_openid']) }),
    ...('return_url' in body && { returnUrl: String(body['return_url']) }),
    ...('payer_client_ip' in body && { payerClientIp: String(body['payer_client_ip']) }),
    ...('auth_code' in body && { authCode: new Secret('auth_code', String(body['auth_code'])) }),
  })
})

test.each(SCENES)('in Node the code of %s is JavaScript that sends the same', async (scene) => {
  const sent: { url: string; init: RequestInit }[] = []
  const fetch = async (url: string, init: RequestInit) => {
    sent.push({ url, init })
    return Response.json({ id: 'pay_1', pay: {} })
  }
  const code = usageCode('node', METHOD, scene, URL)
  const run = new Function('fetch', 'process', `return (async () => { ${code}\nreturn id })()`)
  expect(await run(fetch, { env: { RUZHU_API_KEY: 'rzk_x' } })).toBe('pay_1')
  expect(sent[0]?.url).toBe(`${URL}/v1/payments`)
  expect(sent[0]?.init.headers).toMatchObject({ authorization: 'Bearer rzk_x' })
  const curl = usageCode('curl', METHOD, scene, URL)
  expect(JSON.parse(String(sent[0]?.init.body))).toEqual(JSON.parse(/-d '(.*)'$/s.exec(curl)?.[1] ?? ''))
})

test('of every scene it says what the payer’s side does', () => {
  for (const scene of SCENES) expect(payerCode(scene)).toContain("if (pay.kind === '")
  expect(payerCode('mini_program').split('\n')).toHaveLength(2)
})
