import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FIRST_LOAD_LIMIT, ROUTE_LIMIT, type Weights, weigh } from './budget.ts'

let folder: string
let weights: Weights

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruzhu-console-'))
  await build({
    configFile: join(import.meta.dirname, 'vite.config.ts'),
    mode: 'production',
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  })
  weights = await weigh(folder)
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

test('the first page is there within 450 kB', () => {
  expect(weights.firstLoad).toBeGreaterThan(100_000) // less, and something was not counted
  expect(weights.firstLoad).toBeLessThanOrEqual(FIRST_LOAD_LIMIT)
})

test('no other page adds more than 120 kB', () => {
  expect(Object.keys(weights.routes).length).toBeGreaterThan(15)
  const heavy = Object.entries(weights.routes).filter(([, bytes]) => bytes > ROUTE_LIMIT)
  expect(heavy).toEqual([])
})

test('the simulator’s screens are a page of their own, not part of the first', () => {
  const simulator = Object.keys(weights.routes).filter((page) => page.includes('simulator/'))
  expect(simulator.length).toBeGreaterThanOrEqual(5)
  for (const page of simulator) expect(weights.routes[page]).toBeGreaterThan(0)
})
