const HEAD_BYTES = 128 * 1024

/**
 * By how many degrees a photo has to be turned to stand upright: nothing where the browser turns it itself, as all have done
 * since 2020; before, only the camera's note says it.
 */
export async function turnOf(file: Blob): Promise<number> {
  if (typeof CSS !== 'undefined' && CSS.supports('image-orientation', 'from-image')) return 0
  const head = await new Response(file.slice(0, HEAD_BYTES)).arrayBuffer()
  return turnNoted(new DataView(head))
}

/** Exif 2.32, tag 0x0112, in the APP1 segment of a JPEG. 3 is upside down, 6 and 8 lie on a side; mirrored ones no camera writes. */
export function turnNoted(view: DataView): number {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return 0
  for (let at = 2; at + 4 <= view.byteLength && view.getUint8(at) === 0xff; ) {
    const length = view.getUint16(at + 2)
    if (view.getUint16(at) === 0xffe1 && at + 4 + 6 + 8 <= view.byteLength) {
      const noted = inExif(view, at + 4)
      if (noted !== undefined) return noted
    }
    at += 2 + length
  }
  return 0
}

function inExif(view: DataView, start: number): number | undefined {
  if (view.getUint32(start) !== 0x45786966) return undefined
  const tiff = start + 6
  const little = view.getUint16(tiff) === 0x4949
  const directory = tiff + view.getUint32(tiff + 4, little)
  if (directory + 2 > view.byteLength) return undefined
  const entries = view.getUint16(directory, little)
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * 12
    if (entry + 12 > view.byteLength) return undefined
    if (view.getUint16(entry, little) === 0x0112) return TURNS[view.getUint16(entry + 8, little)] ?? 0
  }
  return undefined
}

const TURNS: Readonly<Record<number, number>> = { 3: 180, 6: 90, 8: 270 }
