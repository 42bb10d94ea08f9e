import { expect, test } from 'vitest'
import type { CheckResult } from '../api/types.ts'
import { stepsFor } from './patients.ts'

const step = (en: string): CheckResult['fix'] => [{ owner: 'operator', do: { 'zh-CN': en, en } }]
const found = (name: string, state: CheckResult['state'], fix = step('Open the product')): CheckResult => ({
  name,
  state,
  title: { 'zh-CN': name, en: name },
  fix,
})

test('a step stands once with all that it mends, and what fails comes before what warns', () => {
  const steps = stepsFor([
    { results: [found('disk', 'warn', step('Make room')), found('clock', 'pass', [])] },
    { results: [found('product/native', 'fail'), found('order/native', 'skipped', [])] },
    { results: [found('product/native', 'fail')] },
  ])
  expect(steps.map(({ fix, mends }) => [fix[0]?.do.en, mends.length])).toEqual([
    ['Open the product', 2],
    ['Make room', 1],
  ])
})
