import { PICTURE_LIMIT_BYTES } from '@ruzhu/domain/materials/materials.ts'

const LONGEST_SIDE = 2400
const QUALITIES = [0.92, 0.85, 0.75, 0.65, 0.5]

export type ShrunkPicture = { file: File; width: number; height: number }

/**
 * Redrawn as a JPEG of at most 2 MB. Drawing turns it the way its EXIF says and leaves the EXIF, and the place it was taken,
 * behind. Undefined for what the browser cannot read as a picture.
 */
export async function shrunk(file: File): Promise<ShrunkPicture | undefined> {
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return undefined
  const { width, height } = sizeWithin(picture.width, picture.height, LONGEST_SIDE)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const brush = canvas.getContext('2d')
  if (!brush) return undefined
  brush.fillStyle = '#ffffff' // JPEG has no transparency
  brush.fillRect(0, 0, width, height)
  brush.drawImage(picture, 0, 0, width, height)
  picture.close()
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (blob && blob.size <= PICTURE_LIMIT_BYTES) {
      return { file: new File([blob], jpegName(file.name), { type: 'image/jpeg' }), width, height }
    }
  }
  return undefined
}

export function sizeWithin(width: number, height: number, longest: number): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

export function jpegName(name: string): string {
  return `${name.replace(/\.[^.]*$/, '') || 'picture'}.jpg`
}
