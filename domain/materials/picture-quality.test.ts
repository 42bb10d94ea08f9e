import { describe, expect, test } from 'vitest'
import { flawsOf } from './picture-quality.ts'

const SIDE = 120
/** A picture by the brightness of each pixel. */
function picture(brightness: (x: number, y: number) => number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(SIDE * SIDE * 4)
  for (let i = 0; i < SIDE * SIDE; i++) rgba.fill(brightness(i % SIDE, Math.floor(i / SIDE)), 4 * i, 4 * i + 3)
  return rgba
}
const print = (ink: number, paper: number) => (x: number, y: number) =>
  Math.floor(x / 3) % 2 === 0 && Math.floor(y / 4) % 2 === 0 ? ink : paper
const lamp = (x: number, y: number) => Math.hypot(x - 60, y - 60) < 20
const flaws = (brightness: (x: number, y: number) => number) => flawsOf(picture(brightness), SIDE, SIDE)

describe('a photo of print', () => {
  test('that is sharp and bright has no flaw', () => {
    expect(flaws(print(30, 220))).toEqual([])
  })
  test('on white paper is not taken for glare', () => {
    expect(flaws(print(20, 255))).toEqual([])
  })
  test('that was shaken is blurred', () => {
    expect(flaws((x, y) => 125 + 90 * Math.sin(x / 20) * Math.cos(y / 20))).toEqual(['blur'])
  })
  test('in the evening is dark', () => {
    expect(flaws(print(5, 60))).toEqual(['dark'])
  })
  test('with a lamp in it has glare', () => {
    expect(flaws((x, y) => (lamp(x, y) ? 255 : print(30, 170)(x, y)))).toEqual(['glare'])
  })
  test('of no size says nothing', () => {
    expect(flawsOf(new Uint8ClampedArray(8), 2, 1)).toEqual([])
  })
})
