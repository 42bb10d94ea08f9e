import { fileURLToPath } from 'node:url'
import { buildConsole, consoleIsBuilt } from '@ruzhu/cli/console-build.ts'
import { BUDGET, weigh, type Weights } from '@ruzhu/console/budget.ts'
import { beforeAll, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
let weights: Weights

beforeAll(async () => {
  if (!(await consoleIsBuilt(ROOT)) && !(await buildConsole(ROOT, 'en'))) throw new Error('the console was not built')
  weights = await weigh(`${ROOT}apps/console/dist`)
}, 120_000)

test('the first load stays within its budget, with the page that one lands on', () => {
  const [todo] = [...weights.routes].find(([name]) => name.includes('todo-page')) ?? []
  expect(todo).toBeDefined()
  const landing = weights.firstLoad + (weights.routes.get(todo ?? '') ?? 0)
  expect(landing).toBeGreaterThan(50_000) // or nothing was weighed
  expect(landing).toBeLessThanOrEqual(BUDGET.firstLoad)
})

test('no page adds more than its share', () => {
  expect(weights.routes.size).toBeGreaterThan(10)
  expect([...weights.routes].filter(([, bytes]) => bytes > BUDGET.route)).toEqual([])
})
