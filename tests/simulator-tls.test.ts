import { spawn } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { Agent } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issueCertificate, privatePem, rsaKeyPair } from '@ruzhu/channels/contract/authority.ts'
import { type Trust, askHost } from './simulator/over-tls.ts'
import { type Made, type SimWorld, openSimulator } from './simulator/world.ts'
import { orderOf, parsed, signed, written, xmlClient } from './simulator/xml.ts'

let sim: SimWorld
let ca: string
let shop: Made
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruzhu-tls-'))
  sim = await openSimulator({ tlsPort: 0 })
  ca = await authority(sim)
  shop = await sim.merchant()
})
afterAll(async () => {
  await sim.close()
  await rm(folder, { recursive: true, force: true })
})

const WECHAT = 'api.mch.weixin.qq.com'
const authority = async (one: SimWorld) => (await one.control('GET', '/_sim/ca.pem')).text
const ask = (host: string, path: string, trust: Trust = { ca }) => askHost(sim.tlsPort, host, { path }, trust)

describe('HTTPS under the real names', () => {
  test.each([
    [WECHAT, '/v3/certificates', 401],
    ['api2.mch.weixin.qq.com', '/v3/certificates', 401],
    ['api.wechatpay.cn', '/v3/certificates', 401],
    ['api.weixin.qq.com', '/_sim/clock', 200],
    ['open.weixin.qq.com', '/_sim/clock', 200],
    ['pay.weixin.qq.com', '/_sim/clock', 200],
    ['openapi.alipay.com', '/gateway.do', 200],
    ['openauth.alipay.com', '/_sim/clock', 200],
    ['localhost', '/_sim/clock', 200],
  ])('%s%s is answered with %i', async (host, path, status) => {
    expect((await ask(host, path)).status).toBe(status)
  })

  test('nobody believes it who does not know its authority, nor under another name', async () => {
    await expect(ask(WECHAT, '/_sim/clock', {})).rejects.toThrow(/certificate/)
    await expect(ask('api.example.com', '/_sim/clock')).rejects.toThrow(/does not match/)
  })

  test('its authority can be had, and vouches for nothing but certificates', () => {
    const root = new X509Certificate(ca)
    expect(root.ca).toBe(true)
    expect(root.checkIssued(root)).toBe(true)
    expect(root.subject).toContain('for tests on this machine only')
    expect(ca).not.toContain('PRIVATE')
  })

  test('without the flag there is none', async () => {
    await using plain = await openSimulator()
    expect(await plain.control('GET', '/_sim/ca.pem')).toMatchObject({
      status: 404,
      body: { error: expect.stringContaining('--tls-port') },
    })
  })

  test('its authority survives a restart and DELETE /_sim/state, so that nobody has to trust anew', async () => {
    const first = await openSimulator({ tlsPort: 0, data: folder })
    const before = await authority(first)
    await first.control('DELETE', '/_sim/state')
    await first.close()
    await using second = await openSimulator({ tlsPort: 0, data: folder })
    expect(await authority(second)).toBe(before)
    const seen = await askHost(second.tlsPort, WECHAT, { path: '/_sim/clock' }, { ca: before })
    expect(seen.status).toBe(200)
  })

  test('addresses inside answers begin with the scheme and the host that were asked', async () => {
    const scene_info = '{"h5_info":{"type":"Wap"}}'
    const answer = await post('/pay/unifiedorder', orderOf('TLS-MWEB-01', { trade_type: 'MWEB', scene_info }))
    expect(answer['mweb_url']).toMatch(`https://${WECHAT}/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=`)
  })
})

function xmlOf(order: Record<string, string | number>, merchant = shop): string {
  const fields = { appid: merchant.appid, mch_id: merchant.mchid, nonce_str: 'n', ...order }
  return written({ ...fields, sign: signed(fields, merchant.api_v2_key, 'MD5') })
}

async function post(path: string, order: Record<string, string | number>, trust: Trust = {}, merchant = shop) {
  const body = xmlOf(order, merchant)
  return parsed((await askHost(sim.tlsPort, WECHAT, { method: 'POST', path, body }, { ca, ...trust })).text)
}

const refund = (trust: Trust) =>
  post('/secapi/pay/refund', { out_trade_no: 'TLS-0001', out_refund_no: 'R1', total_fee: 1, refund_fee: 1 }, trust)
const own = (): Trust => ({ cert: shop.certificate, key: shop.private_key })
const past = { result_code: 'FAIL', err_code: 'ORDERNOTEXIST' }

