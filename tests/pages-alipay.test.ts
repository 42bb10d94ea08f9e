import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Json, text } from '@ruzhu/cli/demo/api.ts'
import { expectGoodPage } from './pages/accessible.ts'
import { MovedClock } from './pages/moved-clock.ts'
import { openBrowser, type Visitor } from './pages/visitor.ts'
import { findChromium } from './support/chromium.ts'
import { type House, openHouse } from './support/house.ts'

const chromium = findChromium()
const CLIENT = '杭州市示例云杉茶室有限公司'
const clock = new MovedClock()

/** Alipay by clicking: an account, a link, a merchant who agrees, a payment, a refund, and the merchant's change of mind. */
describe.skipIf(chromium === undefined)('Alipay in a browser', { timeout: 120_000 }, () => {
  let house: House
  let visitor: Visitor
  let page: Page
  let clientAddress = ''
  let isv = ''
  /** It has an account at Alipay, and no product yet. */
  let merchant: Json

  beforeAll(async () => {
    house = await openHouse(clock.now)
    visitor = await openBrowser(chromium ?? '')
    page = visitor.page
    await clock.rule(page.context())
    await page.goto(house.signInLink)
    await page.getByLabel('姓名').fill('林晓')
    await page.getByLabel('邮箱').fill('linxiao@example.com')
    await page.getByLabel('密码', { exact: true }).fill('ruzhu-pages-password-2026')
    await button('设置并登录').click()
    await heading('待办').waitFor()
  }, 120_000)

  afterEach(() => {
    expect(visitor.complaints()).toEqual([])
  })

  afterAll(async () => {
    await visitor?.leave()
    await house?.close()
  })

  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const link = (name: string) => page.getByRole('link', { name, exact: true })
  const heading = (name: string | RegExp) => page.getByRole('heading', { name })
  const card = () => page.getByRole('region', { name: '支付宝商家授权' })
  const nextStep = () => page.locator('section.next-step')
  const simulator = () => connect(house.simulatorUrl)

  test('the account is saved once the platform answered, and shows the two addresses that are entered there', async () => {
    const given = await simulator().post('/_sim/alipay/apps', { kind: 'isv', name: '示例服务商有限公司' })
    isv = text(given, 'app_id')
    await link('设置').click()
    await button('设置支付宝服务商账号').click()
    await page.getByLabel('应用 APPID').fill(isv)
    await page.getByRole('textbox', { name: '公司的 PID' }).first().fill(text(given, 'seller_id'))
    await page.getByLabel('应用私钥').fill(text(given, 'app_private_key'))
    await page.getByLabel('支付宝公钥', { exact: true }).fill(text(given, 'alipay_public_key'))
    await button('检测并保存').click()
    await heading('填到平台上的地址').waitFor()
    const address = async (name: string) => page.locator('dt', { hasText: name }).locator('+ dd code').textContent()
    await simulator().patch(`/_sim/alipay/apps/${isv}`, {
      gateway_url: await address('应用网关'),
      redirect_uris: [await address('授权回调地址')],
    })
    await expectGoodPage(page, 'alipay account')
  })

  test('a client who wants Alipay is offered a link, and no application', async () => {
    await link('客户').click()
    await button('新建客户').first().click()
    await page.getByLabel('客户名称').fill(CLIENT)
    await page.getByLabel('联系人', { exact: true }).fill('李雷')
    await page.getByLabel('联系人手机').fill('13800138000')
    await page.getByRole('checkbox', { name: '扫码（订单码、当面付）' }).check()
    await button('创建客户').click()
    await page.getByRole('heading', { name: CLIENT, level: 1 }).waitFor()
    clientAddress = page.url()
    await heading('接入清单').waitFor()
    await expectGoodPage(page, 'alipay client')
    await link('支付方式').click()
    await card().getByText('未授权').waitFor()
    await expectGoodPage(page, 'alipay not authorised')
    await card().getByRole('button', { name: '生成授权链接' }).click()
    await card().getByRole('img', { name: '授权二维码' }).waitFor()
    await card().getByText('等待商家同意').waitFor()
    await expectGoodPage(page, 'alipay link')
    await card().getByRole('button', { name: '复制链接（电脑上打开）' }).click()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain('/oauth2/appToAppAuth.htm?app_id=')
  })

  test('the next step hands the link over too', async () => {
    await page.goto(clientAddress)
    await heading(/请 李\* 打开链接/).waitFor()
    await page.getByText('本人用支付宝扫码').waitFor()
    await expectGoodPage(page, 'alipay next step')
  })

  test('a link that nobody used in a week is over for both sides, and one click makes another', async () => {
    merchant = await simulator().post('/_sim/alipay/apps', { kind: 'merchant', name: CLIENT, products: [] })
    await page.goto(`${clientAddress}/methods`)
    const late = await openLink()
    await clock.pass(8)
    await agree(late)
    await late.getByRole('heading', { name: '这个链接已过期' }).waitFor()
    await late.close()
    await page.goto(clientAddress)
    await heading('授权链接过期了，请重新生成一个').waitFor()
    await nextStep().getByText('轮到我方').waitFor()
    await expectGoodPage(page, 'alipay link expired next step')
    await nextStep().getByRole('link', { name: '生成授权链接' }).click()
    await card().getByText('上一个链接已过期').waitFor()
    await expectGoodPage(page, 'alipay link expired')
    await card().getByRole('button', { name: '生成授权链接' }).click()
    await card().getByRole('img', { name: '授权二维码' }).waitFor()
  })

  test('the merchant agrees at the platform, comes back to our page, and the console knows', async () => {
    const theirs = await openLink()
    await agree(theirs)
    await theirs.getByRole('heading', { name: '授权成功' }).waitFor()
    await expectGoodPage(theirs, 'authorised')
    await theirs.reload()
    await theirs.getByRole('heading', { name: '授权成功' }).waitFor()
    await theirs.goto(theirs.url().replace(/app_auth_code=\w+/, `app_auth_code=${'f'.repeat(32)}`))
    await theirs.getByRole('heading', { name: '这个链接已经用过' }).waitFor()
    await expectGoodPage(theirs, 'link used twice')
    await theirs.close()
    await card().getByText('已授权').waitFor()
    await expectGoodPage(page, 'alipay authorised')
  })

  test('a product that Alipay turns down is told with what to do, signed once more, and in force', async () => {
    await page.goto(clientAddress)
    await heading('请 李* 在商家平台开通收款产品').waitFor()
    await nextStep().getByText('支付宝说还没有签约：订单码支付 / 当面付').waitFor()
    await signProduct()
    await askNow(/等待支付宝审核产品签约/)
    await decide('审核不通过')
    await askNow('支付宝没有通过产品签约，请客户重新开通')
    await nextStep().getByText('没有通过的产品：订单码支付').waitFor()
    await expectGoodPage(page, 'alipay product refused')
    await signProduct()
    await decide('审核通过')
    await askNow('请设置支付方式并做一次自检')
  })

  async function openLink(): Promise<Page> {
    const opened = page.waitForEvent('popup')
    await card().getByRole('link', { name: '在这台电脑上打开' }).click()
    return opened
  }
  async function agree(at: Page): Promise<void> {
    await at.getByLabel('商家应用 · App').selectOption(text(merchant, 'app_id'))
    await at.getByRole('button', { name: '同意授权 · Agree' }).click()
  }
  /** In the merchant platform, which is not ours. */
  const signProduct = () =>
    simulator().post(`/_sim/alipay/apps/${text(merchant, 'app_id')}/contracts`, { product: 'QR_CODE_OFFLINE' })
  async function decide(how: string): Promise<void> {
    await page.goto(`${house.url}/sim/review`)
    await page.getByRole('table', { name: '签约和二级商户' }).getByRole('link').first().click()
    await button(how).click()
    await button(how).waitFor({ state: 'detached' })
    await page.goto(clientAddress)
  }
  async function askNow(then: string | RegExp): Promise<void> {
    await nextStep().getByRole('button', { name: '立即查询' }).click()
    await heading(then).waitFor()
  }

  test('a payment method is made from it, a payment is paid on the phone and partly refunded', async () => {
    await nextStep().getByRole('link', { name: '设置支付方式' }).click()
    await link('新建支付方式').click()
    await heading('付款人从哪里付款？').waitFor()
    await page.getByRole('checkbox', { name: /^门店/ }).uncheck() // what the client wants is chosen already
    await page.getByRole('radio', { name: /已授权给我们的商家/ }).waitFor()
    await page.getByLabel('支付方式名称').fill('云杉茶室扫码')
    await expectGoodPage(page, 'alipay new method')
    await button('创建支付方式').click()
    await button('启用').click()
    await page.getByText('可用', { exact: true }).waitFor()
    await page.goto(clientAddress)
    await nextStep().getByRole('link', { name: '打开测试付款' }).click()
    await expectGoodPage(page, 'alipay method checks')
    await page.goto(`${clientAddress}/methods`)
    await button('创建一笔收款').click()
    await page.getByLabel('金额（元）').fill('88.00')
    await page.getByLabel('付款人看到的商品说明').fill('龙井一壶')
    await expectGoodPage(page, 'alipay new payment')
    await button('创建并显示二维码').click()
    await page.getByText('用支付宝「扫一扫」付款').waitFor()
    const paymentAddress = page.url()
    await expectGoodPage(page, 'alipay payment')

    await page.getByRole('link', { name: '在模拟器里付款' }).click()
    await button('付款 ¥88.00').waitFor()
    await expectGoodPage(page, 'alipay phone')
    await button('付款 ¥88.00').click()
    await page.getByText('付款成功').waitFor()

    await page.goto(paymentAddress)
    await page.getByText('已付款', { exact: true }).waitFor()
    await button('退款').click()
    await page.getByLabel('退款金额（元）').fill('30.00')
    await page.getByLabel('原因').fill('少了一杯')
    await button('下一步').click()
    await button('退款 ¥30.00').click()
    await page.getByText('成功', { exact: true }).waitFor({ timeout: 30_000 })
    await page.getByText('部分退款').waitFor()
    await expectGoodPage(page, 'alipay refunded')
    await page.goto(clientAddress)
    await heading('正常收款中').waitFor()
    await expectGoodPage(page, 'alipay live')
  })

  test('a merchant who takes it back is shown, with what to do', async () => {
    await simulator().post('/_sim/alipay/revoke', { app_id: isv, merchant: text(merchant, 'app_id') })
    await page.goto(`${clientAddress}/methods`)
    await card().getByText('已取消').waitFor()
    await expectGoodPage(page, 'alipay withdrawn')
    await card().getByRole('button', { name: '重新授权' }).waitFor()
    await page.goto(clientAddress)
    await heading(/取消了授权/).waitFor()
    await expectGoodPage(page, 'alipay withdrawn next step')
    await page.goto(`${clientAddress}/methods`)
    await link('云杉茶室扫码').click()
    await page.getByText('不可用：商家取消了授权').first().waitFor()
    await expectGoodPage(page, 'alipay withdrawn method')
    await page.goto(`${clientAddress}/methods`)
    await card().getByRole('button', { name: '重新授权' }).click()
    const theirs = await openLink()
    await agree(theirs)
    await theirs.getByRole('heading', { name: '授权成功' }).waitFor()
    await theirs.close()
    await page.goto(clientAddress)
    await heading('正常收款中').waitFor()
  })
})
