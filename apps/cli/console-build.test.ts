import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { consoleIsBuilt } from './console-build.ts'

const SOURCES = [
  'apps/console/src/main.tsx',
  'apps/checkout/client-pages/main.ts',
  'apps/api-types/v1.generated.ts',
  'domain/money.ts',
  'package-lock.json',
]
const BUILT = ['apps/console/dist/index.html', 'apps/checkout/dist/.vite/manifest.json']

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ruzhu-build-'))
  for (const path of SOURCES) await write(path, 1000)
})
afterEach(() => rm(root, { recursive: true }))

async function write(path: string, changedAtSeconds: number): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), path)
  await utimes(join(root, path), changedAtSeconds, changedAtSeconds)
}

async function writeBuilt(): Promise<void> {
  for (const path of BUILT) await write(path, 2000)
}

test('pages that were never built are built', async () => {
  expect(await consoleIsBuilt(root)).toBe(false)
})

test('pages that are newer than all they are made of are left alone', async () => {
  await writeBuilt()
  expect(await consoleIsBuilt(root)).toBe(true)
})

test.each(BUILT)('pages are built where %s is missing', async (path) => {
  await writeBuilt()
  await rm(join(root, path))
  expect(await consoleIsBuilt(root)).toBe(false)
})

test.each(SOURCES)('pages are built again when %s is newer', async (path) => {
  await writeBuilt()
  await write(path, 3000)
  expect(await consoleIsBuilt(root)).toBe(false)
})

test('what was installed or built does not count as a source', async () => {
  await writeBuilt()
  await write('apps/console/node_modules/x/index.js', 3000)
  await write('apps/console/dist/assets/x.js', 3000)
  expect(await consoleIsBuilt(root)).toBe(true)
})
