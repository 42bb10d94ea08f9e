export type Flaw = 'small' | 'blur' | 'dark' | 'glare'

/** Below, print is hardly told from paper. */
const DARK = 60
/** The variance of the Laplacian: the edges of sharp print are steep, those of a shaken hand are not. */
const BLURRED = 40
/** Pixels that are burnt out, in a patch among darker ones. */
const BURNT = 252
const GLARE_SHARE = 0.03
const GLARE_AT_MOST = 0.25

/**
 * What may keep a reviewer from reading a photo, by its pixels.
 *
 * @param rgba  four bytes for each pixel, as a canvas gives them; a few hundred pixels wide is enough
 */
export function flawsOf(rgba: ArrayLike<number>, width: number, height: number): readonly Flaw[] {
  if (width < 3 || height < 3) return []
  const grey = greyOf(rgba, width * height)
  const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length
  const burnt = grey.filter((value) => value >= BURNT).length / grey.length
  return [
    ...(sharpness(grey, width, height) < BLURRED ? (['blur'] as const) : []),
    ...(mean < DARK ? (['dark'] as const) : []),
    // white paper is not glare: then almost everything is bright
    ...(burnt > GLARE_SHARE && burnt < GLARE_AT_MOST && mean < 200 ? (['glare'] as const) : []),
  ]
}

/** ITU-R BT.601 luma. */
function greyOf(rgba: ArrayLike<number>, pixels: number): Float32Array {
  const grey = new Float32Array(pixels)
  for (let i = 0; i < pixels; i++) {
    grey[i] = 0.299 * (rgba[4 * i] ?? 0) + 0.587 * (rgba[4 * i + 1] ?? 0) + 0.114 * (rgba[4 * i + 2] ?? 0)
  }
  return grey
}

function sharpness(grey: Float32Array, width: number, height: number): number {
  let sum = 0
  let squares = 0
  const at = (x: number, y: number) => grey[y * width + x] ?? 0
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const edge = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4 * at(x, y)
      sum += edge
      squares += edge * edge
    }
  const n = (width - 2) * (height - 2)
  return squares / n - (sum / n) ** 2
}
