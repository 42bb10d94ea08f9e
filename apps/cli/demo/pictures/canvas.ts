import { LETTER, hasDot } from './letters.ts'

/** A picture of a few inks: one byte a dot, the number of its ink. */
export type Canvas = { width: number; height: number; inks: readonly Ink[]; dots: Uint8Array }
export type Ink = readonly [red: number, green: number, blue: number]
export type Box = { x: number; y: number; width: number; height: number }

/** Filled with the first ink. */
export function blank(width: number, height: number, inks: readonly Ink[]): Canvas {
  return { width, height, inks, dots: new Uint8Array(width * height) }
}

export function rectangle(canvas: Canvas, { x, y, width, height }: Box, ink: number): void {
  for (let row = y; row < y + height; row++) {
    canvas.dots.fill(ink, row * canvas.width + x, row * canvas.width + x + width)
  }
}

export function frame(canvas: Canvas, { x, y, width, height }: Box, thickness: number, ink: number): void {
  rectangle(canvas, { x, y, width, height: thickness }, ink)
  rectangle(canvas, { x, y: y + height - thickness, width, height: thickness }, ink)
  rectangle(canvas, { x, y, width: thickness, height }, ink)
  rectangle(canvas, { x: x + width - thickness, y, width: thickness, height }, ink)
}

/** A disc when the hole is 0. */
export function ring(
  canvas: Canvas,
  centre: { x: number; y: number },
  radius: number,
  hole: number,
  ink: number,
): void {
  for (let y = centre.y - radius; y <= centre.y + radius; y++) {
    for (let x = centre.x - radius; x <= centre.x + radius; x++) {
      const distance = Math.hypot(x - centre.x, y - centre.y)
      if (distance <= radius && distance >= hole) canvas.dots[y * canvas.width + x] = ink
    }
  }
}

export function write(canvas: Canvas, words: string, at: { x: number; y: number }, size: number, ink: number): void {
  for (const [i, letter] of [...words.toUpperCase()].entries()) {
    const left = at.x + i * (LETTER.width + 1) * size
    for (let y = 0; y < LETTER.height; y++) {
      for (let x = 0; x < LETTER.width; x++) {
        if (hasDot(letter, x, y)) {
          rectangle(canvas, { x: left + x * size, y: at.y + y * size, width: size, height: size }, ink)
        }
      }
    }
  }
}
