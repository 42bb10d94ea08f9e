import { PICTURE_LIMIT_BYTES } from '@ruzhu/domain/materials/materials.ts'
import { type Flaw, flawsOf } from '@ruzhu/domain/materials/picture-quality.ts'
import { turnOf } from './orientation.ts'

const LONGEST_SIDE = 2400
const LOOKED_AT_SIDE = 480
const LEGIBLE_SIDE = 800
const QUALITIES = [0.9, 0.8, 0.7, 0.6, 0.45]
const LARGEST_FILE = 60 * 1024 * 1024

export type Photo = { state: 'ready'; blob: Blob; flaws: readonly Flaw[] } | { state: 'unreadable' } | { state: 'huge' }

/** Redrawn: turned upright, shrunk, and without the place where it was taken. A flaw is a hint, never a refusal. */
export async function preparePhoto(file: File): Promise<Photo> {
  if (file.size > LARGEST_FILE) return { state: 'huge' }
  const picture = await decoded(file)
  if (!picture) return { state: 'unreadable' }
  const turn = await turnOf(file)
  const whole = drawn(picture, turn, LONGEST_SIDE)
  const small = drawn(picture, turn, LOOKED_AT_SIDE)
  const pixels = small?.getContext('2d')?.getImageData(0, 0, small.width, small.height)
  if (!whole || !pixels) return { state: 'unreadable' }
  const flaws = flawsOf(pixels.data, pixels.width, pixels.height)
  const tooSmall = Math.max(whole.width, whole.height) < LEGIBLE_SIDE
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) => whole.toBlob(resolve, 'image/jpeg', quality))
    if (blob && blob.size <= PICTURE_LIMIT_BYTES)
      return { state: 'ready', blob, flaws: tooSmall ? ['small', ...flaws] : flaws }
  }
  return { state: 'huge' }
}

/** By an element: every browser has it, and decodes what its own camera writes. */
function decoded(file: File): Promise<HTMLImageElement | undefined> {
  const url = URL.createObjectURL(file)
  const image = new Image()
  return new Promise<HTMLImageElement | undefined>((resolve) => {
    image.addEventListener('load', () => resolve(image.naturalWidth > 0 ? image : undefined))
    image.addEventListener('error', () => resolve(undefined))
    image.src = url
  }).finally(() => setTimeout(() => URL.revokeObjectURL(url), 10_000))
}

function drawn(picture: HTMLImageElement, turn: number, longest: number): HTMLCanvasElement | undefined {
  const { naturalWidth, naturalHeight } = picture
  const scale = Math.min(1, longest / Math.max(naturalWidth, naturalHeight))
  const width = Math.max(1, Math.round(naturalWidth * scale))
  const height = Math.max(1, Math.round(naturalHeight * scale))
  const aside = turn % 180 !== 0
  const canvas = document.createElement('canvas')
  canvas.width = aside ? height : width
  canvas.height = aside ? width : height
  const brush = canvas.getContext('2d')
  if (!brush) return undefined
  brush.fillStyle = '#ffffff' // JPEG has no transparency
  brush.fillRect(0, 0, canvas.width, canvas.height)
  brush.translate(canvas.width / 2, canvas.height / 2)
  brush.rotate((turn * Math.PI) / 180)
  brush.drawImage(picture, -width / 2, -height / 2, width, height)
  return canvas
}
