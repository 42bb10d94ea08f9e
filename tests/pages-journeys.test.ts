import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { expectGoodPage } from './pages/accessible.ts'
import { signIn } from './pages/furnished.ts'
import { openBrowser, type Visitor } from './pages/visitor.ts'
import { findChromium } from './support/chromium.ts'
import { type House, openHouse } from './support/house.ts'

const chromium = findChromium()

describe.skipIf(chromium === undefined)('a way to be paid, in the console', { timeout: 120_000 }, () => {
  let house: House
  let visitor: Visitor
  let page: Page

  beforeAll(async () => {
    house = await openHouse()
    visitor = await openBrowser(chromium ?? '')
    page = visitor.page
    await signIn(house, page)
  }, 120_000)
  afterEach(() => expect(visitor.complaints()).toEqual([]))
  afterAll(async () => {
    await visitor?.leave()
    await house?.close()
  })

  const row = (step: string) => page.locator(`#step-${step}`)
  /** Opens a step, says that it is done, and sees it done. */
  async function confirm(step: string, fill: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    await row(step).locator('summary').click()
    await fill()
    await row(step).getByRole('button', { name: '我已完成' }).click()
    await row(step).getByText('林晓 于').waitFor()
  }

  test('is chosen by a few questions when the client is put on the list', async () => {
    await page.goto(`${house.url}/clients`)
    await page.getByRole('button', { name: '新建客户' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('客户名称').fill('海珠区老陈牛腩粉店')
    await dialog.getByLabel('联系人', { exact: true }).fill('陈国明')
    await dialog.getByLabel('联系人手机').fill('13800138000')
    await dialog.getByLabel('小程序', { exact: true }).check()
    await dialog.getByLabel('没有', { exact: true }).check()
    await dialog.getByLabel('它自己申请，自己保管密钥').check()
    await dialog.getByText('小程序直连，申请新商户号').waitFor()
    await expectGoodPage(page, 'new client with its way')
    await dialog.getByRole('button', { name: '创建客户' }).click()
    await page.getByRole('heading', { name: '接入清单 · 微信支付 · 小程序直连，申请新商户号' }).waitFor()
  })

  test('says where to click and what to note; a personal subject is stopped at once', async () => {
    await row('register_mini_program').locator('summary').click()
    await row('register_mini_program').getByText('开发管理 → 开发设置').waitFor()
    await row('register_mini_program').getByLabel('个人', { exact: true }).check()
    await row('register_mini_program').getByLabel('AppID', { exact: true }).fill('wx8888888888888888')
    await row('register_mini_program').getByRole('button', { name: '我已完成' }).click()
    await page.getByRole('heading', { name: /个人主体的小程序不能开通微信支付/ }).waitFor()
    await row('register_mini_program').getByRole('button', { name: '撤回确认' }).click()
    await row('register_mini_program').getByRole('button', { name: '我已完成' }).waitFor()
  })

  test('goes on by what people say, kept with who said it and when', async () => {
    await row('register_mini_program').getByLabel('企业或其他组织').check()
    await row('register_mini_program').getByLabel('AppID', { exact: true }).fill('wx1')
    await row('register_mini_program').getByRole('button', { name: '我已完成' }).click()
    await row('register_mini_program').getByRole('alert').first().waitFor()
    visitor.complaints() // the browser tells of the refusal itself
    await row('register_mini_program').getByLabel('AppID', { exact: true }).fill('wx8888888888888888')
    await row('register_mini_program').getByRole('button', { name: '我已完成' }).click()
    await row('register_mini_program').getByText('AppID wx8888888888888888').waitFor()
    await confirm('certify_mini_program')
    await confirm('fill_application')
    await expectGoodPage(page, 'client on its way')
    await row('merchant_review').locator('summary').click()
    await row('merchant_review').getByLabel('没有通过').check()
    await row('merchant_review').getByLabel(/说明/).fill('门头照片不清晰')
    await row('merchant_review').getByRole('button', { name: '我已完成' }).click()
    await page.getByRole('heading', { name: /没有通过：门头照片不清晰/ }).waitFor()
  })

  test('is found in the list by whom it waits for', async () => {
    await page.goto(`${house.url}/clients`)
    await page.getByRole('link', { name: '等平台' }).click()
    await page.getByText('没有这样的客户').waitFor()
    await page.getByRole('link', { name: '被驳回' }).click()
    await page.getByRole('link', { name: '海珠区老陈牛腩粉店' }).waitFor()
    await expectGoodPage(page, 'clients by whom they wait for')
  })

  test('of our own company stands beside its accounts', async () => {
    await page.goto(`${house.url}/settings/provider`)
    await page.getByRole('heading', { name: '接入清单 · 支付宝 · 成为支付宝服务商（ISV）' }).waitFor()
    await page.getByRole('heading', { name: '接入清单 · 微信支付 · 成为微信支付服务商' }).waitFor()
    await expectGoodPage(page, 'our own ways')
  })
})
