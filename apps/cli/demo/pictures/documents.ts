import { type Canvas, type Ink, blank, frame, rectangle, ring, write } from './canvas.ts'

const WHITE: Ink = [250, 250, 247]
const DARK: Ink = [38, 44, 56]
const RED: Ink = [197, 48, 40]
const PALE: Ink = [222, 228, 236]
const BLUE: Ink = [36, 84, 160]
const INKS = [WHITE, DARK, RED, PALE, BLUE]
const [PAPER, TEXT, SEAL, SHADE, ACCENT] = [0, 1, 2, 3, 4] as const

const SCALE = 4
const LINE_HEIGHT = 56

/** A made-up document: a title, lines of text, a portrait where one belongs, and a red seal. Says that it is a sample. */
export function drawDocument(about: { title: string; lines: readonly string[]; portrait?: boolean }): Canvas {
  const canvas = blank(1040, 720, INKS)
  frame(canvas, { x: 16, y: 16, width: 1008, height: 688 }, 6, ACCENT)
  rectangle(canvas, { x: 40, y: 40, width: 960, height: 84 }, SHADE)
  write(canvas, about.title, { x: 64, y: 60 }, 6, ACCENT)
  for (const [i, line] of about.lines.entries()) {
    write(canvas, line, { x: 64, y: 172 + i * LINE_HEIGHT }, SCALE, TEXT)
  }
  if (about.portrait) drawPortrait(canvas)
  drawSeal(canvas)
  write(canvas, 'SAMPLE - MADE UP FOR A DEMO', { x: 64, y: 640 }, SCALE, SEAL)
  return canvas
}

/** A room or a shop front: wall, floor, a sign, a door and two windows. */
export function drawPlace(about: { sign: string; inside: boolean }): Canvas {
  const canvas = blank(1040, 720, INKS)
  rectangle(canvas, { x: 0, y: 560, width: 1040, height: 160 }, SHADE)
  rectangle(canvas, { x: 120, y: 60, width: 800, height: 120 }, about.inside ? ACCENT : SEAL)
  write(canvas, about.sign, { x: 160, y: 96 }, 7, PAPER)
  for (const x of [140, 660]) frame(canvas, { x, y: 240, width: 240, height: 220 }, 8, TEXT)
  rectangle(canvas, { x: 430, y: 260, width: 180, height: 300 }, about.inside ? SHADE : TEXT)
  ring(canvas, { x: 580, y: 420 }, 10, 0, SEAL)
  write(canvas, 'SAMPLE - MADE UP FOR A DEMO', { x: 64, y: 650 }, SCALE, TEXT)
  return canvas
}

function drawPortrait(canvas: Canvas): void {
  rectangle(canvas, { x: 760, y: 170, width: 220, height: 280 }, SHADE)
  ring(canvas, { x: 870, y: 270 }, 58, 0, ACCENT)
  rectangle(canvas, { x: 800, y: 350, width: 140, height: 100 }, ACCENT)
}

function drawSeal(canvas: Canvas): void {
  ring(canvas, { x: 870, y: 570 }, 84, 76, SEAL)
  ring(canvas, { x: 870, y: 570 }, 26, 0, SEAL)
}
