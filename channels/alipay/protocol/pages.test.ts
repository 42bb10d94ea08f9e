import { describe, expect, test } from 'vitest'
import vectors from '../vectors/pages.json' with { type: 'json' }
import { readApp } from './app.ts'
import { AlipayClient } from './client.ts'
import { orderString, pageForm, pageHtml, pageUrl } from './pages.ts'
import { appPay, pagePay, wapPay } from './page-trades.ts'
import { isSignedByApp, MATERIAL } from './testing/raw-gateway.ts'
import { Transport } from './transport.ts'

const transport = new Transport('http://127.0.0.1:38123')
const client = new AlipayClient({ transport, app: readApp(MATERIAL), now: () => new Date(vectors.now_ms) })
const pairs = (query: string) => Object.fromEntries(new URLSearchParams(query))

const APP_ORDER = {
  out_trade_no: '70501111111S001111119',
  total_amount: '9.00',
  subject: '大乐透',
  product_code: 'QUICK_MSECURITY_PAY',
}

test('9.1: an orderStr says the same, and is signed the same', async () => {
  const fields = { notify_url: 'https://www.merchant.com/receive_notify.htm' }
  const ours = await orderString(client, { method: 'alipay.trade.app.pay', bizContent: APP_ORDER, fields })
  expect(pairs(ours)).toEqual(pairs(vectors.order_string))
  expect(ours).not.toContain('+')
})

// the published ones carry a mark of the library that made them, which is signed with the rest
const MARK = { alipay_sdk: 'alipay-sdk-nodejs-4.0.0' }
const RETURN = { return_url: 'https://www.merchant.com/return?x=1' }

test('9.2: a page’s address says the same, and is signed the same', async () => {
  const bizContent = {
    out_trade_no: '20150320010101001',
    product_code: 'FAST_INSTANT_TRADE_PAY',
    total_amount: '88.88',
    subject: 'Iphone6 16G',
  }
  const ours = new URL(
    await pageUrl(client, { method: 'alipay.trade.page.pay', bizContent, fields: { ...RETURN, ...MARK } }),
  )
  const theirs = new URL(vectors.page_url)
  expect(ours.origin + ours.pathname).toBe(theirs.origin + theirs.pathname)
  expect(pairs(ours.search)).toEqual(pairs(theirs.search))
})

test('9.3: a page’s form says the same, and is signed the same', async () => {
  const bizContent = {
    out_trade_no: '20150320010101001',
    product_code: 'QUICK_WAP_WAY',
    total_amount: '88.88',
    subject: 'Iphone6 16G',
    quit_url: 'https://www.merchant.com/quit',
  }
  const ours = await pageForm(client, { method: 'alipay.trade.wap.pay', bizContent, fields: { ...RETURN, ...MARK } })
  const action = /action="([^"]*)"/.exec(vectors.page_form)?.[1] ?? ''
  const inputs = [...vectors.page_form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
    name,
    value?.replaceAll('&quot;', '"'),
  ])
  expect({ ...pairs(new URL(ours.action).search), ...ours.fields }).toEqual({
    ...pairs(new URL(action).search),
    ...Object.fromEntries(inputs),
  })
})

describe('a cashier page', () => {
  const order = { out_trade_no: 'A1', total_amount: '0.01', subject: '"<b>牛肉面 & 汤</b>"' }

  test('holds nothing that a subject could break out of', async () => {
    const html = await wapPay(client, order, { returnUrl: 'https://shop.example.com/?a=1&b="2"' }).html()
    expect(html).not.toContain('<b>')
    const inputs = [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)]
    expect(inputs.map(([, name]) => name)).toEqual(['return_url', 'biz_content'])
  })

  test('names its product, and any other that is given', async () => {
    const sent = async (opening: ReturnType<typeof pagePay>) => {
      const { action, fields } = await opening.form()
      const params = { ...pairs(new URL(action).search), ...fields }
      expect(isSignedByApp(params)).toBe(true)
      return [params['method'], JSON.parse(params['biz_content'] ?? '').product_code]
    }
    expect(await sent(pagePay(client, order))).toEqual(['alipay.trade.page.pay', 'FAST_INSTANT_TRADE_PAY'])
    expect(await sent(wapPay(client, order))).toEqual(['alipay.trade.wap.pay', 'QUICK_WAP_WAY'])
    const cycle = pairs(await appPay(client, { ...order, product_code: 'CYCLE_PAY_AUTH' }))
    expect(JSON.parse(cycle['biz_content'] ?? '').product_code).toBe('CYCLE_PAY_AUTH')
  })

  test('is opened for a merchant by the merchant’s token', async () => {
    const url = new URL(await pagePay(client.onBehalfOf('201509BBtoken'), order).url())
    expect(url.searchParams.get('app_auth_token')).toBe('201509BBtoken')
    const { action, fields } = await pagePay(client.onBehalfOf('201509BBtoken'), order).form()
    expect(fields['app_auth_token']).toBe('201509BBtoken')
    expect(action).not.toContain('201509BBtoken')
    expect(await pageHtml(client.onOwnBehalf(), { method: 'alipay.trade.page.pay' })).not.toContain('app_auth_token')
  })
})
