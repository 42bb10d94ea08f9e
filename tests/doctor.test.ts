import { list, text } from '@ruzhu/cli/demo/api.ts'
import { EXIT, runDoctor } from '@ruzhu/cli/doctor/doctor.ts'
import { doctorText } from '@ruzhu/cli/doctor/doctor-text.ts'
import { diagnoseByServer } from '@ruzhu/cli/diagnose/by-server.ts'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { House } from './api/house.ts'
import { openDirect } from './methods/own-accounts.ts'

let house: House
let account = ''
let method = ''
let programKey = ''
beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  const { own, methodId } = await openDirect(house, 'WeChat Pay v3')
  account = own.number
  method = methodId
  programKey = (await house.program()).key
  vi.stubEnv('RUZHU_API_KEY', programKey)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await house?.close()
})
afterEach(() => vi.restoreAllMocks())

async function doctor(...args: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line))
  const code = await runDoctor(['--url', house.url, ...args], 'zh-CN')
  return { code, said: said.join('\n') }
}

test('a house that is well exits with 0; a key that others can read is told with its mend, and exits with 1', async () => {
  const well = await doctor()
  expect(well.code, well.said).toBe(EXIT.well)
  const file = join(house.folder, 'master.key')
  await chmod(file, 0o644)
  const ill = await doctor('--last')
  await chmod(file, 0o600)
  expect(ill.code).toBe(EXIT.ill)
  expect(ill.said).toContain('chmod 600 master.key')
})

test('a method that fails is told too, and its last run can be asked for', async () => {
  const products = { products: ['JSAPI'] }
  await house.simulatorApi.patch(`/_sim/wechatpay/merchants/${account}`, products)
  const ill = await doctor('--json')
  expect(ill.code).toBe(EXIT.ill)
  expect(ill.said).toContain('product/native')
  expect((await doctor('--last')).said).toContain('✗ 直连收款')
})

test.each([
  [['--url', 'http://127.0.0.1:9'], '服务在运行吗'],
  [['--url', 'nowhere'], '不是服务的地址'],
  [['没有这家'], '没有找到客户「没有这家」'],
])('nobody to ask exits with 2 and says why: %j', async (args, said) => {
  expect(await doctor(...args)).toEqual({ code: EXIT.unasked, said: expect.stringContaining(said) })
  const { outcome, why } = JSON.parse((await doctor(...args, '--json')).said)
  expect([outcome, why]).toEqual(['unasked', expect.stringContaining(said)])
})

test('a key that the server does not take is told from a server that is not there', async () => {
  vi.stubEnv('RUZHU_API_KEY', 'rk_test_nobody')
  expect(await doctor()).toEqual({ code: EXIT.unasked, said: expect.stringContaining('服务不认 RUZHU_API_KEY') })
  vi.stubEnv('RUZHU_API_KEY', programKey)
})

test('a client’s address that does not answer is named', async () => {
  const { json } = await house.person('GET', '/v1/clients')
  const client_id = text(list(json, 'data')[0] ?? {}, 'id')
  const made = await house.person('POST', '/v1/webhook-endpoints', {
    client_id,
    url: 'https://127.0.0.1:9/hook?secret=1',
  })
  expect(made.status, made.text).toBe(201)
  await house.person('POST', `/v1/webhook-endpoints/${text(made.json, 'id')}/test`)
  const named = async () => (await doctor('--last', '--json')).said.includes('https://127.0.0.1:9/hook')
  await expect.poll(named, { timeout: 20_000, interval: 500 }).toBe(true)
  expect((await doctor('--last')).said).not.toContain('secret=1')
})

describe('ruzhu diagnose at a server', () => {
  test('causes come with what the records say and the check that shows it, which can be done again', async () => {
    const found = await diagnosed(method)
    expect(found.code).toBe(0)
    expect(found.out).toMatch(/1\. .*没有开通这个支付产品/)
    expect(found.out).toMatch(/\+ 20.* 的检测里，「『.*』已开通并授权」失败/)
    expect(found.out).toContain('--retest')
    expect(await diagnosed(method, '--retest')).toMatchObject({ code: 1, out: expect.stringContaining('✗') })
    await house.simulatorApi.patch(`/_sim/wechatpay/merchants/${account}`, { products: ['JSAPI', 'NATIVE'] })
    expect(await diagnosed(method, '--retest')).toMatchObject({ code: 0, out: expect.stringContaining('✓') })
  })

  test('nothing pasted, nothing wrong and nothing known are told apart', async () => {
    expect(await diagnosed()).toMatchObject({ code: 1, told: expect.stringContaining('没有收到文字') })
    expect(await diagnosed(method)).toMatchObject({ code: 1, told: expect.stringContaining('记录里没有看到问题') })
    expect(await diagnosed('A_NEW_CODE')).toMatchObject({
      code: 1,
      told: expect.stringContaining('没有我们认识的错误'),
    })
    expect(await diagnosed('A_NEW_CODE', '--retest')).toMatchObject({ code: 1, told: expect.stringContaining('pm_') })
  })
})

test('what one step mends stands under it once', () => {
  const fix = [{ do: { 'zh-CN': '开通产品', en: 'Open it' } }]
  const result = { state: 'fail', title: { 'zh-CN': '已开通', en: 'Opened' }, fix }
  const said = doctorText(
    [
      { id: 'pm_1', name: '甲', results: [result] },
      { id: 'pm_2', name: '乙', results: [result] },
    ],
    'zh-CN',
  )
  expect(said.match(/开通产品/g)).toHaveLength(1)
  expect(said).toContain('✗ 甲')
  expect(said).toContain('✗ 乙')
})

async function diagnosed(...args: string[]) {
  const [out, told]: [string[], string[]] = [[], []]
  const terminal = {
    language: 'zh-CN' as const,
    env: { RUZHU_API_KEY: programKey },
    input: async () => '',
    out: out.push.bind(out),
    tell: told.push.bind(told),
  }
  const code = await diagnoseByServer(['--url', house.url, ...args], terminal)
  return { code, out: out.join('\n'), told: told.join('\n') }
}
