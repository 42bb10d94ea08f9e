import { expect, test } from 'vitest'
import { sayIn } from './texts.ts'

test('a sentence is filled in either language', () => {
  expect(sayIn('zh-CN')('all.left', { n: 3 })).toBe('还差 3 项')
  expect(sayIn('en')('all.left', { n: 3 })).toBe('3 places are left')
})
