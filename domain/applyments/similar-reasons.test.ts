import { expect, test } from 'vitest'
import { isAlike } from './similar-reasons.ts'

test.each([
  ['门头照片不清晰，请重新上传', '门头照片不清晰', true],
  ['门头照不清晰', '门头照片不清晰，请重新上传', true],
  ['商户简称与经营内容不符', '门头照片不清晰', false],
  ['', '门头照片不清晰', false],
  ['', '', true],
  ['请', '请', true],
])('“%s” and “%s”', (one, other, alike) => {
  expect(isAlike(one, other)).toBe(alike)
  expect(isAlike(other, one)).toBe(alike)
})
