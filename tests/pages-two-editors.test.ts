import { wechatpay } from '@ruzhu/channels/wechatpay/index.ts'
import { type Api, connect, text } from '@ruzhu/cli/demo/api.ts'
import { createClient } from '@ruzhu/cli/demo/onboarding.ts'
import { setUpProvider } from '@ruzhu/cli/demo/set-up.ts'
import { until } from '@ruzhu/cli/demo/wait.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from './pages/furnished.ts'
import { clientFile } from './pages/form-filling.ts'
import { openBrowser, type Visitor } from './pages/visitor.ts'
import { findChromium } from './support/chromium.ts'
import { type House, openHouse } from './support/house.ts'

const chromium = findChromium()
const shortName = ({ page }: Visitor) => page.getByLabel('商户简称')
const conflict = ({ page }: Visitor) => page.getByText('别人刚把「商户简称」改成了')
const SHORT_NAME = 'business_info.merchant_shortname'

describe.skipIf(chromium === undefined)('two people at one application', { timeout: 60_000 }, () => {
  let house: House
  let first: Visitor
  let second: Visitor
  let api: Api
  let form = ''
  let applymentId = ''

  beforeAll(async () => {
    house = await openHouse()
    first = await openBrowser(chromium ?? '')
    second = await openBrowser(chromium ?? '')
    api = await signIn(house, first.page)
    await second.page.goto(await house.anotherLink())
    await second.page.getByLabel('姓名').fill('周宁')
    await second.page.getByLabel('邮箱').fill('zhouning@example.com')
    await second.page.getByLabel('密码', { exact: true }).fill('ruzhu-pages-password-2026')
    await second.page.getByRole('button', { name: '设置并登录' }).click()
    await second.page.getByRole('heading', { name: '待办' }).waitFor()
    await setUpProvider(wechatpay, api, connect(house.simulatorUrl))
    const clientId = await createClient(api, 'wechatpay', clientFile)
    const begun = await api.post('/v1/applyments', {
      client_id: clientId,
      channel: 'wechatpay',
      subject_type: 'SUBJECT_TYPE_ENTERPRISE',
    })
    applymentId = text(begun, 'id')
    form = `${house.url}/clients/${clientId}/applyments/${applymentId}/business`
  }, 120_000)

  afterAll(async () => {
    await first?.leave()
    await second?.leave()
    await house?.close()
  })

  const kept = async () =>
    ((await api.get(`/v1/applyments/${applymentId}`))['form'] as Record<string, string>)[SHORT_NAME]

  test('whoever comes later sees who is there', async () => {
    await first.page.goto(form)
    await shortName(first).waitFor()
    await second.page.goto(form)
    await second.page.getByText('林晓 正在编辑这份申请').waitFor()
  })

  test('what both changed stands side by side, and one of them decides', async () => {
    await shortName(second).fill('陈记食堂')
    await shortName(first).fill('老陈牛腩粉')
    await shortName(first).blur()
    await until('one to be kept', async () => {
      const value = await kept()
      return value === '老陈牛腩粉' || value === '陈记食堂' ? { found: value } : { seen: String(value) }
    })
    await shortName(second).blur()
    const late = await Promise.race([
      conflict(first)
        .waitFor()
        .then(() => first),
      conflict(second)
        .waitFor()
        .then(() => second),
    ])
    expect(await conflict(late).textContent()).toMatch(/老陈牛腩粉.*陈记食堂|陈记食堂.*老陈牛腩粉/)
    await late.page.getByRole('button', { name: '用我的' }).click()
    const mine = late === first ? '老陈牛腩粉' : '陈记食堂'
    await until('theirs to be kept', async () => {
      const value = await kept()
      return value === mine ? { found: value } : { seen: String(value) }
    })
  })
})
