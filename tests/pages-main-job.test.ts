import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectGoodPage } from './pages/accessible.ts'
import { atTheDesk, chromium } from './pages/desk.ts'
import { clientFile, fillStep, readSteps } from './pages/form-filling.ts'
import type { Visitor } from './pages/visitor.ts'
import type { House } from './support/house.ts'

const PASSWORD = 'ruzhu-pages-password-2026'

/** The main job by clicking, from the printed link to the refund. Each test goes on where the one before ended. */
describe.skipIf(chromium === undefined)('the main job in a browser', { timeout: 120_000 }, () => {
  let house: House
  let visitor: Visitor
  let page: Page
  let clientAddress = ''
  let applymentAddress = ''
  let paymentAddress = ''

  const { button, link, heading, go } = atTheDesk(async (desk) => {
    ;({ house, visitor, page } = desk)
  })

  test('the printed link makes the first administrator, who then signs in by password', async () => {
    await page.goto(house.signInLink)
    await expectGoodPage(page, 'one-time link')
    await page.getByLabel('姓名').fill('林晓')
    await page.getByLabel('邮箱').fill('linxiao@example.com')
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await button('设置并登录').click()
    await heading('待办').waitFor()
    await expectGoodPage(page, 'empty to-do')

    await button('林晓的账户').click()
    await page.getByText('退出登录').click()
    await heading('登录').waitFor()
    await page.getByLabel('邮箱').fill('linxiao@example.com')
    await page.getByLabel('密码', { exact: true }).fill('not the password')
    await button('登录').click()
    await page.getByRole('alert').waitFor()
    await expectGoodPage(page, 'refused sign-in')
    expect(visitor.complaints()).toEqual([expect.stringContaining('401')])
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await button('登录').click()
    await heading('待办').waitFor()
  })

  test('the service provider account is set up from the platform’s numbers and keys', async () => {
    const given = await (
      await fetch(`${house.simulatorUrl}/_sim/wechatpay/merchants`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ kind: 'provider', name: '示例服务商有限公司', keys: 'public_key' }),
      })
    ).json()
    await link('设置').click()
    await button('设置微信支付服务商账号').click()
    await page.getByLabel('服务商商户号').fill(given.mchid)
    await page.getByLabel('服务商 AppID').fill(given.appid)
    await page.getByLabel('商户 API 证书序列号').fill(given.serial_no)
    await page.getByLabel('商户 API 私钥').fill(given.private_key)
    await page.getByLabel('APIv3 密钥').fill(given.api_v3_key)
    await page.getByLabel('微信支付公钥 ID').fill(given.public_key_id)
    await page.getByLabel(/^微信支付公钥( · |$)/).fill(given.public_key)
    await expectGoodPage(page, 'provider form')
    await button('检测并保存').click()
    await button('检测连接').click()
    await page.getByText('通过。时钟相差').waitFor()
    await page.getByText(`已设置 · ${given.api_v3_key.length} 位`).waitFor()
    expect(await page.content()).not.toContain(given.api_v3_key)
    await expectGoodPage(page, 'provider account')
  })

  test('a client is added with three answers', async () => {
    await link('客户').click()
    await button('新建客户').first().click()
    await page.getByLabel('客户名称').fill(clientFile.client.name)
    await page.getByLabel('联系人', { exact: true }).fill(clientFile.client.contact_name)
    await page.getByLabel('联系人手机').fill('1380013800')
    await page.getByRole('checkbox', { name: '扫码（Native）' }).check()
    await button('创建客户').click()
    await page.getByText('请填 11 位手机号').waitFor()
    await expectGoodPage(page, 'new client')
    await page.getByLabel('联系人手机').fill(clientFile.client.contact_phone)
    await button('创建客户').click()
    await page.getByRole('heading', { name: clientFile.client.name, level: 1 }).waitFor()
    clientAddress = page.url()
    await heading('接入清单').waitFor()
    await expectGoodPage(page, 'new client page')
  })

  test('the application is filled in step by step, and what is missing is named and focused', async () => {
    await link('进件').click()
    await button('新建进件').click()
    await button('开始填写').click()
    await page.getByLabel('统一社会信用代码', { exact: true }).waitFor()
    applymentAddress = page.url().replace(/\/[^/]+$/, '')

    await button('保存并继续').click()
    await page.getByText(/有 \d+ 处需要修改/).waitFor()
    await expectGoodPage(page, 'form with errors')

    const code = page.getByLabel('统一社会信用代码', { exact: true })
    await code.fill('914401O5MA5DEM012B')
    await code.blur()
    await button('改成 91440105MA5DEM012B').click()
    expect(await code.inputValue()).toBe('91440105MA5DEM012B')

    const steps = await readSteps(page)
    for (const step of steps) {
      await page.locator('.steps a.active', { hasText: step.label['zh-CN'] }).waitFor()
      await fillStep(page, step)
      await expectGoodPage(page, `step ${step.key}`)
      await page.getByRole('button', { name: /^保存并(继续|核对)$/ }).click()
    }
    await heading('提交前检查').waitFor()
  })

  test('what was typed is there after a reload', async () => {
    await page.goto(`${applymentAddress}/business`)
    expect(await page.getByLabel('商户简称').inputValue()).toBe(clientFile.form['business_info.merchant_shortname'])
    await page.getByLabel('客服电话').fill('020-88880001')
    await page.getByText(/已保存 \d\d:\d\d:\d\d/).waitFor()
    await page.reload()
    expect(await page.getByLabel('客服电话').inputValue()).toBe('020-88880001')
  })

  test('it is checked and submitted, and locked from then on', async () => {
    await page.goto(`${applymentAddress}/review`)
    await page.getByText(/通过 \d+ 项/).waitFor()
    await expectGoodPage(page, 'review')
    await page.getByLabel('已与客户核对').check()
    await button('提交给微信支付').click()
    await heading('等待平台审核').waitFor({ timeout: 30_000 })
    await page.getByText('审核期间不能修改').first().waitFor() // with the next step, and with the form
    await expectGoodPage(page, 'under review')
  })

  test('the reviewer rejects one field', async () => {
    await openDesk()
    const { field_name, reject_reason } = clientFile.rejection
    await page.getByRole('checkbox', { name: `驳回「${field_name}」` }).check()
    await page.getByLabel(`「${field_name}」的原因`).fill(reject_reason)
    await expectGoodPage(page, 'reviewer’s desk')
    await button('驳回这 1 项').click()
    await page.getByText('被驳回').first().waitFor()
  })

  test('from the rejection to the right field is one click; mended, it goes back', async () => {
    const { reject_reason, mended } = clientFile.rejection
    await page.goto(applymentAddress)
    await askPlatformUntil(() => page.getByText('审核未通过 · 第 1 次提交'))
    await page.getByText(reject_reason).first().waitFor()
    await expectGoodPage(page, 'rejection')
    await link('去修改').click()
    const name = page.getByLabel('商户简称')
    await page.getByText(`审核意见：「${reject_reason}」`).waitFor()
    expect(await name.evaluate((control) => control === document.activeElement)).toBe(true)
    await expectGoodPage(page, 'rejected field')
    await name.fill(mended)
    await name.blur()
    await page.getByText(`审核意见：「${reject_reason}」`).waitFor({ state: 'detached' })
    await link('返回驳回清单').click()
    await page.getByText('已处理 1 / 1').waitFor()
    await link('重新提交').click()
    await page.getByText('与第 1 次提交相比改了').waitFor()
    await page.getByLabel('已与客户核对').check()
    await button('提交给微信支付').click()
    await heading('等待平台审核').waitFor({ timeout: 30_000 })
  })

  test('approved, verified, signed and opened, each seen by the client’s page', async () => {
    await openDesk()
    await button('通过').click()
    await button('完成账户验证').waitFor()
    await page.goto(applymentAddress)
    await askPlatformUntil(() => heading(/扫码，完成账户验证/))
    await page.getByRole('img', { name: /二维码/ }).waitFor()
    await expectGoodPage(page, 'to be verified')

    await openDesk()
    await button('完成账户验证').click()
    await button('签约').click()
    await button('开通权限').click()
    await page.getByText('没有要做的了').waitFor()
    await page.goto(applymentAddress)
    await askPlatformUntil(() => page.getByText('已完成').first())
    await page.goto(clientAddress)
    await page.getByText('特约商户号', { exact: true }).waitFor()
  })

  test('a payment method is made and enabled', async () => {
    await link('支付方式').click()
    await link('新建支付方式').click()
    await page.getByRole('checkbox', { name: /^电脑网站/ }).check()
    await page.getByLabel('支付方式名称').fill(clientFile.method.name)
    await expectGoodPage(page, 'new payment method')
    await button('创建支付方式').click()
    await heading(clientFile.method.name).waitFor()
    await button('启用').click()
    await page.getByText('可用', { exact: true }).waitFor()
    await expectGoodPage(page, 'payment method')
    await page.getByRole('navigation').getByRole('link', { name: '支付方式' }).click()
    await expectGoodPage(page, 'payment methods')
  })

  test('a payment is created, paid on the payer’s phone, and the notification arrives', async () => {
    await button('创建一笔收款').click()
    await page.getByLabel('金额（元）').fill('76.00')
    await page.getByLabel('付款人看到的商品说明').fill(clientFile.order.item)
    await expectGoodPage(page, 'new payment')
    await button('创建并显示二维码').click()
    await page.getByRole('img', { name: '付款二维码' }).waitFor()
    paymentAddress = page.url()
    await expectGoodPage(page, 'payment to be paid')
    await link('在模拟器里付款').click()
    await button('付款 ¥76.00').waitFor()
    await expectGoodPage(page, 'payer’s phone')
    await button('付款 ¥76.00').click()
    await page.getByText('付款成功').waitFor()
    await page.getByText('TRANSACTION.SUCCESS').first().waitFor()
    await expectGoodPage(page, 'payer’s phone, paid')
    await page.goto(paymentAddress)
    await page.getByText('已付款', { exact: true }).waitFor()
    await page.getByText('平台单号').waitFor()
    await expectGoodPage(page, 'paid payment')
  })

  test('part of it is refunded, after a second look at client and amount', async () => {
    await button('退款').click()
    await page.getByLabel('退款金额（元）').fill('76.01')
    await button('下一步').click()
    await page.getByText('0.01 到 76.00').first().waitFor()
    await page.getByLabel('退款金额（元）').fill('18.80')
    await page.getByLabel('原因').fill(clientFile.refund.reason)
    await button('下一步').click()
    await page.getByText(`从「${clientFile.client.name}」退 ¥18.80`).waitFor()
    await expectGoodPage(page, 'refund to be confirmed')
    await button('退款 ¥18.80').click()
    await heading('退款').waitFor()
    await page.getByText('成功', { exact: true }).waitFor({ timeout: 30_000 })
    await page.getByText('部分退款').waitFor()
    await expectGoodPage(page, 'refunded in part')
  })

  async function openDesk(): Promise<void> {
    await go('/sim/review')
    await link(clientFile.client.name).click()
    await heading('决定').waitFor()
  }

  /** The server asks the platform by itself; a person who cannot wait presses the button. */
  async function askPlatformUntil(seen: () => ReturnType<Page['getByText']>): Promise<void> {
    await page.getByRole('button', { name: '立即查询' }).or(seen()).first().waitFor()
    if (!(await seen().isVisible())) await button('立即查询').click()
    await seen().waitFor()
  }
})
