/**
 * A picture without what it tells besides: where and when it was taken, with what, by whom, and the small picture that a
 * camera keeps of the whole. Pixels and colours stay to the byte; so does which side is up. What cannot be read to its
 * picture data is given back as it came, since then there is nothing that a reader of pictures would find.
 */
export function stripPicture(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = isPng(view) ? pngParts(view) : isJpeg(view) ? jpegParts(view) : undefined
  return kept ? joined(bytes, kept) : bytes
}

/** From–to of the picture's own bytes, or bytes of ours in their place. */
type Part = readonly [from: number, to: number] | Uint8Array

function isPng(view: DataView): boolean {
  return view.byteLength > 8 && view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a
}

function isJpeg(view: DataView): boolean {
  return view.byteLength > 4 && view.getUint16(0) === 0xffd8
}

const TOLD = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'])

/** ISO/IEC 15948: chunks of length, name, data and checksum, up to IEND; what is appended behind it goes too. */
function pngParts(view: DataView): readonly Part[] | undefined {
  const parts: Part[] = [[0, 8]]
  for (let at = 8; at + 12 <= view.byteLength; ) {
    const end = at + 12 + view.getUint32(at)
    if (end > view.byteLength) return undefined
    const name = nameAt(view, at + 4, 4)
    if (name === 'eXIf') parts.push(...uprightChunk(orientationOf(view, at + 8, end - 4)))
    else if (!TOLD.has(name)) parts.push([at, end])
    if (name === 'IEND') return parts
    at = end
  }
  return undefined
}

/** ITU T.81: segments of a marker and a length, picture data behind each scan, up to EOI; what is appended behind it goes too. */
function jpegParts(view: DataView): readonly Part[] | undefined {
  const parts: Part[] = [[0, 2]]
  let scanned = false
  for (let at = 2; ; ) {
    const marker = markerAt(view, at)
    if (marker === END) return [...parts, [at, at + 2]]
    if (marker === FILL) {
      at += 1
      continue
    }
    const end = marker === undefined ? undefined : segmentEnd(view, at)
    // cut off in its picture data, as some cameras do: the rest is picture still
    if (marker === undefined || end === undefined) return scanned ? [...parts, [at, view.byteLength]] : undefined
    const next = marker === SCAN ? scanEnd(view, end) : end
    if (marker === EXIF && nameAt(view, at + 4, 4) === 'Exif')
      parts.push(...uprightSegment(orientationOf(view, at + 10, end)))
    else if (!tells(view, at)) parts.push([at, next])
    scanned ||= marker === SCAN
    at = next
  }
}

const SCAN = 0xda
const END = 0xd9
const EXIF = 0xe1
const FILL = 0xff

function markerAt(view: DataView, at: number): number | undefined {
  return at + 2 <= view.byteLength && view.getUint8(at) === 0xff ? view.getUint8(at + 1) : undefined
}

function segmentEnd(view: DataView, at: number): number | undefined {
  if (at + 4 > view.byteLength) return undefined
  const end = at + 2 + view.getUint16(at + 2)
  return end >= at + 4 && end <= view.byteLength ? end : undefined
}

/** In picture data 0xff stands before a zero or a restart; before anything else it begins the next segment. */
function scanEnd(view: DataView, from: number): number {
  for (let at = from; at + 1 < view.byteLength; at++) {
    if (view.getUint8(at) !== 0xff) continue
    const next = view.getUint8(at + 1)
    if (next !== 0 && next !== FILL && (next < 0xd0 || next > 0xd7)) return at
  }
  return view.byteLength
}

/** APP0 is the size of a pixel, ICC of APP2 are the colours, APP14 how they are coded; other APPs and comments tell. */
function tells(view: DataView, at: number): boolean {
  const marker = view.getUint8(at + 1)
  if (marker === 0xe2) return nameAt(view, at + 4, 11) !== 'ICC_PROFILE'
  const isApp = marker >= 0xe0 && marker <= 0xef
  return marker === 0xfe || (isApp && marker !== 0xe0 && marker !== 0xee)
}

const ORIENTATION = 0x0112

/** TIFF 6.0: byte order, then a directory of entries of 12 bytes. 1, which is upright, where none can be read. */
function orientationOf(view: DataView, from: number, to: number): number {
  if (to - from < 14) return 1
  const little = view.getUint16(from) === 0x4949
  const directory = from + view.getUint32(from + 4, little)
  if (directory + 2 > to) return 1
  const count = view.getUint16(directory, little)
  for (let i = 0, at = directory + 2; i < count && at + 12 <= to; i++, at += 12) {
    if (view.getUint16(at, little) !== ORIENTATION) continue
    const value = view.getUint16(at + 8, little)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** A directory of one entry: orientation, one short. */
function tiff(orientation: number): readonly number[] {
  return [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
}

function uprightSegment(orientation: number): readonly Part[] {
  if (orientation === 1) return []
  const data = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff(orientation)]
  return [Uint8Array.of(0xff, EXIF, 0, data.length + 2, ...data)]
}

function uprightChunk(orientation: number): readonly Part[] {
  if (orientation === 1) return []
  const data = tiff(orientation)
  const named = [0x65, 0x58, 0x49, 0x66, ...data]
  const sum = crc32(named)
  return [
    Uint8Array.of(0, 0, 0, data.length, ...named, sum >>> 24, (sum >>> 16) & 0xff, (sum >>> 8) & 0xff, sum & 0xff),
  ]
}

/** Of ISO/IEC 15948, annex D. */
function crc32(bytes: readonly number[]): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

function nameAt(view: DataView, at: number, length: number): string {
  if (at + length > view.byteLength) return ''
  return String.fromCharCode(...Array.from({ length }, (_none, i) => view.getUint8(at + i)))
}

function joined(bytes: Uint8Array, parts: readonly Part[]): Uint8Array {
  const pieces = parts.map((part) => (part instanceof Uint8Array ? part : bytes.subarray(part[0], part[1])))
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
