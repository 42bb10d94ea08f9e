import { type Api, connect } from '@ruzhu/cli/demo/api.ts'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { findChromium } from '../support/chromium.ts'
import { type House, openHouse } from '../support/house.ts'
import type { MovedClock } from './moved-clock.ts'
import { openBrowser, type Visitor } from './visitor.ts'

/** Undefined where pages cannot be tested, which is an error in CI. */
export const chromium = findChromium()

/** A house of its own and somebody at its console. */
export type Desk = { house: House; visitor: Visitor; page: Page }

/** What is seen on the screen, in the words of a person. */
export type Words = {
  button(name: string): Locator
  link(name: string): Locator
  heading(name: string | RegExp): Locator
  go(path: string): Promise<unknown>
  simulator(): Api
}

/**
 * What a page test stands on: opened before the first test of a file and left behind the last. No test may leave a complaint of
 * the browser unread.
 *
 * @param begin  what has happened before the first test; it keeps what its tests need
 * @param clock  ours, where none is given
 */
export function atTheDesk(begin: (desk: Desk) => Promise<unknown>, clock?: MovedClock): Words {
  let desk: Partial<Desk> = {}
  const at = (): Desk => desk as Desk

  beforeAll(async () => {
    desk.house = await openHouse(clock?.now)
    desk.visitor = await openBrowser(chromium ?? '')
    desk.page = desk.visitor.page
    await clock?.rule(desk.page.context())
    await begin(at())
  }, 180_000)
  afterEach(() => {
    expect(at().visitor.complaints()).toEqual([])
  })
  afterAll(async () => {
    await desk.visitor?.leave()
    await desk.house?.close()
    desk = {}
  })

  return {
    button: (name) => at().page.getByRole('button', { name, exact: true }),
    link: (name) => at().page.getByRole('link', { name, exact: true }),
    heading: (name) => at().page.getByRole('heading', { name }),
    go: (path) => at().page.goto(`${at().house.url}${path}`),
    simulator: () => connect(at().house.simulatorUrl),
  }
}
