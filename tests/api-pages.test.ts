import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@ruzhu/server/config.ts'
import { type RunningServer, startServer } from '@ruzhu/server/start.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

let folder: string
let built: RunningServer
let bare: RunningServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruzhu-api-pages-'))
  await mkdir(join(folder, 'dist', 'assets'), { recursive: true })
  await writeFile(join(folder, 'dist', 'index.html'), '<!doctype html><title>console</title>')
  await writeFile(join(folder, 'dist', 'icon.svg'), '<svg/>')
  await writeFile(join(folder, 'dist', 'assets', 'index-B1gh4sh.js'), 'export {}')
  await writeFile(join(folder, 'secret.txt'), 'beside the pages')
  built = await start('built', join(folder, 'dist/'))
  bare = await start('bare', join(folder, 'nothing/'))
})
afterAll(async () => {
  await built?.close()
  await bare?.close()
  await rm(folder, { recursive: true, force: true })
})

function start(name: string, consoleFolder: string): Promise<RunningServer> {
  const config = readConfig({ RUZHU_PORT: '0', RUZHU_DATA_DIR: join(folder, name), RUZHU_SIMULATOR: 'off' })
  return startServer({ config, consoleFolder })
}

const page = (server: RunningServer, path: string, accept = 'text/html') =>
  fetch(server.url.replace('localhost', '127.0.0.1') + path, { headers: { accept } })

test.each(['/', '/clients', '/clients/cl_000000000000000000000000/applyments/x', '/sign-in?token=x'])(
  '%s is the console, asked for anew each time',
  async (path) => {
    const answer = await page(built, path)
    expect(await answer.text()).toContain('<title>console</title>')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
  },
)

test('a file with a hash in its name is kept for good, another is not', async () => {
  const script = await page(built, '/assets/index-B1gh4sh.js', '*/*')
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(script.headers.get('content-type')).toMatch(/javascript/)
  expect((await page(built, '/icon.svg', '*/*')).headers.get('cache-control')).toBe('no-cache')
})

test.each(['/v1/nothing', '/n/x', '/assets/gone-a1b2.js', '/sim-api/clock'])(
  '%s is told in JSON, never by a page',
  async (path) => {
    const answer = await page(built, path)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  },
)

test.each(['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/assets/%00'])(
  '%s does not lead out of the pages',
  async (path) => expect(await (await page(built, path)).text()).not.toContain('beside the pages'),
)

test('pages that were not built are told as such', async () => {
  const answer = await page(bare, '/')
  expect(answer.status).toBe(503)
  expect(await answer.text()).toMatch(/npm run build/)
  expect((await page(bare, '/healthz')).status).toBe(200)
})
