import type { ClientId, MaterialId } from '../ids.ts'

/** A picture of a document; its bytes are sealed and read apart. */
export type Material = {
  id: MaterialId
  clientId: ClientId
  filename: string
  mediaType: 'image/jpeg' | 'image/png' | 'image/bmp'
  size: number
  sha256: string
  width: number
  height: number
  createdAt: Date
}

export const PICTURE_LIMIT_BYTES = 2 * 1024 * 1024
