import { expect, test } from 'vitest'
import { type Mode, PALETTES, TAGS } from './tokens.ts'

const MODES: readonly Mode[] = ['light', 'dark']
const READABLE = 4.5 // WCAG 2.2 AA for text

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

test.each(MODES)('words can be read on every ground, %s', (mode) => {
  const palette = PALETTES[mode]
  const words = [palette.text, palette.secondary, palette.placeholder, palette.primary, palette.error, palette.success]
  for (const ground of [palette.surface, palette.ground, palette.raised]) {
    for (const word of words) expect(contrast(word, ground), `${word} on ${ground}`).toBeGreaterThanOrEqual(READABLE)
  }
  expect(contrast(palette.onPrimary, palette.primary)).toBeGreaterThanOrEqual(READABLE)
  expect(contrast(palette.selectedText, palette.selectedGround)).toBeGreaterThanOrEqual(READABLE)
})

test.each(MODES)('every tag can be read, %s', (mode) => {
  for (const [tone, [text, ground]] of Object.entries(TAGS[mode])) {
    expect(contrast(text, ground), tone).toBeGreaterThanOrEqual(READABLE)
  }
})
