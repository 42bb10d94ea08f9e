import { unzipSync } from 'fflate'
import { decode } from './charset.ts'
import { Unreadable } from './reading.ts'

/** @property ratio  how many times larger a file may be than it is packed; tables of text stay below fifty */
export type ZipLimits = { files: number; bytes: number; ratio: number }

export const BILL_LIMITS: ZipLimits = { files: 16, bytes: 256 * 1024 * 1024, ratio: 200 }

export type ZipFile = { name: string; bytes: Uint8Array }

/**
 * The files of a bill's zip, with names in GBK. What would unpack to more than the limits allow is refused by what the zip
 * says of itself, before a byte is unpacked, and never more is unpacked than it says. Throws `Unreadable`.
 */
export function unzipBill(zip: Uint8Array, limits: ZipLimits = BILL_LIMITS): readonly ZipFile[] {
  const declared: number[] = []
  const files = unpacked(zip, ({ originalSize, size }) => {
    declared.push(originalSize)
    if (declared.length > limits.files) throw new Unreadable(`the zip holds more than ${limits.files} files`)
    const all = declared.reduce((sum, bytes) => sum + bytes, 0)
    if (all > limits.bytes) throw new Unreadable(`the zip unpacks to more than ${limits.bytes} bytes`)
    if (originalSize > limits.ratio * Math.max(size, 1)) throw new Unreadable('the zip is packed as no bill is')
  })
  const sizes = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  if (sizes !== declared.reduce((sum, bytes) => sum + bytes, 0)) throw new Unreadable('a file of the zip is cut short')
  return files
}

type Declared = { originalSize: number; size: number }

function unpacked(zip: Uint8Array, look: (declared: Declared) => void): ZipFile[] {
  try {
    const files = unzipSync(zip, {
      filter: (file) => {
        look(file)
        return true
      },
    })
    return Object.entries(files).map(([name, bytes]) => ({ name: nameOf(name), bytes }))
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('no zip, or one that is damaged')
  }
}

/** Without the flag for UTF-8 the bytes of a name come as one character each. */
function nameOf(name: string): string {
  const bytes = Buffer.from(name, 'latin1')
  return decode(bytes, 'gbk') ?? name
}
