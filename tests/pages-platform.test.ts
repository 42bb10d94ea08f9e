import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { expectFitsPhone, expectGoodPage } from './pages/accessible.ts'
import { type Visitor, openBrowser } from './pages/visitor.ts'
import { CSR } from './simulator/csr.ts'
import { type Made, type SimWorld, openSimulator } from './simulator/world.ts'
import { findChromium } from './support/chromium.ts'

const chromium = findChromium()

describe.skipIf(chromium === undefined)('the played merchant platform', { timeout: 120_000 }, () => {
  let sim: SimWorld
  let visitor: Visitor
  let page: Page
  let sp: Made
  let sub: string

  beforeAll(async () => {
    sim = await openSimulator()
    await sim.told('POST', '/_sim/clock', { now: '2026-11-24T10:00:00+08:00', speed: 0 })
    sp = await sim.merchant({ kind: 'provider', name: '深圳市南风科技有限公司', keys: 'platform_certificate' })
    sub = (await sim.subMerchant(sp.mchid, { name: '老陈牛腩粉', products: ['JSAPI'] })).sub_mchid
    visitor = await openBrowser(chromium ?? '')
    page = visitor.page
  }, 120_000)
  afterEach(() => expect(visitor.complaints()).toEqual([]))
  afterAll(async () => {
    await visitor?.leave()
    await sim?.close()
  })

  const go = (rest: string) => page.goto(`${sim.url}/_sim/wechatpay/platform${rest}`)
  const press = (name: string) => page.getByRole('button', { name }).first().click()
  const done = () => page.getByText('已保存。').waitFor()

  test('a person comes from the list to a certificate of their own request', async () => {
    await go('')
    await page.getByRole('link', { name: '深圳市南风科技有限公司' }).click()
    await page.getByLabel('新密钥（32 位数字或字母）').first().fill('short')
    await press('设置')
    await page.getByRole('alert').getByText('密钥必须是 32 位数字或字母。').waitFor()
    await page.getByLabel('新密钥（32 位数字或字母）').first().fill('A'.repeat(32))
    await press('设置')
    await done()
    await page.getByLabel('证书请求串（CSR）').fill(CSR)
    await press('提交，取回证书串')
    await done()
    expect(await page.getByLabel('最新证书串').inputValue()).toMatch(/^-----BEGIN CERTIFICATE-----/)
    await press('申请公钥')
    await press('开启公钥切换')
    await page.getByText('0.1%').waitFor()
  })

  test('a product goes from the provider’s invitation to the merchant’s grant', async () => {
    await go(`/zh/${sp.mchid}/products`)
    await press(`邀请授权 NATIVE ${sub}`)
    await done()
    await go(`/zh/${sub}/products`)
    await press('授权 NATIVE')
    await page.getByText('已授权，约 10 分钟生效').waitFor()
    await sim.advance(600)
    await page.reload()
    await page.getByRole('button', { name: '解除授权 NATIVE' }).waitFor()
  })

  test('an AppID is confirmed from its own side', async () => {
    await go(`/zh/${sub}/appids`)
    await page.getByLabel('AppID', { exact: true }).fill('wx0123456789abcdef')
    await page.getByLabel('AppID 与商户号主体相同').uncheck()
    await press('关联 AppID')
    await press('审核通过（模拟审核员）')
    await press('确认关联（模拟公众平台管理员）')
    await page.getByText('没有关联申请。').waitFor()
  })

  test('every page is sound in light and dark, and on a phone, in both languages', async () => {
    await sim.told('POST', `/_sim/wechatpay/merchants/${sub}/appids`, { appid: 'wx1111111111111111' })
    await sim.told('PATCH', `/_sim/wechatpay/merchants/${sub}`, { pay_directories: ['https://shop.example.com/pay/'] })
    for (const rest of [
      '',
      `/${sp.mchid}/security`,
      `/${sp.mchid}/products`,
      `/${sub}/products`,
      `/${sub}/appids`,
      `/${sub}/development?failed=x`,
    ]) {
      await go(`/zh${rest}`)
      await expectGoodPage(page, `platform zh${rest}`)
      await go(`/en${rest}`)
      await expectFitsPhone(page, `platform en${rest}`)
    }
  })
})
