import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

type Axe = { axe: typeof axe }
const axeSource = readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

type Mode = 'light' | 'dark'
/** Which theme a page was left in. To change it is dear: all is drawn anew. */
const shown = new WeakMap<Page, Mode>()
const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 900 }

/** No violations in either theme, and nothing that has to be scrolled sideways on a phone. It is left in the other theme. */
export async function expectGoodPage(page: Page, name: string): Promise<void> {
  const first = shown.get(page) ?? 'light'
  await expectGoodIn(first, page, name, EVERYTHING)
  await expectGoodIn(first === 'light' ? 'dark' : 'light', page, name, COLOURS)
  await expectFitsPhone(page, name)
}

async function expectGoodIn(mode: Mode, page: Page, name: string, rules: axe.RunOptions): Promise<void> {
  await page.emulateMedia({ colorScheme: mode, reducedMotion: 'reduce' })
  shown.set(page, mode)
  // a page without a script follows the browser by its style sheet alone
  await page.locator(`html:not([data-theme]), html[data-theme=${mode}]`).waitFor()
  await photograph(page, `${name} ${mode}`)
  expect(await violations(page, rules), `${name}, ${mode}`).toEqual([])
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
          let places = 0
          document.querySelectorAll('body *').forEach((element, index) => {
            places += (index + 1) * element.getBoundingClientRect().x
          })
          const now = `${innerWidth}: ${places}`
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

const EVERYTHING: axe.RunOptions = { reporter: 'no-passes' }
/** What a theme can change about a page; all else is the same in both, and looked at once. */
const COLOURS: axe.RunOptions = { ...EVERYTHING, runOnly: ['color-contrast', 'link-in-text-block'] }

async function violations(page: Page, rules: axe.RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await axeSource)
  return page.evaluate(async (options) => {
    const found = await (window as unknown as Axe).axe.run(document, options)
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any, all, none }) => {
        const why = [...any, ...all, ...none].map(({ message }) => message)
        return `${id}: ${target.join(' ')}: ${why.join('; ')}`
      }),
    )
  }, rules)
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
