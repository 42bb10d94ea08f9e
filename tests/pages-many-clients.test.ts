import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { expectFitsPhone, expectGoodPage } from './pages/accessible.ts'
import { atTheDesk, chromium } from './pages/desk.ts'
import { type Furnished, furnish } from './pages/furnished.ts'
import type { Visitor } from './pages/visitor.ts'
import type { House } from './support/house.ts'
import { findPdftotext } from './support/pdftotext.ts'
import { sensitiveValues } from './support/sensitive-values.ts'

const pdftotext = findPdftotext()
const LIST = [
  '客户名称,统一社会信用代码,联系人,联系人手机,备注',
  '导入来的甲公司,,李雷,13800138000,',
  '导入来的乙公司,,韩梅梅,1.38E+10,',
  '导入来的甲公司,,李雷,13800138000,第二次',
].join('\r\n')

describe.skipIf(chromium === undefined)('many clients', { timeout: 180_000 }, () => {
  let house: House
  let visitor: Visitor
  let page: Page
  let rooms: Furnished
  let folder: string

  const { go } = atTheDesk(async (desk) => {
    ;({ house, visitor, page } = desk)
    rooms = await furnish(house, page)
    folder = await mkdtemp(join(tmpdir(), 'ruzhu-print-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const link = (name: string | RegExp) => page.getByRole('link', { name })
  const button = (name: string | RegExp) => page.getByRole('button', { name })

  test('a list is handed in, looked at row by row, and made into clients', async () => {
    const file = join(folder, '客户名单.csv')
    await writeFile(file, LIST)
    await go('/clients')
    await link('导入名单').click()
    await page.getByText('先下载模板').waitFor()
    await expectGoodPage(page, 'import')
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByText('科学记数').waitFor()
    await page.getByText('与第 2 行是同一家公司').waitFor()
    await expectGoodPage(page, 'import, looked at')
    await link(/^要修改 1/).click()
    await page.getByText('导入来的甲公司').first().waitFor({ state: 'detached' })
    await button('新建 1 家客户').click()
    await page.getByText('完成：新建 1 家客户').waitFor()
    await go('/clients?text=导入来的')
    await link('导入来的甲公司').waitFor()
  })

  test('a code that another client has is refused where it was typed, with the link to that client', async () => {
    const [live] = ((await rooms.api.get('/v1/clients?text=示例老陈')) as { data: Record<string, unknown>[] }).data
    await go('/clients?new=true')
    await page.getByLabel('客户名称').fill('同一家公司的另一个名字')
    await page.getByRole('textbox', { name: /^信用代码/ }).fill(String(live?.['credit_code']))
    await page.getByLabel('联系人', { exact: true }).fill('李雷')
    await page.getByLabel('联系人手机').fill('13800138000')
    await button('创建客户').click()
    await page.getByRole('alert').getByRole('link', { name: '广州市示例老陈餐饮有限公司' }).waitFor()
    await page.getByText('还没有负责人').waitFor()
    await expectGoodPage(page, 'taken credit code')
    visitor.complaints() // 409, which was the point
  })

  test('several are given to somebody at once or reminded, and what became of it is said for each', async () => {
    await go('/clients')
    for (const name of ['广州市示例老陈餐饮有限公司', '佛山市示例被驳回食品有限公司'])
      await page.getByRole('checkbox', { name: new RegExp(name) }).check()
    await page.getByText('已选 2 个').waitFor()
    await expectGoodPage(page, 'clients chosen')
    await button('由我接手').click()
    await page.getByText('已把 2 个客户交给 林晓。').waitFor()
    await page.getByRole('checkbox', { name: /佛山市示例被驳回食品有限公司/ }).check()
    await button('发送提醒').click()
    const results = page.getByRole('region', { name: '每个客户的结果' })
    await results.getByRole('listitem').filter({ hasText: '佛山市示例被驳回食品有限公司' }).waitFor()
    await expectGoodPage(page, 'what became of each')
    await results.getByRole('button').click()
    await results.waitFor({ state: 'detached' })
  })

  test('the list is narrowed by address, kept as a view, and taken along', async () => {
    await go('/clients?show=live')
    await link('广州市示例老陈餐饮有限公司').waitFor()
    await expectGoodPage(page, 'clients, narrowed')
    await button('常用视图').click()
    await page.getByLabel('视图名称').fill('上线的')
    await button('保存当前筛选').click()
    await go('/clients?state=rejected&channel=wechatpay')
    await page.locator('tbody tr').first().waitFor()
    expect(await page.locator('tbody tr').count()).toBe(1)
    const [download] = await Promise.all([page.waitForEvent('download'), link('导出 CSV').click()])
    expect(download.suggestedFilename()).toMatch(/^clients-.*\.csv$/)
    await button('常用视图').click()
    await link('上线的').click()
    await page.waitForURL(/show=live/)
  })

  test('by keyboard: whatever is pasted opens, and single letters lead around until they are switched off', async () => {
    await go('/todo')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /粘贴任何编号/ }).fill('PAGES0001')
    await page.getByRole('option', { name: /PAGES0001/ }).waitFor()
    await expectGoodPage(page, 'palette')
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`/payments/${rooms.live.paymentId}`))
    await page.keyboard.press('g')
    await page.keyboard.press('c')
    await page.waitForURL(/\/clients$/)
    await link('广州市示例老陈餐饮有限公司').waitFor()
    await page.keyboard.press('j')
    expect(await page.evaluate(() => document.activeElement?.closest('th')?.scope)).toBe('row')
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.keyboard.press('?')
    await page.getByText('在列表里下移、上移').waitFor()
    await page.keyboard.press('Escape')
    await go('/settings/preferences')
    await page.getByRole('radio', { name: '关闭' }).check()
    await page.keyboard.press('g')
    await page.keyboard.press('t')
    expect(new URL(page.url()).pathname).toBe('/settings/preferences')
    await page.getByRole('radio', { name: '开启' }).check()
  })

  test('the dossier shows the contact whole for a reason only', async () => {
    await go(`/clients/${rooms.live.clientId}/evidence`)
    await page.getByRole('heading', { name: '密钥与证书（只有指纹）' }).waitFor()
    await expectGoodPage(page, 'evidence')
    await expectFitsPhone(page, 'evidence')
    const { contact_phone } = (await rooms.api.get(`/v1/clients/${rooms.live.clientId}`)) as { contact_phone: string }
    expect(await page.content()).not.toContain(contact_phone)
    await page.getByLabel('原因（会记入客户动态）').fill('客户要求存档')
    await button('显示完整联系方式').click()
    await page.getByText(contact_phone).waitFor()
    await go(`/clients/${rooms.live.clientId}/timeline`)
    await page.getByText('查看了完整联系方式，用于档案：客户要求存档').waitFor()
  })

  test.skipIf(pdftotext === undefined)(
    'printed, each page says whose, what for, who and when; no secret is on any',
    async () => {
      await go(`/clients/${rooms.live.clientId}/evidence`)
      await page.getByRole('heading', { name: '谁在什么时候做了什么' }).waitFor()
      await page.getByLabel('用途（印在每一页上）').fill('仅用于微信支付进件')
      const file = join(folder, 'dossier.pdf')
      await page.pdf({ path: file, preferCSSPageSize: true })
      const { stdout } = await promisify(execFile)(pdftotext ?? '', ['-layout', file, '-'])
      const typed = await sensitiveValues(house.server, rooms.live.applyment.id)
      expect(typed.size).toBeGreaterThan(6)
      for (const place of [stdout, await page.content()])
        for (const [path, value] of typed) expect(place.replaceAll(/\s/g, '').includes(value), path).toBe(false)
      const pages = stdout.split('\f').filter((text) => text.trim() !== '')
      expect(pages.length).toBeGreaterThanOrEqual(2)
      expect(pages.length).toBeLessThanOrEqual(8)
      pages.forEach((text, index) => {
        const plain = text.replaceAll(/\s/g, '')
        expect(plain).toContain('广州市示例老陈餐饮有限公司·客户档案')
        expect(plain).toContain(`${index + 1}/${pages.length}`)
        expect(plain).toContain('仅用于微信支付进件·林晓·')
      })
      const whole = stdout.replaceAll(/\s/g, '')
      for (const words of ['签约：进件申请', '结算规则', '老陈牛腩粉', '进件完成']) expect(whole).toContain(words)
      for (const words of ['主导航', '打印或存为', 'PRIVATEKEY', '待办']) expect(whole).not.toContain(words)
    },
  )
})
