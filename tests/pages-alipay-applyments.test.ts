import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { connect, text } from '@ruzhu/cli/demo/api.ts'
import { drawPicture } from '@ruzhu/cli/demo/pictures/pictures.ts'
import { subjectType } from './applying/alipay.ts'
import { here } from './authorization/isv.ts'
import { fillForm } from './onboarding/fill-form.ts'
import { expectGoodPage } from './pages/accessible.ts'
import { openBrowser, type Visitor } from './pages/visitor.ts'
import { findChromium } from './support/chromium.ts'
import { type House, openHouse } from './support/house.ts'

const chromium = findChromium()

/** An application to Alipay by clicking: begun, submitted, reviewed at the simulator's desk, and handed to the merchant. */
describe.skipIf(chromium === undefined)('applying at Alipay in a browser', { timeout: 120_000 }, () => {
  let house: House
  let visitor: Visitor
  let page: Page
  let clientId = ''
  let applymentId = ''
  let contactStep = ''
  let turnedDown = ''
  let merchant = ''

  beforeAll(async () => {
    house = await openHouse()
    visitor = await openBrowser(chromium ?? '')
    page = visitor.page
    await page.goto(house.signInLink)
    await page.getByLabel('姓名').fill('林晓')
    await page.getByLabel('邮箱').fill('linxiao@example.com')
    await page.getByLabel('密码', { exact: true }).fill('ruzhu-pages-password-2026')
    await button('设置并登录').click()
    await page.getByRole('heading', { name: '待办' }).waitFor()
    const simulator = connect(house.simulatorUrl)
    const isv = await simulator.post('/_sim/alipay/apps', { kind: 'isv', name: '示例服务商有限公司' })
    merchant = text(await simulator.post('/_sim/alipay/apps', { kind: 'merchant', products: [] }), 'seller_id')
    const saved = await api('POST', '/v1/provider-accounts', {
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
    const client = await api('POST', '/v1/clients', {
      name: '福州市示例牛腩粉有限公司',
      contact_name: '李雷',
      contact_phone: '13800138000',
      wants: [{ channel: 'alipay', scenes: ['native'] }],
    })
    clientId = String(client['id'])
  }, 120_000)

  afterEach(() => {
    expect(visitor.complaints()).toEqual([])
  })

  afterAll(async () => {
    await visitor?.leave()
    await house?.close()
  })

  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const headers = { 'x-ruzhu-console': '1' }
  async function api(method: string, path: string, data: object): Promise<Record<string, unknown>> {
    const answer = await page.request.fetch(new URL(path, house.url).href, {
      method,
      headers: { ...headers, origin: new URL(house.url).origin },
      data,
    })
    expect(answer.ok(), await answer.text()).toBe(true)
    return answer.json()
  }
  const open = (rest: string) => page.goto(new URL(`/clients/${clientId}/applyments${rest}`, house.url).href)

  /** The order that was handed in last, as its reviewer sees it. */
  async function openDesk(): Promise<void> {
    await page.goto(new URL('/sim/review', house.url).href)
    await page.getByRole('table', { name: '签约和二级商户' }).getByRole('link').first().click()
    await button('审核通过').waitFor()
  }

  test('is begun by platform and kind, and asks for what the product needs', async () => {
    await open('')
    await button('新建进件').click()
    await page.getByRole('radio', { name: '支付宝' }).check()
    await page.getByRole('radio', { name: /^代商家签约/ }).check()
    await button('开始填写').click()
    await page.locator('#field-account').fill(merchant)
    await page.getByText('联系人姓名').first().waitFor()
    contactStep = page.url()
    applymentId = /applyments\/(ap_[^/]+)/.exec(page.url())?.[1] ?? ''
    await expectGoodPage(page, 'alipay application')
  })

  test('is submitted, and turned down at the desk with a reason', async () => {
    const { filename, mediaType, bytes } = drawPicture('store-entrance', 'store.bmp')
    const added = await page.request.post(new URL(`/v1/clients/${clientId}/materials`, house.url).href, {
      headers: { ...headers, origin: new URL(house.url).origin },
      multipart: { file: { name: filename, mimeType: mediaType, buffer: bytes } },
    })
    const picture = String((await added.json())['id'])
    const form = fillForm(subjectType('AGENT'), { account: merchant, product: 'face_to_face' }, picture)
    const { version } = await (await page.request.get(new URL(`/v1/applyments/${applymentId}`, house.url).href)).json()
    await api('PATCH', `/v1/applyments/${applymentId}`, { version, form })
    await open(`/${applymentId}/review`)
    await expectGoodPage(page, 'alipay review')
    await page.getByLabel('已与客户核对').check()
    await button('提交给支付宝').click()
    await page.getByText('等待支付宝审核').first().waitFor()
    await openDesk()
    turnedDown = page.url()
    await page.getByLabel('原因').fill('联系人与商家不符')
    await button('审核不通过').click()
    await page.getByText('联系人与商家不符').waitFor()
  })

  test('turned down, it is mended where the reason says, and goes back as a new order', async () => {
    await open(`/${applymentId}`)
    await page.getByText('审核未通过 · 第 1 次提交').waitFor()
    await page.getByText('联系人与商家不符').first().waitFor()
    await expectGoodPage(page, 'alipay rejection')
    expect(await button('重新提交').isDisabled()).toBe(true)
    await page.goto(contactStep)
    const contact = page.getByLabel('联系人姓名')
    await contact.fill('韩梅梅')
    await contact.blur()
    await page
      .getByText(/^已保存/)
      .first()
      .waitFor()
    await open(`/${applymentId}`)
    await button('已处理').click()
    await page.getByRole('dialog').getByLabel('说明').fill('联系人改成了店长')
    await page.getByRole('dialog').getByRole('button', { name: '已处理' }).click()
    await page.getByText('已处理 1 / 1').waitFor()
    await page.getByRole('link', { name: '重新提交' }).click()
    await page.getByText('与第 1 次提交相比改了').waitFor()
    await page.getByLabel('已与客户核对').check()
    await button('提交给支付宝').click()
    await page.getByText('等待支付宝审核').first().waitFor()
    await openDesk()
    expect(page.url(), 'another order than the first').not.toBe(turnedDown)
    await expectGoodPage(page, 'alipay desk')
    await button('审核通过').click()
    await button('商家确认').waitFor()
    await open(`/${applymentId}`)
    await page.getByText('确认签约').first().waitFor()
    await page
      .getByRole('img', { name: /二维码/ })
      .first()
      .waitFor()
    await expectGoodPage(page, 'alipay handed over')
  })
})
