import { type Browser, chromium, type Page } from 'playwright-core'

export type Visitor = {
  page: Page
  /** What the browser complained of since it was last asked. */
  complaints(): string[]
  leave(): Promise<void>
}

/** A page is there for seconds: what its script would be compiled for by the optimising compilers is over before it pays. */
const SWITCHES = ['--no-sandbox', '--disable-dev-shm-usage', '--js-flags=--no-opt --no-maglev']

/** Somebody at a screen: Chinese, light, without motion, unless a test says otherwise. */
export async function openBrowser(executablePath: string): Promise<Visitor> {
  const browser: Browser = await chromium.launch({ executablePath, args: SWITCHES })
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'America/New_York', // times on screen are Beijing's, wherever the browser is
    colorScheme: 'light',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  let heard: string[] = []
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`console: ${message.text()}`)
  })
  return {
    page,
    complaints() {
      const said = heard
      heard = []
      return said
    },
    leave: () => browser.close(),
  }
}
