import { crc32, deflateSync } from 'node:zlib'
import type { Canvas } from './canvas.ts'

/** PNG with a palette. https://www.w3.org/TR/png-3/ */
export function png(canvas: Canvas): Buffer {
  const { width, height, inks } = canvas
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8) // 8 bits a dot, palette; no other choices
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(inks.flat())),
    chunk('IDAT', deflateSync(rows(canvas))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** BMP of 8 bits a dot, rows from the bottom, each padded to four bytes. */
export function bmp({ width, height, inks, dots }: Canvas): Buffer {
  const FILE_HEADER = 14
  const INFO_HEADER = 40
  const stride = Math.ceil(width / 4) * 4
  const start = FILE_HEADER + INFO_HEADER + inks.length * 4
  const file = Buffer.alloc(start + stride * height)
  file.write('BM', 0, 'latin1')
  file.writeUInt32LE(file.length, 2)
  file.writeUInt32LE(start, 10)
  file.writeUInt32LE(INFO_HEADER, 14)
  file.writeInt32LE(width, 18)
  file.writeInt32LE(height, 22)
  file.writeUInt16LE(1, 26) // planes
  file.writeUInt16LE(8, 28) // bits a dot
  file.writeUInt32LE(stride * height, 34)
  file.writeUInt32LE(inks.length, 46)
  for (const [i, [red, green, blue]] of inks.entries())
    file.set([blue, green, red, 0], FILE_HEADER + INFO_HEADER + i * 4)
  for (let y = 0; y < height; y++) {
    file.set(dots.subarray(y * width, (y + 1) * width), start + (height - 1 - y) * stride)
  }
  return file
}

/** Each row begins with its filter: none. */
function rows({ width, height, dots }: Canvas): Buffer {
  const bytes = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) bytes.set(dots.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  return bytes
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(content.length, 0)
  framed.set(body, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
