import { type Api, connect, text } from '@ruzhu/cli/demo/api.ts'
import { type ClientFile, readClientFile } from '@ruzhu/cli/demo/client-file.ts'
import { act, fillApplyment, reached, submit } from '@ruzhu/cli/demo/onboarding.ts'
import { drawPicture } from '@ruzhu/cli/demo/pictures/pictures.ts'
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { begin, type Begun, provider } from './client-pages/world.ts'
import { startSmsGateway } from './messages/sms-gateway.ts'
import { expectGoodPage } from './pages/accessible.ts'
import { signIn } from './pages/furnished.ts'
import { openLink, openPhone, PHONE } from './pages/phone.ts'
import { openBrowser, type Visitor } from './pages/visitor.ts'
import { findChromium } from './support/chromium.ts'
import { type House, openHouse } from './support/house.ts'

const chromium = findChromium()
/** Bytes a second and milliseconds until an answer begins. */
const SLOW = { latency: 300, downloadThroughput: 50_000, uploadThroughput: 15_000 }
const LICENCE = 'subject_info.business_license_info'

/** The client's people with a phone in one hand, the operator at a desk, and a network that comes and goes. */
describe.skipIf(chromium === undefined)('a client’s phone', { timeout: 180_000 }, () => {
  let house: House
  let desk: Visitor
  let api: Api
  let simulator: Api
  let file: ClientFile
  let providerId: string

  beforeAll(async () => {
    house = await openHouse()
    desk = await openBrowser(chromium ?? '')
    api = await signIn(house, desk.page)
    simulator = connect(house.simulatorUrl)
    file = await readClientFile()
    providerId = await provider(api, house.simulatorUrl)
  }, 180_000)

  afterAll(async () => {
    await desk?.leave()
    await house?.close()
  })

  const phone = () => openPhone(desk.page)

  async function comeIn(page: Page, begun: Begun, body: object = {}): Promise<string> {
    const made = await api.post(`/v1/clients/${begun.clientId}/links`, { ask_phone: '13800138000', ...body })
    const address = text(made, 'address')
    await openLink(page, address)
    return address
  }

  const formOf = async ({ applymentId }: Begun) =>
    (await api.get(`/v1/applyments/${applymentId}`))['form'] as Record<string, unknown>

  test('from the link to what is sent, through a moment without a network, and on to the platform’s review', async () => {
    const begun = await begin(api, providerId, file, '海珠区老陈牛腩粉店')
    const { page, context } = await phone()
    const complaints: string[] = []
    page.on('pageerror', ({ message }) => complaints.push(message))
    await comeIn(page, begun)
    await expectGoodPage(page, 'phone start')
    await page.setViewportSize(PHONE)
    await page.getByRole('link', { name: '开始填写' }).click()
    await expectGoodPage(page, 'phone all')
    await page.setViewportSize(PHONE)
    await page.getByRole('link', { name: /营业执照/ }).click()
    await expectGoodPage(page, 'phone part')
    await page.setViewportSize(PHONE)
    expect(await tooSmall(page)).toEqual([])

    // typed while the network is away: said so, kept over a reload, and saved once it is back
    await context.setOffline(true)
    await page.getByLabel('统一社会信用代码').fill('91440105MA5DEM012B')
    await page.getByLabel('法定代表人姓名').fill('陈国华')
    await page.getByText('没有网络', { exact: false }).waitFor()
    await page.locator('input[data-picture]').first().setInputFiles(picture('执照.png'))
    await page.getByText('排队中，网络好了就上传').waitFor()
    expect(await page.evaluate(() => Object.values(sessionStorage).join())).toContain('91440105MA5DEM012B')
    await context.setOffline(false)
    await page.locator('.picture img').first().waitFor()
    await page.getByText(/^已保存 \d\d:\d\d:\d\d$/).waitFor()
    await expect
      .poll(() => formOf(begun))
      .toMatchObject({
        [`${LICENCE}.license_number`]: '91440105MA5DEM012B',
        [`${LICENCE}.legal_person`]: '陈国华',
        [`${LICENCE}.license_copy`]: expect.stringMatching(/^mt_/),
      })

    // the photo arrived as a JPEG of ours, without the camera's notes
    const { data } = await api.get(`/v1/clients/${begun.clientId}/materials`)
    expect(data).toMatchObject([{ media_type: 'image/jpeg' }])

    // the rest is filled in at the desk, under the phone's hands
    const rest = await fillApplyment(restOf(begun), begun, file)
    expect(rest.id).toBe(begun.applymentId)
    await page.reload()
    await page.getByRole('link', { name: '返回' }).click()
    await page.getByRole('link', { name: '核对并提交' }).click()
    await expectGoodPage(page, 'phone review')
    await page.setViewportSize(PHONE)
    await page.getByRole('button', { name: /^提交给/ }).click()
    await page.getByText('请填你的姓名', { exact: true }).waitFor()
    await page.getByLabel('同意以上说明，请填你的姓名').fill('陈国华')
    await page.getByRole('button', { name: /^提交给/ }).click()
    await page.getByRole('heading', { name: /^已交给/ }).waitFor()
    await page.getByText('微信支付审核（1–3 个工作日）').waitFor()
    await expectGoodPage(page, 'phone sent')
    await page.setViewportSize(PHONE)

    const applyment = { id: begun.applymentId, clientId: begun.clientId }
    await submit(api, applyment)
    await act(simulator, api, applyment, 'approve')
    await reached(api, applyment, 'to_be_confirmed')
    await page.reload()
    await page.getByRole('heading', { name: /轮到你了：请 .* 扫码，完成账户验证/ }).waitFor()
    expect(await page.getByRole('link', { name: '在微信里打开' }).getAttribute('href')).toMatch(/^https?:/)
    await page.getByRole('img', { name: '二维码' }).waitFor()
    await expectGoodPage(page, 'phone turn')
    expect(complaints).toEqual([])
    await context.close()
  })

  /** The same calls, but the application has been begun already. */
  function restOf({ applymentId }: Begun): Api {
    return {
      ...api,
      post: (path, body) =>
        path === '/v1/applyments' ? api.get(`/v1/applyments/${applymentId}`) : api.post(path, body),
    }
  }

  test('two people at one field: both versions are shown, and somebody decides', async () => {
    const begun = await begin(api, providerId, file, '示例两人同填有限公司')
    const { page, context } = await phone()
    const address = await comeIn(page, begun)
    await page.goto(`${address}/part/business`)
    const field = page.getByLabel('商户简称')
    await field.fill('手机上填的')
    // the desk is faster than 800 ms after the last key
    const { version } = await api.get(`/v1/applyments/${begun.applymentId}`)
    await api.patch(`/v1/applyments/${begun.applymentId}`, {
      version: Number(version),
      form: { 'business_info.merchant_shortname': '电脑上填的', 'business_info.service_phone': '020-88880000' },
    })
    const mine = page.getByRole('button', { name: '用我填的：手机上填的' })
    await mine.waitFor()
    await page.getByRole('button', { name: '用对方的：电脑上填的' }).waitFor()
    await expectGoodPage(page, 'phone conflict')
    await mine.click()
    await expect
      .poll(() => formOf(begun))
      .toMatchObject({
        'business_info.merchant_shortname': '手机上填的',
        'business_info.service_phone': '020-88880000',
      })

    const network = await context.newCDPSession(page)
    await network.send('Network.enable')
    // the server has it and its answer is lost on the way: nobody is asked which of two equal values counts
    const lost = await loseOneAnswer(network, '*/draft')
    await field.fill('断网前填的')
    await page.getByText('没有网络', { exact: false }).waitFor()
    await page.getByText(/^已保存 \d\d:\d\d:\d\d$/).waitFor()
    expect(lost.count).toBe(1)
    expect(await page.getByRole('button', { name: /^用(我填|对方)的/ }).count()).toBe(0)
    expect(await formOf(begun)).toMatchObject({ 'business_info.merchant_shortname': '断网前填的' })

    // a village's network: how far a photo is, is told; sent again because nobody heard that it had arrived, it is kept once
    await page.goto(`${address}/part/papers`)
    await network.send('Network.emulateNetworkConditions', { ...SLOW, offline: false })
    const unheard = await loseOneAnswer(network, '*/pictures')
    await page.locator('input[data-picture]').first().setInputFiles(picture('执照.png'))
    await page.getByText(/^正在上传 [1-9]\d?%$/).waitFor()
    await page.locator('.picture img').first().waitFor()
    await expect.poll(() => formOf(begun)).toMatchObject({ [`${LICENCE}.license_copy`]: expect.stringMatching(/^mt_/) })
    expect(unheard.count).toBe(1)
    const { data } = await api.get(`/v1/clients/${begun.clientId}/materials`)
    expect(data).toHaveLength(1)
    await context.close()
  })

  test('personal numbers are not left in the browser, and a wrong file is told in a sentence', async () => {
    const begun = await begin(api, providerId, file, '示例隐私有限公司')
    const { page, context } = await phone()
    const address = await comeIn(page, begun)
    await page.goto(`${address}/part/person`)
    await context.setOffline(true)
    await page.getByLabel('证件号码').fill('440199198506123012')
    await page.getByText('没有网络', { exact: false }).waitFor()
    const kept = () =>
      page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie]))
    expect(await kept()).not.toContain('440199198506123012')
    await context.setOffline(false)
    await expect.poll(async () => JSON.stringify(await formOf(begun))).toContain('440199198506123012')
    await page.reload()
    await page.getByText('已填 4401**********3012').waitFor()
    const buffer = Buffer.from('<html>not a picture</html>')
    await page.locator('input[data-picture]').first().setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer })
    await page.getByText('这个文件打不开，不像是照片', { exact: false }).waitFor()
    await context.close()
  })

  test('what was rejected is asked for alone, with the reason in plain words, the old picture and the new', async () => {
    const { clientId, id } = await rejected()
    await desk.page.goto(`${house.url}/clients/${clientId}/applyments/${id}`)
    await desk.page.getByRole('button', { name: '请客户改这几处' }).click()
    const address = await desk.page.locator('.shown-link code').textContent()
    await expectGoodPage(desk.page, 'desk link')
    const { page, context } = await phone()
    await page.goto(address ?? '')
    await page.getByLabel('联系电话后四位').fill('8000')
    await page.getByRole('button', { name: '打开' }).click()
    await page.getByRole('heading', { name: /请你改几处资料/ }).waitFor()
    await page.getByRole('link', { name: '开始填写' }).click()
    await page.getByRole('link', { name: /经营/ }).click()
    await page.getByText('门头照片要重新拍：对准、别晃，每个字都能看清', { exact: false }).waitFor()
    await page.getByText('平台原话：门头照片不清晰，请重新上传').waitFor()
    await page.locator('input[data-picture]').nth(1).setInputFiles(picture('门头.png'))
    await page.getByText('上次提交的').waitFor()
    await expectGoodPage(page, 'phone to fix')
    await context.close()
  })

  test('a code by text message opens the link: asked for, counted down, mistyped, and typed', async () => {
    const gateway = await startSmsGateway()
    const to = { address: gateway.url, secret: gateway.secret, clients: false }
    const route = await api.post('/v1/message-routes', { kind: 'sms', name: '短信', language: 'zh-CN', ...to })
    await api.post('/v1/message-templates/link_code/approve')
    const begun = await begin(api, providerId, file, '广州市示例验证码餐饮有限公司')
    const address = text(await api.post(`/v1/clients/${begun.clientId}/links`, { ask_phone: '13800138000' }), 'address')
    const { page, context } = await phone()
    await page.goto(address)
    gateway.manners = { status: 400 }
    await page.getByRole('button', { name: '发送验证码' }).click()
    await page.getByText('验证码没有发出去').waitFor()
    expect(await page.getByRole('button', { name: /^\d+ 秒后可以重新发送$/ }).isDisabled()).toBe(true)
    await expectGoodPage(page, 'phone refused')
    await page.setViewportSize(PHONE)
    const { data } = await api.get(`/v1/clients/${begun.clientId}/links`)
    await api.post(`/v1/links/${String((data as { id: string }[])[0]?.id)}/release`)

    gateway.manners = 'usual'
    await page.goto(address)
    await page.getByRole('button', { name: '发送验证码' }).click()
    const code = page.getByLabel('6 位验证码')
    await code.waitFor()
    expect(await code.evaluate((one: HTMLInputElement) => [one.inputMode, one.autocomplete])).toEqual([
      'numeric',
      'one-time-code',
    ])
    const sent = gateway.texts.at(-1)?.params['code'] ?? ''
    await code.fill(sent === '000000' ? '111111' : '000000')
    await page.getByRole('button', { name: '打开' }).click()
    await page.getByText('还可以试 4 次').waitFor()
    await expectGoodPage(page, 'phone code')
    await page.setViewportSize(PHONE)
    expect(await tooSmall(page)).toEqual([])
    await code.fill(sent)
    await page.getByRole('button', { name: '打开' }).click()
    await page.getByRole('link', { name: '开始填写' }).waitFor()
    await context.close()
    await api.patch(`/v1/message-routes/${text(route, 'id')}`, { paused: true })
    await gateway.close()
  })

  async function rejected() {
    const begun = await begin(api, providerId, file, '佛山市示例驳回食品有限公司')
    const applyment = await fillApplyment(restOf(begun), begun, file)
    await submit(api, applyment)
    const audit_detail = [
      { field: 'store_entrance_pic', field_name: '门头照片', reject_reason: '门头照片不清晰，请重新上传' },
    ]
    await act(simulator, api, applyment, 'reject', { audit_detail })
    await reached(api, applyment, 'rejected')
    return { ...applyment, id: begun.applymentId }
  }
})

/** The next answer from there does not come, though what was asked was done. */
async function loseOneAnswer(network: CDPSession, urlPattern: string): Promise<{ count: number }> {
  const lost = { count: 0 }
  network.once('Fetch.requestPaused', ({ requestId }) => {
    lost.count++
    void network
      .send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' })
      .then(() => network.send('Fetch.disable'))
  })
  await network.send('Fetch.enable', { patterns: [{ urlPattern, requestStage: 'Response' }] })
  return lost
}

function picture(name: string) {
  const { bytes, mediaType } = drawPicture('business-licence', name)
  return { name, mimeType: mediaType, buffer: bytes }
}

/** What a thumb has to hit: 48 px each way, but for words inside a line. */
async function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('a, button, label.button, label.choice, input:not(.unseen), select, summary')]
      .filter((element) => !element.matches('.choice input, .skip, .plain input'))
      .filter((element) => element.getClientRects().length > 0)
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.height < 48 || box.width < 48)
      .map(({ element, box }) => `${element.tagName} ${element.textContent} ${box.width}×${box.height}`),
  )
}
