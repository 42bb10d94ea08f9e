import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { consoleIsBuilt } from './console-build.ts'

const SOURCES = ['apps/console/src/main.tsx', 'apps/api-types/v1.generated.ts', 'domain/money.ts', 'package-lock.json']
const BUILT = 'apps/console/dist/index.html'

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

test('pages that were never built are built', async () => {
  expect(await consoleIsBuilt(root)).toBe(false)
})

test('pages that are newer than all they are made of are left alone', async () => {
  await write(BUILT, 2000)
  expect(await consoleIsBuilt(root)).toBe(true)
})

test.each(SOURCES)('pages are built again when %s is newer', async (path) => {
  await write(BUILT, 2000)
  await write(path, 3000)
  expect(await consoleIsBuilt(root)).toBe(false)
})

test('what was installed or built does not count as a source', async () => {
  await write(BUILT, 2000)
  await write('apps/console/node_modules/x/index.js', 3000)
  await write('apps/console/dist/assets/x.js', 3000)
  expect(await consoleIsBuilt(root)).toBe(true)
})
