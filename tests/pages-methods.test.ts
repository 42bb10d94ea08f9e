import { text } from '@ruzhu/cli/demo/api.ts'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectGoodPage } from './pages/accessible.ts'
import { atTheDesk, chromium } from './pages/desk.ts'
import { signIn } from './pages/furnished.ts'
import { MovedClock } from './pages/moved-clock.ts'
import type { House } from './support/house.ts'

const CLIENT = '海珠区老陈牛腩粉店'
const clock = new MovedClock()

/** From an empty client to money that came and went back, by clicking alone: through us, and with a number of its own. */
describe.skipIf(chromium === undefined)('a payment method in a browser', { timeout: 120_000 }, () => {
  let house: House
  let page: Page
  let given: Record<string, unknown>
  /** Whose AppID is linked too. */
  let official: Record<string, unknown>
  let clientAddress = ''
  let methodAddress = ''
  let providerMethod = ''
  let startedAt = 0

  const { button, link, heading, go, simulator } = atTheDesk(async (desk) => {
    ;({ house, page } = desk)
    given = await simulator().post('/_sim/wechatpay/merchants', { kind: 'direct', keys: 'public_key' })
    official = await simulator().post('/_sim/wechatpay/merchants', { kind: 'direct' })
    const appids = [text(given, 'appid'), text(official, 'appid')]
    await simulator().patch(`/_sim/wechatpay/merchants/${text(given, 'mchid')}`, { appids })
    await signIn(house, page)
  }, clock)
  const tab = (name: string) => page.getByRole('navigation', { name: '支付方式的各页' }).getByRole('link', { name })
  const pem = (name: string, field: string) => ({
    name,
    mimeType: 'application/x-pem-file',
    buffer: Buffer.from(text(given, field)),
  })
  async function newClient(name: string, wants: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    await link('客户').first().click()
    await button('新建客户').first().click()
    await page.getByLabel('客户名称').fill(name)
    await page.getByLabel('联系人', { exact: true }).fill('李雷')
    await page.getByLabel('联系人手机').fill('13800138000')
    await wants()
    await button('创建客户').click()
    await page.getByRole('heading', { name, level: 1 }).waitFor()
  }
  async function payTrial(): Promise<void> {
    await page.getByRole('radio', { name: /扫码/ }).check()
    await button('打开付款码').click()
    await scanAndPay()
  }
  async function scanAndPay(): Promise<void> {
    const code = page.locator('.pay-code code').first()
    await code.waitFor()
    await simulator().post('/_sim/pay', { target: await code.textContent() })
    await page.getByText(/^付款成功/).waitFor()
  }
  async function dropKeys(): Promise<void> {
    await page
      .locator('.drop input[type=file]')
      .setInputFiles([
        pem('apiclient_cert.pem', 'certificate'),
        pem('apiclient_key.pem', 'private_key'),
        pem('pub_key.pem', 'public_key'),
      ])
    await page.getByLabel('绑定的 AppID').fill(text(given, 'appid'))
    await page.getByLabel('微信支付公钥 ID').fill(text(given, 'public_key_id'))
  }
  /** As the payer is known in the client's own app. */
  async function openidOfPayer(): Promise<string> {
    const payer = text(await simulator().post('/_sim/payers', {}), 'payer_id')
    const known = await simulator().get(`/_sim/payers/${payer}?appid=${text(given, 'appid')}`)
    return text(known['openids'] as Record<string, unknown>, text(given, 'appid'))
  }
  /** What the mini program was given is paid there. */
  async function payHandedWords(): Promise<void> {
    const words = JSON.parse((await page.locator('.pay-words').textContent()) ?? '') as Record<string, unknown>
    await simulator().post('/_sim/pay', { target: text(words, 'package').replace('prepay_id=', '') })
  }
  const simulatedNow = async () => Date.parse(text(await simulator().get('/_sim/clock'), 'now'))

  test('through us: an authorisation by link, a method, and a paid order, within ten minutes', async () => {
    const isv = await simulator().post('/_sim/alipay/apps', { kind: 'isv', name: '示例服务商有限公司' })
    await go('/settings/provider')
    await button('设置支付宝服务商账号').click()
    await page.getByLabel('应用 APPID').fill(text(isv, 'app_id'))
    await page.getByRole('textbox', { name: '公司的 PID' }).first().fill(text(isv, 'seller_id'))
    await page.getByLabel('应用私钥').fill(text(isv, 'app_private_key'))
    await page.getByLabel('支付宝公钥', { exact: true }).fill(text(isv, 'alipay_public_key'))
    await button('检测并保存').click()
    await heading('填到平台上的地址').waitFor()
    const address = async (name: string) => page.locator('dt', { hasText: name }).locator('+ dd code').textContent()
    await simulator().patch(`/_sim/alipay/apps/${text(isv, 'app_id')}`, {
      gateway_url: await address('应用网关'),
      redirect_uris: [await address('授权回调地址')],
    })

    const began = await simulatedNow()
    await newClient('云杉茶室')
    await link('支付方式').click()
    await button('生成授权链接').click()
    const opened = page.waitForEvent('popup')
    await page.getByRole('link', { name: '在这台电脑上打开' }).click()
    const merchant = await opened
    await merchant.getByRole('button', { name: '同意授权 · Agree' }).click()
    await merchant.getByRole('heading', { name: '授权成功' }).waitFor()
    await merchant.close()
    await page.getByText('已授权', { exact: true }).first().waitFor()
    await link('新建支付方式').click()
    await page.getByRole('checkbox', { name: /^门店/ }).check()
    await page.getByRole('radio', { name: /已授权给我们的商家/ }).waitFor()
    await page.getByRole('region', { name: '需要准备' }).getByText('不用另外准备什么').waitFor()
    await page.getByLabel('支付方式名称').fill('云杉茶室扫码')
    await button('创建支付方式').click()
    await button('启用').click()
    await page.getByText('可用', { exact: true }).waitFor()
    await tab('检测').click()
    await payTrial()
    expect(((await simulatedNow()) - began) / 60_000).toBeLessThan(10)
    providerMethod = page.url()
  })

  const row = (step: string) => page.locator(`#step-${step}`)
  const nextStep = () => page.locator('section.next-step')
  const said = (step: string) => row(step).getByRole('button', { name: /^我已(重新)?完成$/ })
  /** Somebody says that a step is done, with what is noted there. */
  async function confirm(step: string, noted: Readonly<Record<string, string>> = {}): Promise<void> {
    if ((await row(step).getAttribute('open')) === null) await row(step).locator('summary').click()
    for (const [label, value] of Object.entries(noted))
      if (value === '') await row(step).getByLabel(label, { exact: true }).check()
      else await row(step).getByLabel(label).fill(value)
    await said(step).click()
    await said(step).waitFor({ state: 'detached' })
  }

  test('a number of its own: the link with its AppID is refused once, forgotten once, and made again', async () => {
    await newClient(CLIENT, async () => {
      await page.getByRole('checkbox', { name: '小程序', exact: true }).check()
      await page.getByLabel('有，继续用这个商户号').check()
    })
    await heading('接入清单 · 微信支付 · 直连，绑定已有商户号').waitFor()
    clientAddress = page.url()
    await confirm('receive_mchid', { 商户号: text(given, 'mchid') })
    await confirm('register_mini_program', { 企业或其他组织: '', AppID: text(given, 'appid') })
    await confirm('certify_mini_program')
    await confirm('bind_request', { 不同主体: '' })
    await confirm('bind_letters', { 'AppID 的认证主体名称': '广州市示例餐饮有限公司' })
    await confirm('bind_review', { 没有通过: '', 说明: '认证主体名称不一致' })
    await heading(/「关联申请的审核」没有通过：认证主体名称不一致。请重新发起/).waitFor()
    await expectGoodPage(page, 'own number, link refused')

    await confirm('bind_request', { 不同主体: '' })
    await confirm('bind_letters', { 'AppID 的认证主体名称': '广州市示例牛腩粉有限公司' })
    await confirm('bind_review', { 通过: '' })
    await row('bind_confirm').getByText('请超级管理员到 AppID 一侧确认关联').waitFor()
    await row('bind_confirm')
      .getByText(/ 截止$/)
      .waitFor()
    await clock.pass(8)
    await page.goto(clientAddress)
    await heading('「到 AppID 一侧确认关联」超过了平台的期限（7 天），请重新发起 AppID 与商户号的关联').waitFor()
    await nextStep().getByText('等超级管理员').waitFor()
    await nextStep().getByText('已超时').waitFor()
    await expectGoodPage(page, 'own number, link forgotten')
    await confirm('bind_request', { 同一个主体: '' })
    await confirm('bind_confirm')
  })

  test('begins with where the payer pays, and says what to have at hand', async () => {
    startedAt = await simulatedNow()
    await link('支付方式').click()
    await page.getByText('还没有支付方式').first().waitFor()
    await expectGoodPage(page, 'no methods')
    await link('新建支付方式').click()
    await page.getByRole('radio', { name: '微信支付' }).check()
    await page.getByRole('checkbox', { name: /^小程序/ }).check()
    const prepare = page.getByRole('region', { name: '需要准备' })
    await prepare.getByText('小程序的 AppSecret').waitFor()
    expect(await prepare.getByText(/公众号/).count()).toBe(0)
    await page.getByRole('checkbox', { name: /^电脑网站/ }).check()
    await prepare.getByText('公众号的 AppSecret').waitFor()
    await page.getByRole('checkbox', { name: /^手机网站/ }).check()
    await prepare.getByText('JSAPI 支付授权目录').waitFor()
    await prepare.getByText('H5 支付域名').waitFor()
    await prepare.getByText(`${new URL(house.url).origin}/`, { exact: true }).waitFor()
    await expectGoodPage(page, 'new method, what to prepare')
    await page.emulateMedia({ media: 'print' })
    expect(await prepare.isVisible()).toBe(true)
    for (const name of ['客户自己的微信支付账号', '用谁的商户号收款？'])
      expect(await heading(name).isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen' })
    await button('复制清单').click()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain('商户号（MCHID）')
    expect(copied).toContain('支付授权目录')
  })

  test('keys of the client’s own are dropped, and refused while they do not fit', async () => {
    await dropKeys()
    await page.getByLabel('APIv3 密钥').fill('x'.repeat(31))
    await button('检测并保存').click()
    await page
      .getByText(/需要 32 位数字和字母，现在 31 位/)
      .first()
      .waitFor()
    await expectGoodPage(page, 'own account, refused')
    await page.getByLabel('APIv3 密钥').fill(text(given, 'api_v3_key'))
    await button('检测并保存').click()
    await page.getByRole('radio', { name: new RegExp(`直连：客户自己的商户号 ${text(given, 'mchid')}`) }).waitFor()
  })

  test('is made with its app, whose AppSecret is never shown again', async () => {
    await page.getByLabel('支付方式名称').fill('老陈微信支付')
    await expect.poll(() => page.getByLabel('小程序 AppID').inputValue()).toBe(text(given, 'appid'))
    await page.getByLabel('小程序 AppSecret').fill(text(given, 'app_secret'))
    await page.getByLabel('公众号 AppID').fill(text(official, 'appid'))
    await page.getByLabel('公众号 AppSecret').fill(text(official, 'app_secret'))
    await expectGoodPage(page, 'new method, name and apps')
    await button('创建支付方式').click()
    await page.getByRole('heading', { name: '老陈微信支付', level: 1 }).waitFor()
    await page
      .getByText(/32 位.*指纹|已设置.*32/)
      .first()
      .waitFor()
    expect(await page.content()).not.toContain(text(given, 'app_secret'))
    methodAddress = page.url()
    await expectGoodPage(page, 'method, settings')
  })

  test('is tried with one fen before it is switched on, and the fen goes back', async () => {
    await tab('检测').click()
    await page.getByRole('radio', { name: /扫码/ }).check()
    await expectGoodPage(page, 'method, checks')
    await button('打开付款码').click()
    await page.getByRole('img', { name: '付款二维码' }).waitFor()
    await expectGoodPage(page, 'method, trial')
    await scanAndPay()
    await button('退款 ¥0.01').click()
    await simulator().post('/_sim/clock', { advance_s: 5 })
    await page.getByText(/能收能退/).waitFor({ timeout: 30_000 })
    await expectGoodPage(page, 'method, trial refunded')
    const minutes = ((await simulatedNow()) - startedAt) / 60_000
    expect(minutes).toBeLessThan(10)
  })

  test('shows its keys as traces, and code with its real numbers', async () => {
    await tab('凭据').click()
    await button('检测连接').click()
    await page.getByText(/^通过。时钟相差/).waitFor()
    await expectGoodPage(page, 'method, credentials')
    await tab('用法').click()
    await page.getByText(`"method_id": "${methodAddress.split('/').at(-1)}"`).waitFor()
    await expectGoodPage(page, 'method, usage')
  })

  test('is switched on, and once people have told what the platform does not, the client is live', async () => {
    await page.goto(methodAddress)
    await button('启用').click()
    await page.getByText('可用', { exact: true }).waitFor()
    await page.goto(clientAddress)
    for (const product of ['product_jsapi', 'product_native', 'product_h5']) await confirm(product)
    await confirm('pay_directory', { 支付授权目录: 'https://shop.example.com/pay/' })
    await confirm('oauth_domain')
    await confirm('h5_domain', { 'H5 支付域名': 'shop.example.com' })
    await confirm('notify_url')
    await confirm('shipping_management')
    await confirm('publish_mini_program')
    await confirm('lift_test_limit')
    await heading('正常收款中').waitFor()
    await expectGoodPage(page, 'own number, live')
  })

  test('takes its place among others', async () => {
    await page.goto(`${methodAddress.slice(0, methodAddress.lastIndexOf('/'))}/new`)
    await page.getByRole('checkbox', { name: /^手机网站/ }).check()
    await page.getByLabel('支付方式名称').fill('老陈手机网站')
    await page.getByLabel('公众号 AppID').fill(text(given, 'appid'))
    await button('创建支付方式').click()
    await page.getByRole('heading', { name: '老陈手机网站', level: 1 }).waitFor()
    await page.goto(methodAddress.slice(0, methodAddress.lastIndexOf('/')))
    const names = () => page.locator('.methods h2').allTextContents()
    await expect.poll(names).toEqual(['老陈微信支付', '老陈手机网站'])
    await button('上移「老陈手机网站」').click()
    await expect.poll(names).toEqual(['老陈手机网站', '老陈微信支付'])
    await expectGoodPage(page, 'methods in order')
  })

  test('through us at a till: the code that was scanned pays, and there is nothing to show', async () => {
    await page.goto(`${providerMethod.slice(0, providerMethod.indexOf('/methods'))}/payments`)
    await button('创建收款').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: /^付款码/ }).check()
    await dialog.getByLabel('付款码', { exact: true }).fill('123')
    await dialog.getByLabel('金额').fill('0.01')
    await dialog.getByLabel('商品说明').fill('茶')
    await dialog.getByRole('button', { name: '创建收款' }).click()
    await dialog.getByText(/16 到 24 位/).waitFor()
    const rich = await simulator().get('/_sim/payers/rich/auth_code?channel=alipay&outcome=success')
    await dialog.getByLabel('付款码', { exact: true }).fill(text(rich, 'auth_code'))
    await dialog.getByRole('button', { name: '创建收款' }).click()
    await page.getByText('已付款', { exact: true }).first().waitFor()
  })

  test('each scene asks what it needs of the payer, and hands out what pays there', async () => {
    await page.goto(`${methodAddress.slice(0, methodAddress.indexOf('/methods'))}/payments`)
    await button('创建收款').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: '老陈微信支付' }).check()
    const asked: Record<string, string | undefined> = {}
    for (const name of await dialog.locator('fieldset, .ant-form-item').nth(1).getByRole('radio').all()) {
      await name.check()
      const label = (await name.locator('xpath=ancestor::label').textContent()) ?? ''
      asked[label] = (await dialog.getByText(/^付款人的(?: openid|公网 IP)$/).allTextContents())[0]
    }
    expect(asked).toMatchObject({
      '扫码（Native）': undefined,
      '公众号（JSAPI）': '付款人的 openid',
      小程序: '付款人的 openid',
      '手机浏览器（H5）': expect.stringContaining('IP'),
    })
    await dialog.getByRole('radio', { name: '小程序', exact: true }).check()
    await expectGoodPage(page, 'new payment, mini program')
    await dialog.getByLabel('付款人的 openid').fill(await openidOfPayer())
    await dialog.getByLabel('金额').fill('0.02')
    await dialog.getByLabel('商品说明').fill('牛腩粉')
    await dialog.getByRole('button', { name: '创建收款' }).click()
    await page.getByText(/wx.requestPayment/).waitFor()
    await expectGoodPage(page, 'payment handed out')
    await payHandedWords()
    await page.getByText('已付款', { exact: true }).first().waitFor()
  })

  test('an AppSecret that was replaced by mistake comes back', async () => {
    await page.goto(methodAddress)
    const secrets = page.locator('.app-secret').first()
    const print = async () => /sha256:\w+/.exec((await secrets.textContent()) ?? '')?.[0]
    await secrets.waitFor()
    const before = await print()
    await secrets.getByRole('button', { name: '替换' }).click()
    await page.getByLabel('小程序 AppSecret').fill('0123456789abcdef0123456789abcdef')
    await button('保存').click()
    await secrets.getByRole('button', { name: '撤回到上一个' }).click()
    expect(await print()).not.toBe(before)
    await page.getByRole('dialog').getByRole('button', { name: '撤回到上一个' }).click()
    await expect.poll(print).toBe(before)
  })

  test('a signing secret is replaced without a gap, and back', async () => {
    const client_id = /cl_\w+/.exec(methodAddress)?.[0] ?? ''
    const made = await page.request.post(`${house.url}/v1/webhook-endpoints`, {
      headers: { origin: new URL(house.url).origin, 'x-ruzhu-console': '1' },
      data: { client_id, url: 'https://shop.example.com/hook' },
    })
    expect(made.status()).toBe(201)
    await go('/dev/endpoints')
    await button('更换签名密钥').click()
    const states = () => page.locator('.key-life > :first-child').allTextContents()
    await button('生成下一个').click()
    await page.getByText(/^whsec_/).waitFor()
    await button('我已保存好').click()
    await button('切换到新的').waitFor()
    await expect.poll(states).toEqual(['待用'])
    await expectGoodPage(page, 'signing secret, next')
    await button('切换到新的').click()
    await expect.poll(states).toEqual(['退役中', '在用'])
    await button('撤回到原来的').click()
    await button('切换到新的').waitFor()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /关闭|Close/ })
      .click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  test('with a mini program alone: from an empty client to a paid order within ten minutes', async () => {
    given = await simulator().post('/_sim/wechatpay/merchants', { kind: 'direct', keys: 'public_key' })
    const began = await simulatedNow()
    await newClient('只有小程序的店')
    await link('支付方式').click()
    await link('新建支付方式').click()
    await page.getByRole('radio', { name: '微信支付' }).check()
    await page.getByRole('checkbox', { name: /^小程序/ }).check()
    expect(
      await page
        .getByRole('region', { name: '需要准备' })
        .getByText(/公众号|支付授权目录|H5/)
        .count(),
    ).toBe(0)
    await dropKeys()
    await page.getByLabel('APIv3 密钥').fill(text(given, 'api_v3_key'))
    await button('检测并保存').click()
    await page.getByRole('radio', { name: new RegExp(`直连：客户自己的商户号 ${text(given, 'mchid')}`) }).waitFor()
    await page.getByLabel('支付方式名称').fill('小程序收款')
    await page.getByLabel('小程序 AppSecret').fill(text(given, 'app_secret'))
    await button('创建支付方式').click()
    await page.getByRole('heading', { name: '小程序收款', level: 1 }).waitFor()
    await button('启用').click()
    await page.getByText('可用', { exact: true }).waitFor()
    await tab('检测').click()
    await page.getByLabel('付款人的 openid').fill(await openidOfPayer())
    await button('打开付款码').click()
    await page.locator('.pay-words').waitFor()
    await payHandedWords()
    await page.getByText(/^付款成功/).waitFor()
    expect(((await simulatedNow()) - began) / 60_000).toBeLessThan(10)
  })
})
