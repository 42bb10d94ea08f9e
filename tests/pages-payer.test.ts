import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { expectGoodPage } from './pages/accessible.ts'
import { type Visitor, openBrowser } from './pages/visitor.ts'
import { openReceiver } from './simulator/receiver.ts'
import { type Made, type SimWorld, openSimulator } from './simulator/world.ts'
import { orderOf, xmlClient } from './simulator/xml.ts'
import { findChromium } from './support/chromium.ts'

const chromium = findChromium()

describe.skipIf(chromium === undefined)('the payer at WeChat’s pages', { timeout: 120_000 }, () => {
  let sim: SimWorld
  let visitor: Visitor
  let page: Page
  let shop: Made
  let home: Awaited<ReturnType<typeof openReceiver>>

  beforeAll(async () => {
    sim = await openSimulator()
    shop = await sim.merchant({ name: '老陈牛腩粉' })
    home = await openReceiver('<title>shop</title>')
    visitor = await openBrowser(chromium ?? '')
    page = visitor.page
  }, 120_000)
  afterEach(() => expect(visitor.complaints()).toEqual([]))
  afterAll(async () => {
    await visitor?.leave()
    await home?.[Symbol.asyncDispose]()
    await sim?.close()
  })

  const askingPage = (scope: string) => {
    const query = {
      appid: shop.appid,
      redirect_uri: home.url,
      response_type: 'code',
      scope,
      state: 's1',
    }
    return page.goto(`${sim.url}/connect/oauth2/authorize?${new URLSearchParams(query).toString()}`)
  }
  const openidOf = async (payerId: string) => {
    const path = `/_sim/payers/${payerId}?appid=${shop.appid}`
    return (await sim.told<{ openids: Record<string, string> }>('GET', path)).openids[shop.appid]
  }
  const openidBroughtBack = async () => {
    const back = new URL(page.url())
    expect([back.origin + back.pathname, back.searchParams.get('state')]).toEqual([home.url, 's1'])
    const code = back.searchParams.get('code') ?? ''
    const query = { appid: shop.appid, secret: shop.app_secret, code, grant_type: 'authorization_code' }
    const response = await fetch(`${sim.url}/sns/oauth2/access_token?${new URLSearchParams(query).toString()}`)
    return JSON.parse(await response.text()).openid
  }

  test('agrees to be known, on a phone of their choice, which the browser remembers', async () => {
    await askingPage('snsapi_userinfo')
    await expectGoodPage(page, 'login')
    await page.getByLabel('谁的手机 · Whose phone').fill('poor')
    await page.getByRole('button', { name: '同意 · Agree' }).click()
    await page.waitForURL(`${home.url}?**`)
    expect(await openidBroughtBack()).toBe(await openidOf('poor'))
    await askingPage('snsapi_base')
    expect(await openidBroughtBack()).toBe(await openidOf('poor'))
  })

  test('refuses to be known, and stays', async () => {
    await askingPage('snsapi_userinfo')
    await page.getByRole('button', { name: '拒绝 · Refuse' }).click()
    await page.getByText('没有同意 · Not agreed').waitFor()
  })

  test('pays an order of version 2 in the browser', async () => {
    const scene_info = '{"h5_info":{"type":"Wap"}}'
    const call = xmlClient(sim.url, shop)
    const ordered = await call('/pay/unifiedorder', orderOf('PAGE-0001', { trade_type: 'MWEB', scene_info }))
    await page.goto(ordered.fields['mweb_url'] ?? '')
    await page.getByRole('heading', { name: '老陈牛腩粉' }).waitFor()
    await expectGoodPage(page, 'cashier')
    await page.getByRole('button', { name: '付款 · Pay' }).click()
    await page.getByText('付款成功 · Paid').waitFor()
    expect((await call('/pay/orderquery', { out_trade_no: 'PAGE-0001' })).fields['trade_state']).toBe('SUCCESS')
  })
})
