import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectFitsPhone, expectGoodPage } from './pages/accessible.ts'
import { atTheDesk, chromium } from './pages/desk.ts'
import { type Furnished, furnish, MEMBER } from './pages/furnished.ts'
import type { Visitor } from './pages/visitor.ts'

const CHINESE = /[\u4e00-\u9fff]/

describe.skipIf(chromium === undefined)('the console’s pages', { timeout: 180_000 }, () => {
  let visitor: Visitor
  let page: Page
  let rooms: Furnished

  const { button, link, go } = atTheDesk(async (desk) => {
    ;({ visitor, page } = desk)
    rooms = await furnish(desk.house, page)
  })

  /** As a link does it, without loading the script anew. */
  const walk = (path: string) => page.evaluate((to) => history.pushState({}, '', to), path)

  /** Every page that shows something, and what it shows once it is there, in Chinese and in English. */
  function places(): [path: string, chinese: string, english: string][] {
    const { live, rejected, fresh } = rooms
    const client = `/clients/${live.clientId}`
    const method = `${client}/methods/${live.methodId}`
    return [
      ['/todo', '轮到我方', 'Our turn'],
      ['/todo', '等客户周一给章', 'Put aside'],
      ['/clients', '更新时间', 'Updated'],
      ['/clients/import', '先下载模板', 'template'],
      ['/clients?text=nobody', '没有找到「nobody」', 'Nothing found for “nobody”'],
      [client, '接入清单', 'Checklist'],
      [`${client}/materials`, 'kB', 'kB'],
      [`/clients/${rejected.clientId}/links`, '还没有资料链接', 'There are no links yet'],
      [`${client}/applyments`, '业务申请编号', 'Our application number'],
      [`${client}/methods`, '使用场景', 'Scenes'],
      [`${client}/payments`, 'PAGES0001', 'PAGES0001'],
      [`${client}/timeline`, '记下', 'Save note'],
      [`${client}/evidence`, '接下来的期限', 'Next deadlines'],
      [`${client}/applyments/${live.applyment.id}`, '提交的内容', 'What was submitted'],
      [`/clients/${rejected.clientId}`, '逐项修改', 'Fix each item'],
      [
        `/clients/${rejected.clientId}/applyments/${rejected.applyment.id}`,
        '没有对应字段的意见',
        'Comments without a field',
      ],
      [`${client}/settlement`, '更换结算账户', 'Change the account'],
      [`/clients/${fresh.clientId}/settlement`, '还没有特约商户', 'No merchant yet'],
      [`/clients/${fresh.clientId}/methods`, '还没有支付方式', 'There are no payment methods yet'],
      [`/clients/${fresh.clientId}/methods/new`, '用谁的商户号收款？', 'Under whose merchant number?'],
      [method, '要在平台登记的地址', 'To be entered at the platform'],
      [`${method}/checks`, '真实付款 ¥0.01', 'A real payment of ¥0.01'],
      [`${method}/credentials`, '查看服务商账号', 'See the provider account'],
      [`${method}/usage`, '商城服务器', 'On the shop’s server'],
      [`/clients/${fresh.clientId}/materials`, '还没有资料', 'There are no materials yet'],
      ['/payments', 'PAGES0001', 'PAGES0001'],
      ['/payments?state=closed', '没有符合筛选的内容', 'Nothing matches the filter'],
      [`/payments/${live.paymentId}`, '平台单号', 'Platform’s number'],
      ['/dev/diagnose', '请求编号、收款编号', 'Paste an error'],
      [`/dev/diagnose?q=${live.paymentId}`, '我们的记录', 'Our records'],
      ['/dev/diagnose?q=ACQ.TRADE_HAS_CLOSE', '这笔订单已经关闭', 'This order is closed'],
      ['/dev/doctor', '数据库应答', 'The database answers'],
      [
        `/dev/doctor?client=${rooms.fresh.clientId}`,
        '这个客户还没有支付方式',
        'This client has no payment methods yet',
      ],
      ['/dev/keys', '还没有接口密钥', 'There are no API keys yet'],
      ['/dev/endpoints', '还没有通知地址', 'There are no endpoints yet'],
      ['/dev/events', 'payment.paid', 'payment.paid'],
      ['/dev/keys-calendar', '没有期限', 'No end'],
      ['/dev/certificate', '生成私钥和证书请求', 'Make key and request'],
      ['/settings/provider', '检测连接', 'Test connection'],
      ['/settings/messages', '还没有消息通道', 'No routes yet'],
      ['/settings/members', MEMBER.email, MEMBER.email],
      ['/settings/preferences', '只在这个浏览器里生效', 'For this browser only'],
      ['/sim/phone', '待付款的订单', 'Orders to be paid'],
      ['/sim/review', '提交次数', 'Submissions'],
      ['/nowhere', '没有这个页面', 'There is no such page'],
    ]
  }

  test('no page has a violation in either theme, nor is one too wide for a phone', async () => {
    await go('/nowhere')
    for (const [path, chinese] of places()) {
      await walk('/nowhere')
      await page.getByText('没有这个页面').waitFor()
      await walk(path)
      await page.getByText(chinese).first().waitFor()
      await expectGoodPage(page, `zh ${path}`)
    }
  })

  test('one click makes it English, everywhere, and the choice is kept', async () => {
    await go('/todo')
    await button('English').click()
    await page.getByRole('heading', { name: 'To-do' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    for (const [path, , english] of places()) {
      await walk('/nowhere')
      await page.getByText('There is no such page').waitFor()
      await walk(path)
      await page.getByText(english).first().waitFor()
      await expectFitsPhone(page, `en ${path}`)
      expect(await page.title(), path).toMatch(/^\[Test\] .+ · Ruzhu$/)
      const names = await page.locator('nav:not(.crumbs) a, thead th, button, legend, .page-tabs a').allTextContents()
      expect(
        names.filter((name) => CHINESE.test(name) && name !== '中文' && name !== MEMBER.name),
        path,
      ).toEqual([])
    }
    await go('/todo')
    await button('中文').click()
    await page.getByRole('link', { name: '待办' }).first().waitFor()
  })

  test('the bell opens what there is to be seen, and its drawer is good in either theme', async () => {
    await go('/todo')
    await page.getByRole('button', { name: /^消息，\d+ 条未读$/ }).click()
    await page.getByRole('dialog').getByText('名字很长很长').first().waitFor()
    await expectGoodPage(page, 'the bell')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  test('the theme can be chosen against the system’s', async () => {
    await page.emulateMedia({ colorScheme: 'light' })
    await go('/settings/preferences')
    await page.getByRole('radio', { name: '深色' }).check()
    await page.locator('html[data-theme=dark]').waitFor()
    await page.reload()
    await page.locator('html[data-theme=dark]').waitFor()
    await page.getByRole('radio', { name: '跟随系统' }).check()
    await page.locator('html[data-theme=light]').waitFor()
  })

  test('on a phone the menu is a drawer that gives the focus back', async () => {
    await go('/todo')
    await page.setViewportSize({ width: 390, height: 844 })
    await button('菜单').click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('link', { name: '收款' }).click()
    await page.getByRole('heading', { name: '收款', level: 1 }).waitFor()
    await drawer.waitFor({ state: 'hidden' })
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  test('by keyboard the first stop leads past the menu', async () => {
    await go('/clients')
    await link('新建客户').or(button('新建客户')).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  })

  test('comments are settled one by one, and only then may it go back', async () => {
    const { clientId, applyment } = rooms.rejected
    await go(`/clients/${clientId}/applyments/${applyment.id}`)
    await page.getByText('已处理 0 / 2').waitFor()
    expect(await button('重新提交').isDisabled()).toBe(true)
    for (const [name, note] of [
      ['确认无误', '已电话核对，简称已备案'],
      ['已处理', '已在补充说明里写明'],
    ] as const) {
      await button(name).click()
      await page.getByRole('textbox', { name: '说明' }).fill(note)
      await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
      await page.getByText(`确认无误：${note}（${MEMBER.name}）`).waitFor()
    }
    await page.getByText('已处理 2 / 2').waitFor()
    await link('重新提交').waitFor()
    await expectGoodPage(page, 'settled comments')
  })

  test('keys and secrets are shown once; a test event reaches the client’s system and says so', async () => {
    const heard: string[] = []
    const shop = await listen((body) => heard.push(body))
    await go('/dev/keys')
    await button('新建密钥').click()
    await page.getByLabel('用途').fill('收银系统')
    await button('创建').click()
    const key = (await page.getByText(/^rzk_[\w-]{20,}$/).textContent()) ?? ''
    await expectGoodPage(page, 'key shown once')
    await button('我已保存好').click()
    await page.getByRole('row', { name: /收银系统/ }).waitFor()
    expect(await page.content()).not.toContain(key)

    await link('通知地址').click()
    await button('新建通知地址').click()
    await page.getByLabel('客户', { exact: true }).click()
    await page.getByTitle('广州市示例老陈餐饮有限公司').click()
    await page.getByLabel('地址', { exact: true }).fill(shop.url)
    await button('创建').click()
    const secret = (await page.getByText(/^whsec_[\w+/=]{20,}$/).textContent()) ?? ''
    await button('我已保存好').click()
    await page.getByRole('row', { name: new RegExp(shop.url) }).waitFor()
    expect(await page.content()).not.toContain(secret)
    await button('发送测试事件').click()
    await page.getByText('测试事件已排队').waitFor()
    await button('暂停').click()
    await page.getByText('已暂停').waitFor()
    await button('恢复').click()
    await page.getByText('投递中').waitFor()
    await expectGoodPage(page, 'endpoints')

    await link('事件与投递').click()
    await link('endpoint.test').click()
    await page.getByText('已送达').waitFor()
    await expectGoodPage(page, 'event')
    await button('重发').click()
    await page.getByText('已送达').nth(1).waitFor()
    expect(heard.filter((body) => body.includes('endpoint.test'))).toHaveLength(2)
    await shop.close()
  })

  test('without a network what was read stays, and says of when it is; back again, it goes on', async () => {
    await go('/payments')
    await page.getByText('PAGES0001').waitFor()
    await page.context().setOffline(true)
    await page.getByText(/网络已断开，显示的是 \d\d:\d\d:\d\d 的数据/).waitFor()
    await page.getByText('PAGES0001').waitFor()
    await expectGoodPage(page, 'without a network')
    await page.context().setOffline(false)
    await page.getByText(/网络已断开/).waitFor({ state: 'detached' })
    visitor.complaints() // the browser's own words about the network
  })

  test('a server that does not answer is said once the tries are over, with another try', async () => {
    await go('/todo')
    await page.route('**/v1/clients?**', (route) => route.abort())
    await link('客户').click()
    await page.getByText('没有连上服务器').waitFor()
    await expectGoodPage(page, 'no answer')
    await page.unroute('**/v1/clients?**')
    await button('重试').click()
    await page.getByText('更新时间').waitFor()
    visitor.complaints() // the browser's own words about the connection
  })

  test('a session that has ended leads to the sign-in page, and from there back to the same page', async () => {
    await go('/payments?state=paid')
    await page.getByText('PAGES0001').waitFor()
    await page.context().clearCookies()
    await page.getByRole('heading', { name: '登录' }).waitFor({ timeout: 30_000 })
    await page.getByLabel('邮箱').fill(MEMBER.email)
    await page.getByLabel('密码', { exact: true }).fill(MEMBER.password)
    await button('登录').click()
    await page.getByText('PAGES0001').waitFor()
    expect(new URL(page.url()).search).toBe('?state=paid')
    visitor.complaints() // 401, which was the point
  })
})

/** The client's own system, as far as it listens. */
async function listen(hear: (body: string) => void): Promise<{ url: string; close(): Promise<void> }> {
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      hear(body)
      response.writeHead(204).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/webhooks`,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
