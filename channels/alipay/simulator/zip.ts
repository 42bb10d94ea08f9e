import { crc32, deflateRawSync } from 'node:zlib'

export type Entry = { readonly name: Buffer; readonly content: Buffer }

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_OF_CENTRAL = 0x06054b50
const VERSION = 20
const DEFLATED = 8
/** 1980-01-01, the first day that the format knows: a file is the same whenever it is made. */
const DAY = 0x0021

/** A zip file (APPNOTE.TXT 6.3). Names are the bytes that are given: the gateway's are GBK, and no flag says so. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const { name, content } of entries) {
    const packed = deflateRawSync(content)
    const facts = factsOf(name, content, packed)
    const local = Buffer.concat([uint32(LOCAL_HEADER), uint16(VERSION), facts, uint16(0), name, packed])
    const rest = Buffer.concat([uint16(0), uint16(0), uint16(0), uint16(0), uint32(0), uint32(offset)])
    locals.push(local)
    centrals.push(Buffer.concat([uint32(CENTRAL_HEADER), uint16(VERSION), uint16(VERSION), facts, rest, name]))
    offset += local.length
  }
  const central = Buffer.concat(centrals)
  const count = uint16(entries.length)
  const sizes = [count, count, uint32(central.length), uint32(offset), uint16(0)]
  return Buffer.concat([...locals, central, uint32(END_OF_CENTRAL), uint16(0), uint16(0), ...sizes])
}

/** Flags, method, time, day, checksum, both sizes, length of the name: the same in both headers. */
function factsOf(name: Buffer, content: Buffer, packed: Buffer): Buffer {
  const head = [uint16(0), uint16(DEFLATED), uint16(0), uint16(DAY), uint32(crc32(content))]
  return Buffer.concat([...head, uint32(packed.length), uint32(content.length), uint16(name.length)])
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
