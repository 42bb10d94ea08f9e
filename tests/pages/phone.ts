import type { BrowserContext, Page } from 'playwright-core'

export const PHONE = { width: 390, height: 844 }

/** A phone of 2020 in somebody's hand: a browser of its own, beside the desk's. */
export async function openPhone(desk: Page): Promise<{ page: Page; context: BrowserContext }> {
  const browser = desk.context().browser()
  if (!browser) throw new Error('the desk’s browser is open')
  const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', hasTouch: true, isMobile: true })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  // what an iPhone or a phone of 2020 does not have
  await page.addInitScript(() => {
    for (const of of [Array.prototype, String.prototype]) Reflect.deleteProperty(of, 'at')
    for (const name of ['toSorted', 'findLast']) Reflect.deleteProperty(Array.prototype, name)
    Reflect.deleteProperty(String.prototype, 'replaceAll')
    Reflect.deleteProperty(Object, 'hasOwn')
  })
  return { page, context }
}

/** Opens a link for the first time, as whoever has the contact's phone. */
export async function openLink(phone: Page, address: string, lastDigits = '8000'): Promise<void> {
  await phone.goto(address)
  await phone.getByLabel('联系电话后四位').fill(lastDigits)
  await phone.getByRole('button', { name: '打开' }).click()
  await phone.getByRole('link', { name: '开始填写' }).waitFor()
}
