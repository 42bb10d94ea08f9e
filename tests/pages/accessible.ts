import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

type Axe = { axe: typeof axe }
const axeSource = readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

const MODES = ['light', 'dark'] as const
const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 900 }

/** No violations in either theme, and nothing that has to be scrolled sideways on a phone. */
export async function expectGoodPage(page: Page, name: string): Promise<void> {
  for (const mode of MODES) {
    await page.emulateMedia({ colorScheme: mode, reducedMotion: 'reduce' })
    // a page without a script follows the browser by its style sheet alone
    await page.locator(`html:not([data-theme]), html[data-theme=${mode}]`).waitFor()
    await photograph(page, `${name} ${mode}`)
    expect(await violations(page, mode), `${name}, ${mode}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expectFitsPhone(page, name)
}

/** Words of another language take another width. */
export async function expectFitsPhone(page: Page, name: string): Promise<void> {
  await page.setViewportSize(PHONE)
  await settled(page, PHONE.width)
  await photograph(page, `${name} phone`)
  expect(await tooWide(page), `${name} at ${PHONE.width} px`).toEqual([])
  await page.setViewportSize(DESK)
  await settled(page, DESK.width)
}

/** The page has been laid out anew for this width and keeps still: what is opened next finds its place. */
async function settled(page: Page, width: number): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      new Promise<boolean>((resolve) => {
        let seen = ''
        let frames = 0
        const STILL_FRAMES = 5
        const look = () => {
          const places = [...document.querySelectorAll('body *')].map((element) => element.getBoundingClientRect().x)
          const now = `${innerWidth}: ${places.join()}`
          frames = now === seen ? frames + 1 : 0
          seen = now
          if (innerWidth === wanted && frames >= STILL_FRAMES) resolve(true)
          else requestAnimationFrame(look)
        }
        look()
      }),
    width,
  )
}

/** What a theme can change about a page; all else is the same in both, and looked at once. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

async function violations(page: Page, mode: (typeof MODES)[number]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await axeSource)
  const results = await page.evaluate(
    (rules) => (window as unknown as Axe).axe.run(document, { resultTypes: ['violations'], ...rules }),
    mode === 'light' ? {} : { runOnly: COLOUR_RULES },
  )
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  )
}

/** What reaches beyond the right edge, unless it scrolls in a box of its own. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 5)
      .map(
        (element) => `${element.tagName.toLowerCase()}.${element.className} ${element.getBoundingClientRect().right}`,
      )
  })
}

/** For people who want to look at every page: `RUZHU_PAGES_SHOTS=folder npm test -- pages`. */
async function photograph(page: Page, name: string): Promise<void> {
  const folder = process.env.RUZHU_PAGES_SHOTS
  if (folder) await page.screenshot({ path: join(folder, `${name.replaceAll(/[^\w]+/g, '-')}.png`), fullPage: true })
}
