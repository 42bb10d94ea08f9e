import { EXIT, runDoctor } from '@ruzhu/cli/doctor/doctor.ts'
import { doctorText } from '@ruzhu/cli/doctor/doctor-text.ts'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { House } from './api/house.ts'
import { openDirect } from './methods/own-accounts.ts'

let house: House
let account = ''
beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  account = (await openDirect(house, 'WeChat Pay v3')).own.number
  vi.stubEnv('RUZHU_API_KEY', (await house.program()).key)
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

test('nobody to ask exits with 2', async () => {
  const answer = await doctor('--url', 'http://127.0.0.1:9')
  expect(answer.code).toBe(EXIT.unasked)
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
