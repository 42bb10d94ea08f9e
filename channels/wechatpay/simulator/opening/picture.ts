import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

const CELLS = 16
const CELL_PX = 8

/**
 * A PNG in Base64 where the gateway has a QR code. Nobody can scan this one: who would, acts at the control API. It differs
 * from number to number, and any picture viewer shows it.
 */
export function pictureOf(number: string): string {
  const bits = createHash('sha256').update(number).digest()
  const px = CELLS * CELL_PX
  const row = (y: number) => {
    const cells = Array.from({ length: px }, (_, x) => {
      const cell = Math.floor(y / CELL_PX) * CELLS + Math.floor(x / CELL_PX)
      return bits.readUInt8(cell >> 3) & (1 << (cell & 7)) ? 0 : 255
    })
    return Buffer.from([0, ...cells])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(px, 0)
  header.writeUInt32BE(px, 4)
  header.writeUInt8(8, 8) // bits of grey
  const pixels = deflateSync(Buffer.concat(Array.from({ length: px }, (_, y) => row(y))))
  const png = [SIGNATURE, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat(png).toString('base64')
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
