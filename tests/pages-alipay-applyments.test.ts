import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { connect, text } from '@ruzhu/cli/demo/api.ts'
import { here } from './authorization/isv.ts'
import { expectGoodPage } from './pages/accessible.ts'
import { fillStep, readSteps } from './pages/form-filling.ts'
import { MovedClock } from './pages/moved-clock.ts'
import { noodleContract } from './pages/noodle-contract.ts'
import { openLink, openPhone } from './pages/phone.ts'
import { openBrowser, type Visitor } from './pages/visitor.ts'
import { findChromium } from './support/chromium.ts'
import { type House, openHouse } from './support/house.ts'

const chromium = findChromium()
const CLIENT = '福州市示例牛腩粉有限公司'
const clock = new MovedClock()

/**
 * An application to Alipay by clicking, from an empty client to a paid order: turned down once by the reviewers, forgotten once
 * by the merchant. Each test goes on where the one before ended.
 */
describe.skipIf(chromium === undefined)('applying at Alipay in a browser', { timeout: 180_000 }, () => {
  let house: House
  let visitor: Visitor
  let page: Page
  let clientAddress = ''
  let applymentAddress = ''
  let turnedDown = ''
  let merchant = ''
  let phone: Page

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
    await page.getByRole('heading', { name: '待办' }).waitFor()
    const simulator = connect(house.simulatorUrl)
    const isv = await simulator.post('/_sim/alipay/apps', { kind: 'isv', name: '示例服务商有限公司' })
    merchant = text(await simulator.post('/_sim/alipay/apps', { kind: 'merchant', products: [] }), 'seller_id')
    const saved = await post('/v1/provider-accounts', {
      channel: 'alipay',
      name: '示例服务商（支付宝）',
      settings: {
        app_id: text(isv, 'app_id'),
        pid: text(isv, 'seller_id'),
        alipay_public_key: text(isv, 'alipay_public_key'),
      },
      secrets: { private_key: text(isv, 'app_private_key') },
    })
    await simulator.patch(`/_sim/alipay/apps/${text(isv, 'app_id')}`, { gateway_url: here(text(saved, 'notify_url')) })
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
  const row = (step: string) => page.locator(`#step-${step}`)
  const nextStep = () => page.locator('section.next-step')
  async function post(path: string, data: object): Promise<Record<string, unknown>> {
    const headers = { 'x-ruzhu-console': '1', origin: new URL(house.url).origin }
    const answer = await page.request.post(new URL(path, house.url).href, { headers, data })
    expect(answer.ok(), await answer.text()).toBe(true)
    return answer.json()
  }

  /** The order that was handed in last, as its reviewer sees it. */
  async function openDesk(): Promise<void> {
    await page.goto(new URL('/sim/review', house.url).href)
    await page.getByRole('table', { name: '签约和二级商户' }).getByRole('link').first().click()
    await button('审核通过').waitFor()
  }
  async function passReview(): Promise<void> {
    await openDesk()
    await button('审核通过').click()
    await button('商家确认').waitFor()
  }
  async function submit(): Promise<void> {
    await page.getByLabel('已与客户核对').check()
    await button('提交给支付宝').click()
    await page.getByText('等待支付宝审核').first().waitFor()
  }
  /** The server asks by itself; who cannot wait presses the button. */
  async function askUntil(then: string | RegExp): Promise<void> {
    const seen = nextStep().getByRole('heading', { name: then })
    await button('立即查询').or(seen).first().waitFor()
    if (!(await seen.isVisible())) await button('立即查询').click()
    await seen.waitFor()
  }

  /** The desk makes a link, and whoever has the contact's phone opens it. */
  async function giveLink(): Promise<void> {
    await page.goto(`${clientAddress}/links`)
    await button('发送资料链接').click()
    await button('生成链接').click()
    const address = (await page.getByRole('dialog').locator('.shown-link code').textContent()) ?? ''
    const theirs = await openPhone(page)
    await clock.rule(theirs.context)
    phone = theirs.page
    await openLink(phone, address)
  }

  test('a client who has an account and no contract is put on its way by three answers', async () => {
    await link('客户').click()
    await button('新建客户').first().click()
    await page.getByLabel('客户名称').fill(CLIENT)
    await page.getByLabel('联系人', { exact: true }).fill('李雷')
    await page.getByLabel('联系人手机').fill('13800138000')
    await page.getByRole('checkbox', { name: '扫码（订单码、当面付）' }).check()
    await page.getByLabel('不，由我们替它下单和退款').check()
    await page.getByLabel('不是，钱进它自己的支付宝账号').check()
    await page.getByLabel('没有，由我们代签约').check()
    await button('创建客户').click()
    await heading('接入清单 · 支付宝 · 支付宝商家，由我们代签约').waitFor()
    clientAddress = page.url()
    await row('company_account').locator('summary').click()
    await row('company_account').getByLabel('企业或个体工商户').check()
    await row('company_account').getByLabel(/PID/).fill(merchant)
    await row('company_account').getByRole('button', { name: '我已完成' }).click()
    await heading(`请为 ${CLIENT} 新建签约申请`).waitFor()
    await expectGoodPage(page, 'alipay contract to begin')
  })

  test('the application is begun from the next step and filled in, asking for what the product needs', async () => {
    await nextStep().getByRole('link', { name: '新建进件申请' }).click()
    await button('新建进件').click()
    await expect.poll(() => page.getByRole('radio', { name: '支付宝', exact: true }).isChecked()).toBe(true)
    expect(await page.getByRole('radio', { name: /^代商家签约/ }).isChecked()).toBe(true)
    await button('开始填写').click()
    await page.locator('#field-account').waitFor()
    applymentAddress = page.url().replace(/\/[^/]+$/, '')
    await expectGoodPage(page, 'alipay application')
    const given = { ...noodleContract, form: { ...noodleContract.form, account: merchant } }
    for (const step of await readSteps(page, 'AGENT')) {
      await page.locator('.steps a.active', { hasText: step.label['zh-CN'] }).waitFor()
      await fillStep(page, step, given)
      await page.getByRole('button', { name: /^保存并(继续|核对)$/ }).click()
    }
    await heading('提交前检查').waitFor()
    await expectGoodPage(page, 'alipay review')
  })

  test('it is submitted, and turned down at the desk with a reason', async () => {
    await submit()
    await openDesk()
    turnedDown = page.url()
    await page.getByLabel('原因').fill('联系人与商家不符')
    await button('审核不通过').click()
    await page.getByText('联系人与商家不符').waitFor()
  })

  test('turned down, it is mended where the reason says, and goes back as a new order', async () => {
    await page.goto(applymentAddress)
    await page.getByText('审核未通过 · 第 1 次提交').waitFor()
    await page.getByText('联系人与商家不符').first().waitFor()
    await expectGoodPage(page, 'alipay rejection')
    expect(await button('重新提交').isDisabled()).toBe(true)
    await page.goto(`${applymentAddress}/merchant`)
    const contact = page.getByLabel('联系人姓名')
    await contact.fill('韩梅梅')
    await contact.blur()
    await page
      .getByText(/^已保存/)
      .first()
      .waitFor()
    await page.goto(applymentAddress)
    await button('已处理').click()
    await page.getByRole('dialog').getByLabel('说明').fill('联系人改成了店长')
    await page.getByRole('dialog').getByRole('button', { name: '已处理' }).click()
    await page.getByText('已处理 1 / 1').waitFor()
    await page.getByRole('link', { name: '重新提交' }).click()
    await page.getByText('与第 1 次提交相比改了').waitFor()
    await submit()
    await openDesk()
    expect(page.url(), 'another order than the first').not.toBe(turnedDown)
    await expectGoodPage(page, 'alipay desk')
    await passReview()
    await page.goto(applymentAddress)
    await askUntil(/确认签约/)
    await page
      .getByRole('img', { name: /二维码/ })
      .first()
      .waitFor()
    await expectGoodPage(page, 'alipay handed over')
  })

  test('not confirmed within fifteen days it is void, and begins again from what was filled in, by one click', async () => {
    await clock.pass(16)
    await page.goto(clientAddress)
    await askUntil('这份签约申请已作废，可以复制后新建')
    await nextStep().getByText('轮到我方').waitFor()
    await nextStep().getByText('商家没有在 15 天内确认签约').waitFor()
    await expectGoodPage(page, 'alipay contract void')
    await button('复制并新建').click()
    await page.waitForURL((to) => /\/applyments\/ap_/.test(to.pathname) && !to.href.startsWith(applymentAddress))
    applymentAddress = page.url().replace(/\/[^/]+$/, '')
    await page.goto(clientAddress)
    await heading('资料齐了，请核对后提交').waitFor()
    await nextStep().getByRole('link', { name: '核对并提交' }).click()
    const review = page.url()
    await giveLink()
    await page.goto(review)
    await submit()
    await phone.reload()
    await phone.getByRole('heading', { name: '支付宝正在审核' }).waitFor()
    await passReview()
  })

  test('the merchant sees on its phone that it is its turn, confirms there, and has authorised us with it', async () => {
    await page.goto(clientAddress)
    await askUntil(/确认签约/)
    await nextStep().getByRole('button', { name: '复制链接' }).click()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    await phone.reload()
    await phone.getByRole('heading', { name: /^轮到你了：请 .* 扫码签约$/ }).waitFor()
    await expectGoodPage(phone, 'alipay contract on the phone')
    const theirs = phone.getByRole('link', { name: '在支付宝里打开' })
    expect(await theirs.getAttribute('href')).toBe(copied)
    await theirs.click()
    await phone.getByText('当面付').waitFor()
    await phone.getByRole('button', { name: '确认 · Confirm' }).click()
    await phone.getByText('已确认').waitFor()
    await phone.context().close()
    await askUntil('请设置支付方式并做一次自检')
    await expectGoodPage(page, 'alipay contract signed')
  })

  test('a method is made of it, and the first payer pays', async () => {
    await nextStep().getByRole('link', { name: '设置支付方式' }).click()
    await link('新建支付方式').click()
    await page.getByRole('radio', { name: `服务商模式：已授权给我们的商家 ${merchant}` }).waitFor()
    expect(await page.getByRole('radio', { name: /^服务商模式/ }).count()).toBe(1)
    await page.getByLabel('支付方式名称').fill('牛腩粉扫码')
    await expectGoodPage(page, 'alipay contract, new method')
    await button('创建支付方式').click()
    await button('启用').click()
    await page.getByText('可用', { exact: true }).waitFor()
    await page.goto(clientAddress)
    await nextStep().getByRole('link', { name: '打开测试付款' }).click()
    await button('打开付款码').click()
    const code = (await page.locator('.pay-code code').first().textContent()) ?? ''
    const phone = await page.context().newPage()
    await phone.goto(new URL('/sim/phone', house.url).href)
    await phone.getByLabel('扫码：粘贴付款链接').fill(code)
    await phone.getByRole('button', { name: '扫码', exact: true }).click()
    await phone.getByRole('button', { name: /^付款/ }).click()
    await phone.getByText('付款成功').waitFor()
    await phone.close()
    await page.getByText(/^付款成功/).waitFor()
    await expectGoodPage(page, 'alipay contract, paid')
    await page.goto(clientAddress)
    await heading('正常收款中').waitFor()
    await expectGoodPage(page, 'alipay contract, live')
  })
})
