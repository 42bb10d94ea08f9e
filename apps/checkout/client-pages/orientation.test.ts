import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { turnNoted } from './orientation.ts'

/** The head of a JPEG with one Exif entry, in either order of bytes. */
function jpeg(orientation: number, little: boolean): DataView {
  const view = new DataView(new ArrayBuffer(64))
  view.setUint32(0, 0xffd8ffe1)
  view.setUint16(4, 40)
  view.setUint32(6, 0x45786966)
  view.setUint16(12, little ? 0x4949 : 0x4d4d)
  view.setUint16(14, 42, little)
  view.setUint32(16, 8, little)
  view.setUint16(20, 1, little)
  view.setUint16(22, 0x0112, little)
  view.setUint16(24, 3, little)
  view.setUint32(26, 1, little)
  view.setUint16(30, orientation, little)
  return view
}

describe('how a photo lies, by its camera’s note', () => {
  test.each([
    [1, 0],
    [3, 180],
    [6, 90],
    [8, 270],
    [9, 0],
  ])('%i: %i degrees', (orientation, degrees) => {
    expect(turnNoted(jpeg(orientation, true))).toBe(degrees)
    expect(turnNoted(jpeg(orientation, false))).toBe(degrees)
  })

  test('anything else is read to an end and left as it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (rest, begun) => {
        const bytes = begun
          ? Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0, 60, 0x45, 0x78, 0x69, 0x66, 0, 0, ...rest])
          : rest
        expect([0, 90, 180, 270]).toContain(turnNoted(new DataView(bytes.buffer, bytes.byteOffset, bytes.length)))
      }),
    )
  })
})
