import type { Material } from './materials.ts'

export type PictureHeader = Pick<Material, 'mediaType' | 'width' | 'height'>

/** What the first bytes of a picture say it is, whatever its name says. Undefined for anything else, or where they are cut off. */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return png(view) ?? jpeg(view) ?? bmp(view)
}

/** ISO/IEC 15948: eight bytes of signature, then IHDR with both sides. */
function png(view: DataView): PictureHeader | undefined {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return undefined
  if (view.getUint32(12) !== 0x49484452) return undefined
  return { mediaType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** The header of 14 bytes, then the one of 40 or more; a negative height stores the lines from the top. */
function bmp(view: DataView): PictureHeader | undefined {
  if (view.byteLength < 26 || view.getUint16(0) !== 0x424d || view.getUint32(14, true) < 40) return undefined
  return {
    mediaType: 'image/bmp',
    width: Math.abs(view.getInt32(18, true)),
    height: Math.abs(view.getInt32(22, true)),
  }
}

/** ITU T.81: segments of a marker and a length, up to the frame header, which holds both sides. */
function jpeg(view: DataView): PictureHeader | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined
  let at = 2
  while (at + 9 <= view.byteLength) {
    const marker = view.getUint8(at + 1)
    if (view.getUint8(at) !== 0xff) return undefined
    if (marker === 0xff) at += 1
    else if (isFrame(marker))
      return { mediaType: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    else at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

/** SOF0–SOF15 without the three of that range that mean tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}
