import { describe, expect, test } from 'vitest'
import { stripPicture } from './strip-picture.ts'

const SECRET = '39.9042N 116.4074E'
const bytesOf = (text: string) => Array.from(text, (character) => character.charCodeAt(0))
const textOf = (bytes: Uint8Array) => String.fromCharCode(...bytes)

const segment = (marker: number, data: readonly number[]) => [0xff, marker, 0, data.length + 2, ...data]
const EXIF_HEAD = [...bytesOf('Exif'), 0, 0]
/** Orientation as a camera writes it, in either order of bytes, with a place behind it. */
const big = (orientation: number) => [
  0x4d,
  0x4d,
  0,
  42,
  0,
  0,
  0,
  8,
  0,
  1,
  1,
  0x12,
  0,
  3,
  0,
  0,
  0,
  1,
  0,
  orientation,
  0,
  0,
  0,
  0,
  0,
  0,
  ...bytesOf(SECRET),
]
const little = (orientation: number) => [
  0x49,
  0x49,
  42,
  0,
  8,
  0,
  0,
  0,
  1,
  0,
  0x12,
  1,
  3,
  0,
  1,
  0,
  0,
  0,
  orientation,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  ...bytesOf(SECRET),
]
const START = [0xff, 0xd8]
const JFIF = segment(0xe0, [...bytesOf('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])
const COLOURS = segment(0xe2, [...bytesOf('ICC_PROFILE'), 0])
const ADOBE = segment(0xee, bytesOf('Adobe'))
const REST = [
  ...segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
  ...segment(0xda, [1, 1, 0, 0, 0x3f, 0]),
  0x12,
  0xff,
  0x00,
  0xff,
  0xd9,
]
const jpeg = (...between: readonly number[][]) => Uint8Array.from([...START, ...between.flat(), ...REST])

describe('a JPEG', () => {
  test('loses place, comment and thumbnail, and keeps pixels and colours to the byte', () => {
    const told = jpeg(
      JFIF,
      segment(0xe1, [...EXIF_HEAD, ...big(1)]),
      segment(0xe1, bytesOf(`http://ns.adobe.com/xap ${SECRET}`)),
      COLOURS,
      segment(0xed, bytesOf(`Photoshop ${SECRET}`)),
      ADOBE,
      segment(0xfe, bytesOf(SECRET)),
    )
    expect(stripPicture(told)).toEqual(jpeg(JFIF, COLOURS, ADOBE))
  })

  test.each([
    ['big', big],
    ['little', little],
  ] as const)('keeps which side is up, and nothing else (%s-endian)', (_order, exif) => {
    const kept = stripPicture(jpeg(segment(0xe1, [...EXIF_HEAD, ...exif(6)])))
    expect(kept).toEqual(jpeg(segment(0xe1, [...EXIF_HEAD, ...big(6).slice(0, 26)])))
    expect(stripPicture(kept)).toEqual(kept)
  })

  test('of several scans loses what stands between them and the second picture behind it', () => {
    const scan = [...segment(0xda, [1, 1, 0, 0, 0x3f, 0]), 0x12, 0xff, 0x00, 0xff, 0xd3, 0x7f]
    const frame = [...START, ...segment(0xc2, [8, 0, 1, 0, 1, 1, 1, 0x11, 0])]
    const tables = segment(0xc4, [0xff, 0xd9, 1])
    const told = [
      ...frame,
      ...segment(0xe2, bytesOf('MPF')),
      ...scan,
      ...tables,
      ...segment(0xfe, bytesOf(SECRET)),
      ...scan,
      0xff,
      0xd9,
    ]
    const second = [...START, ...segment(0xe1, [...EXIF_HEAD, ...big(1)]), ...REST]
    const kept = [...frame, ...scan, ...tables, ...scan, 0xff, 0xd9]
    expect(stripPicture(Uint8Array.from([...told, ...second]))).toEqual(Uint8Array.from(kept))
  })

  test('that has nothing to tell is the same bytes', () => {
    expect(stripPicture(jpeg(JFIF))).toEqual(jpeg(JFIF))
  })

  test.each([
    ['a directory far away', [0x4d, 0x4d, 0, 42, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0]],
    ['more entries than there are', [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0xff, 0xff, 0, 0, 0, 0]],
    ['an orientation that does not exist', big(9)],
    ['nothing', []],
  ])('whose EXIF has %s loses it whole', (_what, exif) => {
    expect(stripPicture(jpeg(segment(0xe1, [...EXIF_HEAD, ...exif])))).toEqual(jpeg())
  })

  test('that is cut off anywhere never throws, and is never longer', () => {
    const whole = jpeg(JFIF, segment(0xe1, [...EXIF_HEAD, ...big(6)]))
    for (let n = 0; n <= whole.length; n++) expect(stripPicture(whole.subarray(0, n)).length).toBeLessThanOrEqual(n)
  })
})

const chunk = (name: string, data: readonly number[]) => [0, 0, 0, data.length, ...bytesOf(name), ...data, 1, 2, 3, 4]
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const HEAD = chunk('IHDR', [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
const DATA = chunk('IDAT', [9, 9])
const END = chunk('IEND', [])
const png = (...between: readonly number[][]) =>
  Uint8Array.from([...SIGNATURE, ...HEAD, ...between.flat(), ...DATA, ...END])

describe('a PNG', () => {
  test('loses its texts and what is appended to it', () => {
    const texts = ['tEXt', 'zTXt', 'iTXt', 'tIME'].map((name) => chunk(name, bytesOf(SECRET)))
    const told = Uint8Array.from([
      ...png(chunk('eXIf', big(1)), ...texts, chunk('gAMA', [0, 0, 1, 1])),
      ...bytesOf(SECRET),
    ])
    expect(stripPicture(told)).toEqual(png(chunk('gAMA', [0, 0, 1, 1])))
  })

  test('keeps which side is up, with its checksum', () => {
    const kept = textOf(stripPicture(png(chunk('eXIf', little(8)))))
    expect(kept).not.toContain(SECRET)
    // worked out by zlib
    expect(kept).toContain(
      textOf(Uint8Array.from([...chunk('eXIf', big(8).slice(0, 26)).slice(0, -4), 0x86, 0x58, 0x30, 0x34])),
    )
  })
})

test('anything else is given back as it came', () => {
  for (const bytes of [[], [0x42, 0x4d, 1, 2, 3], bytesOf('hello')]) {
    expect(stripPicture(Uint8Array.from(bytes))).toEqual(Uint8Array.from(bytes))
  }
})
