import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPictureHeader } from './picture-header.ts'

const bytes = (...parts: (number | number[] | string)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? Array.from(part, (c) => c.charCodeAt(0)) : part)))

// heads written out by hand from the formats' own documents
const PNG = bytes(0x89, 'PNG\r\n', 0x1a, '\n', [0, 0, 0, 13], 'IHDR', [0, 0, 7, 8], [0, 0, 5, 70], [8, 2, 0, 0, 0])
const JPEG = bytes(
  [0xff, 0xd8],
  [0xff, 0xe0, 0, 16],
  'JFIF\0',
  [1, 1, 0, 0, 1, 0, 1, 0, 0],
  [0xff, 0xdb, 0, 5, 1, 2, 3],
  [0xff, 0xff, 0xc2, 0, 11, 8, 5, 70, 7, 8, 1, 1, 0x11, 0],
)
const BMP = bytes(
  'BM',
  [0, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0],
  [40, 0, 0, 0],
  [8, 7, 0, 0],
  [0xba, 0xfa, 0xff, 0xff],
  [1, 0],
)

describe('the first bytes tell what a picture is, and how large', () => {
  test.each([
    ['image/png', PNG, 1800, 1350],
    ['image/jpeg', JPEG, 1800, 1350],
    ['image/bmp', BMP, 1800, 1350],
  ])('%s', (mediaType, picture, width, height) => {
    expect(readPictureHeader(picture)).toEqual({ mediaType, width, height })
  })

  test('also in the middle of a larger buffer', () => {
    const within = new Uint8Array([9, 9, 9, ...PNG, 9]).subarray(3, 3 + PNG.length)
    expect(readPictureHeader(within)?.width).toBe(1800)
  })
})

describe('anything else is no picture', () => {
  test.each([
    ['nothing', bytes()],
    ['a GIF', bytes('GIF89a', [1, 0, 1, 0])],
    ['a web page', bytes('<!doctype html><html></html>')],
    ['a script with the name of a picture', bytes('#!/bin/sh\necho hello\n')],
    ['a PNG without its first chunk', PNG.subarray(0, 16)],
    ['a JPEG without a frame', JPEG.subarray(0, 24)],
    [
      'an old BMP of 12 bytes of header',
      bytes('BM', [0, 0, 0, 0, 0, 0, 0, 0, 26, 0, 0, 0], [12, 0, 0, 0], [1, 0, 1, 0, 1, 0, 24, 0]),
    ],
  ])('%s', (_what, picture) => {
    expect(readPictureHeader(picture)).toBeUndefined()
  })

  test('any bytes, also after a true beginning, are read without a fault and to an end', () => {
    const beginnings = fc.constantFrom(
      bytes(),
      bytes(0xff, 0xd8),
      bytes([0xff, 0xd8, 0xff, 0xe0]),
      PNG.subarray(0, 16),
      bytes('BM'),
    )
    fc.assert(
      fc.property(beginnings, fc.uint8Array({ maxLength: 200 }), (beginning, rest) => {
        const header = readPictureHeader(new Uint8Array([...beginning, ...rest]))
        expect(header === undefined || header.width >= 0).toBe(true)
      }),
    )
  })
})
