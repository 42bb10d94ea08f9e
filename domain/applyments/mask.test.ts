import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskMiddle, maskName } from './mask.ts'

test.each([
  ['陈国明', '陈*明'],
  ['陈明', '陈*'],
  ['欧阳国明', '欧*明'],
  ['买买提·吐尔逊', '买*逊'],
  ['John Smith', 'J*** S***'],
  ["Anne-Marie O'Neill", 'A*** O***'],
  ['陈', '陈'],
])('%s is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown)
})

test('a number keeps its ends, and a short one nothing', () => {
  expect(maskMiddle('440199198506123012', 4, 4)).toBe('4401**********3012')
  expect(maskMiddle('13800138000', 3, 4)).toBe('138****8000')
  expect(maskMiddle('123456789', 4, 4)).toBe('*********')
})

test('the middle of a name of three or more never shows', () => {
  const names = fc.array(fc.constantFrom(...'赵钱孙李周吴郑王'), { minLength: 3, maxLength: 8 })
  fc.assert(fc.property(names, (name) => Array.from(maskName(name.join(''))).length === 3))
})
