import { expect, test } from 'vitest'
import { jpegName, sizeWithin } from './picture.ts'

test('a large picture is brought within its longest side, a small one stays', () => {
  expect(sizeWithin(4800, 3600, 2400)).toEqual({ width: 2400, height: 1800 })
  expect(sizeWithin(3000, 6000, 2400)).toEqual({ width: 1200, height: 2400 })
  expect(sizeWithin(800, 600, 2400)).toEqual({ width: 800, height: 600 })
  expect(sizeWithin(10000, 1, 2400)).toEqual({ width: 2400, height: 1 })
})

test('its name says what it has become', () => {
  expect(jpegName('门头.PNG')).toBe('门头.jpg')
  expect(jpegName('.png')).toBe('picture.jpg')
})