describe('the client certificate, where money goes out', () => {
  test('is demanded over TLS, and not over plain HTTP', async () => {
    expect(await refund({})).toMatchObject({
      return_code: 'SUCCESS',
      result_code: 'FAIL',
      err_code: 'CA_ERROR',
      err_code_des: expect.stringContaining('证书'),
      sign: expect.any(String),
    })
    const order = { out_trade_no: 'TLS-0001', out_refund_no: 'R1', total_fee: 1, refund_fee: 1 }
    expect((await xmlClient(sim.url, shop)('/secapi/pay/refund', order)).fields).toMatchObject(past)
    expect(await post('/pay/orderquery', { out_trade_no: 'TLS-0001' })).toMatchObject(past)
    for (const path of ['/secapi/pay/reverse', '/secapi/mch/addsubdevconfig', '/secapi/mch/querysubdevconfig']) {
      expect((await post(path, { out_trade_no: 'TLS-0001' }))['err_code']).toBe('CA_ERROR')
    }
  })

  test('where the switch says so, is demanded by the web server’s own page', async () => {
    await sim.told('PATCH', '/_sim/wechatpay/switches', { secapi_page: true })
    const sent = { method: 'POST', path: '/secapi/pay/refund', body: '<xml></xml>' }
    const bare = await askHost(sim.tlsPort, WECHAT, sent, { ca })
    expect([bare.status, bare.text]).toEqual([400, expect.stringContaining('No required SSL certificate was sent')])
    expect(await refund(own())).toMatchObject(past)
    await sim.told('PATCH', '/_sim/wechatpay/switches', { secapi_page: false })
  })

  test('of the merchant itself opens the door', async () => {
    expect(await refund(own())).toMatchObject(past)
  })

  test.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'is remembered where %s goes on with an earlier session',
    async (maxVersion) => {
      const agent = new Agent({ ca, ...own(), maxVersion })
      const sent = {
        method: 'POST',
        path: '/secapi/pay/refund',
        body: xmlOf({ out_trade_no: 'TLS-0001', out_refund_no: 'R1', total_fee: 1, refund_fee: 1 }),
      }
      for (const reused of [false, true, true]) {
        const answer = await askHost(sim.tlsPort, WECHAT, sent, {}, agent)
        expect([answer.reused, parsed(answer.text)]).toEqual([reused, expect.objectContaining(past)])
      }
    },
  )

  test('of another merchant, or made by somebody else, does not', async () => {
    const other = await sim.merchant()
    expect((await refund({ cert: other.certificate, key: other.private_key }))['err_code']).toBe('CA_ERROR')
    const { privateKey, publicKey } = await rsaKeyPair()
    const forged = await issueCertificate(
      {
        serialNo: shop.serial_no,
        subject: [['CN', shop.mchid]],
        publicKey,
        from: new Date(Date.now() - 1000),
        until: new Date(Date.now() + 86_400_000),
        extensions: {},
      },
      { name: [['CN', 'Tenpay.com Root CA']], key: privateKey },
    )
    expect((await refund({ cert: forged, key: privatePem(privateKey) }))['err_code']).toBe('CA_ERROR')
  })

  test('made void, or one of too many, is refused by name', async () => {
    const old = await sim.merchant()
    const trust = { cert: old.certificate, key: old.private_key }
    const order = { out_trade_no: 'TLS-0001', out_refund_no: 'R1', total_fee: 1, refund_fee: 1 }
    const told = async () => (await post('/secapi/pay/refund', order, trust, old))['err_code_des']
    for (let n = 0; n < 3; n++) {
      expect(await told()).toBe('订单不存在')
      await sim.told('PATCH', `/_sim/wechatpay/merchants/${old.mchid}`, { rotate: 'merchant_certificate' })
    }
    expect(await told()).toBe('已更换API证书，请使用新证书')
    await sim.told('PATCH', `/_sim/wechatpay/merchants/${old.mchid}`, { revoke: old.serial_no })
    expect(await told()).toBe('商户API证书已作废')
  })
})

test('a Node program with the host written into it is led here, TLS checked as ever', async () => {
  const caFile = join(folder, 'ca.pem')
  const program = join(folder, 'shop.mjs')
  await writeFile(caFile, ca)
  await writeFile(
    program,
    `const answer = await fetch('https://${WECHAT}/pay/orderquery', { method: 'POST', body: '<xml></xml>' })
     console.log(answer.status, await answer.text())`,
  )
  const leadHere = fileURLToPath(import.meta.resolve('@ruzhu/simulator/lead-here.mjs'))
  const run = async (env: Record<string, string>) => {
    const child = spawn(process.execPath, ['--import', leadHere, program], {
      env: { PATH: process.env['PATH'], RUZHU_SIMULATOR_TLS: `127.0.0.1:${sim.tlsPort}`, ...env },
    })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    const [code] = await once(child, 'close')
    return { code, said }
  }
  expect(await run({ NODE_EXTRA_CA_CERTS: caFile })).toEqual({ code: 0, said: expect.stringMatching(/^200 <xml>/) })
  expect(await run({})).toEqual({ code: 1, said: '' })
})
