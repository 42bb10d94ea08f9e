import { wechatpay } from '@ruzhu/channels/wechatpay/index.ts'
import { type Api, list, text } from '@ruzhu/cli/demo/api.ts'
import { act, type Applyment, fillApplyment, reached, submit } from '@ruzhu/cli/demo/onboarding.ts'
import { setUpProvider } from '@ruzhu/cli/demo/set-up.ts'
import { DAY_MS, later } from '@ruzhu/domain/time.ts'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectGoodPage } from './pages/accessible.ts'
import { atTheDesk, chromium } from './pages/desk.ts'
import { type Task, type Walk, type Walked, walkOn } from './journeys/walking.ts'
import { withV2Key } from './methods/v2-key.ts'
import { clientFile } from './pages/form-filling.ts'
import { signIn } from './pages/furnished.ts'
import { expectOneStep, type Placed } from './pages/one-step.ts'
import type { Visitor } from './pages/visitor.ts'
import type { House } from './support/house.ts'

describe.skipIf(chromium === undefined)('a way to be paid, in the console', { timeout: 120_000 }, () => {
  let house: House
  let visitor: Visitor
  let page: Page
  let api: Api
  /** Waits for its super admin to sign, once there is one. */
  let toSign: Applyment

  const { go, simulator } = atTheDesk(async (desk) => {
    ;({ house, visitor, page } = desk)
    api = await signIn(house, page)
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
    await go('/clients')
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
    await go('/clients')
    await page.getByRole('link', { name: '等平台' }).click()
    await page.getByText('没有这样的客户').waitFor()
    await page.getByRole('link', { name: '被驳回' }).click()
    await page.getByRole('link', { name: '海珠区老陈牛腩粉店' }).waitFor()
    await expectGoodPage(page, 'clients by whom they wait for')
  })

  test('of our own company stands beside its accounts', async () => {
    await go('/settings/provider')
    await page.getByRole('heading', { name: '接入清单 · 支付宝 · 成为支付宝服务商（ISV）' }).waitFor()
    await page.getByRole('heading', { name: '接入清单 · 微信支付 · 成为微信支付服务商' }).waitFor()
    await expectGoodPage(page, 'our own ways')
  })

  test('has one next step, the same wherever it is shown, in whatever state it is', { timeout: 120_000 }, async () => {
    const platform = simulator()
    const { id: providerId } = await setUpProvider(wechatpay, api, platform)
    const { credit_code: _taken, ...contact } = clientFile.client
    const newClient = async (name: string, want: object) =>
      text(await api.post('/v1/clients', { ...contact, name, wants: [{ scenes: ['native'], ...want }] }), 'id')
    const applying = async (name: string) => {
      const clientId = await newClient(name, { channel: 'wechatpay' })
      return { name, ...(await fillApplyment(api, { clientId, providerId }, clientFile)) }
    }
    const linkOf = async ({ clientId, id }: Applyment) =>
      text(await api.post(`/v1/clients/${clientId}/links`, { applyment_id: id, ask_phone: '13800138000' }), 'address')

    const begun = await newClient('还在填资料', { channel: 'wechatpay' })
    const draft = await api.post('/v1/applyments', {
      client_id: begun,
      channel: 'wechatpay',
      subject_type: clientFile.subject_type,
      provider_account_id: providerId,
    })
    const filling = await linkOf({ clientId: begun, id: text(draft, 'id') })
    const [audited, signing, unheard] = await Promise.all(['在审核', '等签约', '没见过的状态'].map(applying))
    if (!audited || !signing || !unheard) throw new Error('three were begun')
    toSign = signing
    const links = await Promise.all([audited, signing, unheard].map(linkOf))
    await Promise.all([audited, signing, unheard].map((one) => submit(api, one)))
    for (const [what, state] of [
      ['approve', 'to_be_confirmed'],
      ['verify_account', 'to_be_signed'],
    ] as const) {
      await act(platform, api, signing, what)
      await reached(api, signing, state)
    }
    const number = text(await api.get(`/v1/applyments/${unheard.id}`), 'business_code')
    const path = `/v3/applyment4sub/applyment/business_code/${number}`
    await platform.post('/_sim/faults', { match: { path }, effect: 'unknown_state', times: 100 })
    await reached(api, unheard, 'unknown')
    const atAlipay = async (name: string, walked: (tasks: readonly Task[]) => readonly Task[]) => {
      const clientId = await newClient(name, { channel: 'alipay', path: 'direct' })
      await walkOn(wordsOf(api, clientId, walked))
      return { name, clientId }
    }
    const refused = await atAlipay('支付宝没通过', upToReview)
    await api.post(`/v1/clients/${refused.clientId}/steps/product_review/confirm`, {
      channel: 'alipay',
      values: { outcome: 'refused' },
      note: '经营场景不符',
    })
    const live = await atAlipay('支付宝收款中', (tasks) => tasks)

    const placed: readonly Placed[] = [
      { clientId: begun, name: '还在填资料', waitingFor: 'client', link: filling, phoneSays: /开始填写/ },
      { ...audited, waitingFor: 'platform', link: links[0] ?? '', phoneSays: /正在审核[^]*通常 1–3 个工作日/ },
      { ...signing, waitingFor: 'superAdmin', link: links[1] ?? '', phoneSays: /轮到你了：请 .* 扫码签约/ },
      { ...unheard, waitingFor: 'platform', link: links[2] ?? '', phoneSays: /正在审核/ },
      { ...refused, waitingFor: 'client' },
      { ...live, waitingFor: 'none' },
    ]
    await expectOneStep(house, page, api, placed)
  })

  test('is set by a call of ours where the platform offers one, from the button of the step', async () => {
    const platform = simulator()
    for (const [what, state] of [
      ['sign', 'signing'],
      ['open', 'finished'],
    ] as const) {
      await act(platform, api, toSign, what)
      await reached(api, toSign, state)
    }
    await api.patch(`/v1/clients/${toSign.clientId}`, {
      wants: [{ channel: 'wechatpay', scenes: ['native', 'jsapi'] }],
    })
    const [account] = list(await api.get('/v1/provider-accounts'), 'data')
    const changes = await withV2Key(platform, account ?? {})
    const saved = await page.request.put(`${house.url}/v1/provider-accounts/${String(account?.['id'])}`, {
      headers: { 'x-ruzhu-console': '1', origin: new URL(house.url).origin },
      data: changes,
    })
    expect(saved.ok(), await saved.text()).toBe(true)

    await go(`/clients/${toSign.clientId}`)
    await row('pay_directory').locator('summary').click()
    await row('pay_directory').getByRole('link', { name: '去登记' }).click()
    await page.getByRole('button', { name: '登记支付目录' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('支付授权目录').fill('https://shop.example.com/pay')
    await dialog.getByRole('button', { name: '登记支付目录' }).click()
    await dialog.getByText('用域名，以 / 结尾').waitFor()
    await dialog.getByLabel('支付授权目录').fill('https://shop.example.com/pay/')
    await dialog.getByRole('button', { name: '登记支付目录' }).click()
    await page.getByText('支付授权目录 https://shop.example.com/pay/').waitFor()
    await page.getByRole('button', { name: '绑定 AppID' }).click()
    await dialog.getByLabel('AppID').fill('wx00000000000000cc')
    await dialog.getByRole('button', { name: '绑定 AppID' }).click()
    await page.getByText('绑定的 AppID wx00000000000000cc').waitFor()
    await expectGoodPage(page, 'set by a call of ours')
    await go(`/clients/${toSign.clientId}`)
    await page.locator('#step-pay_directory.done').waitFor()
  })

  test('that was not signed in time begins again from what was filled in, by one click', async () => {
    const platform = simulator()
    const [account] = list(await api.get('/v1/provider-accounts'), 'data')
    const { credit_code: _taken, ...contact } = clientFile.client
    const client = { ...contact, name: '错过签约', wants: [{ channel: 'wechatpay', scenes: ['native'] }] }
    const clientId = text(await api.post('/v1/clients', client), 'id')
    const missed = await fillApplyment(api, { clientId, providerId: text(account ?? {}, 'id') }, clientFile)
    await submit(api, missed)
    for (const [what, state] of [
      ['approve', 'to_be_confirmed'],
      ['verify_account', 'to_be_signed'],
    ] as const) {
      await act(platform, api, missed, what)
      await reached(api, missed, state)
    }
    await go(`/clients/${clientId}`)
    await page.locator('section.next-step').getByText(/签约/).first().waitFor()
    await platform.post('/_sim/clock', { now: later(new Date(), 31 * DAY_MS).toISOString(), speed: 1 })
    await reached(api, missed, 'canceled')
    await page.reload()
    const card = page.locator('section.next-step')
    await card.getByText('这份申请已作废，可以复制后新建').waitFor()
    await expectGoodPage(page, 'not signed in time')
    await card.getByRole('button', { name: '复制并新建' }).click()
    await page.waitForURL(/\/applyments\/ap_\w+/)
    expect(new URL(page.url()).pathname).not.toContain(missed.id)
    await go(`/clients/${clientId}`)
    await card.getByText('资料齐了，请核对后提交').waitFor()
  })
})

/** What people say of the one way of a client. */
function wordsOf(api: Api, clientId: string, walked: (tasks: readonly Task[]) => readonly Task[]): Walk {
  const said = async (step: string, act: string, body: object) => {
    await api.post(`/v1/clients/${clientId}/steps/${step}/${act}`, { channel: 'alipay', ...body })
    return { status: 200, text: '', json: {}, headers: new Headers() }
  }
  return {
    async read() {
      const [way] = (await api.get(`/v1/clients/${clientId}/checklist`))['journeys'] as Walked[]
      if (!way) throw new Error(`${clientId} is on no way`)
      return { ...way, tasks: [...walked(way.tasks)] }
    },
    confirm: (step, body) => said(step, 'confirm', body),
    withdraw: (step) => said(step, 'withdraw', {}),
  }
}

/** All that can be said without knowing how the review of the products ended. */
function upToReview(tasks: readonly Task[]): readonly Task[] {
  return tasks.filter(({ key }) => key !== 'product_review')
}
