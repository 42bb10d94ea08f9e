import { parseArgs } from 'node:util'
import { expect, test } from 'vitest'
import { usageProblem } from './usage.ts'

const OPTIONS = { url: { type: 'string' }, json: { type: 'boolean' } } as const

test.each([
  [['--nonsense'], '"--nonsense" is not known here.'],
  [['-x'], '"-x" is not known here.'],
  [['more'], '"more" is not known here.'],
  [['--url'], '"--url" needs a value.'],
  [['--json=1'], '"--json" takes no value.'],
])('what was typed wrong is named: %j', (args, said) => {
  const wrong = () => parseArgs({ args, options: OPTIONS })
  expect(wrong).toThrow()
  expect(usageProblem(thrownBy(wrong))?.en).toBe(said)
})

test('what is no fault of whoever typed is not called one', () => {
  expect(usageProblem(new TypeError('undefined is no function'))).toBeUndefined()
})

function thrownBy(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}
