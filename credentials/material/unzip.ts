import { Unzip, type UnzipFile, UnzipInflate } from 'fflate'
import { ENTRIES_MAX, FILE_BYTES_MAX, UNPACKED_BYTES_MAX, ZIP_BYTES_MAX } from '../limits.ts'
import { type Said, said } from '../sentences.ts'

export type Entry = { name: string; bytes: Uint8Array }
export type Unpacked = { entries: readonly Entry[]; skipped: readonly { name: string; why: Said }[] } | { fault: Said }

export function isZip([p, k, third, fourth]: Uint8Array): boolean {
  return p === 0x50 && k === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6))
}

/**
 * The files of an archive. What an entry says of its own size is not believed: the bytes are counted as they come out, and
 * reading stops where they are too many. Nothing is written anywhere, so a name is only ever shown.
 */
export function unzip(bytes: Uint8Array): Unpacked {
  if (bytes.length > ZIP_BYTES_MAX) return { fault: said('file_too_large', { limit_kb: ZIP_BYTES_MAX / 1000 }) }
  if (hasPassword(bytes)) return { fault: said('zip_password') }
  const reading = new Reading()
  const archive = new Unzip((file) => reading.take(file))
  archive.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length && !reading.fault; at += STEP) {
      archive.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
    }
  } catch {
    return { fault: reading.fault ?? said('zip_damaged') }
  }
  return reading.result()
}

/** Small enough that what one step unpacks to, a thousand times as much at most, is no load. */
const STEP = 4096

class Reading {
  fault: Said | undefined
  readonly #entries: { name: string; chunks: Uint8Array[]; length: number; isWhole: boolean }[] = []
  #count = 0
  #unpacked = 0

  take(file: UnzipFile): void {
    this.#count += 1
    const name = readableName(file.name)
    if (this.#count > ENTRIES_MAX) this.fault ??= said('zip_entries', { limit: ENTRIES_MAX })
    else if (leadsElsewhere(name)) this.fault ??= said('zip_path')
    if (this.fault || isOfTheSystem(name)) return
    const entry = { name: name.split(/[/\\]/).at(-1) ?? name, chunks: [] as Uint8Array[], length: 0, isWhole: false }
    this.#entries.push(entry)
    file.ondata = (error, chunk, final) => {
      if (error) this.fault ??= said('zip_damaged')
      this.#unpacked += chunk?.length ?? 0
      entry.length += chunk?.length ?? 0
      if (this.#unpacked > UNPACKED_BYTES_MAX) this.fault ??= said('zip_bomb')
      if (entry.length <= FILE_BYTES_MAX && chunk) entry.chunks.push(chunk.slice())
      entry.isWhole = final
      if (this.fault) file.terminate()
    }
    file.start()
  }

  result(): Unpacked {
    if (this.fault) return { fault: this.fault }
    if (this.#count === 0 || this.#entries.some(({ isWhole }) => !isWhole)) return { fault: said('zip_damaged') }
    const tooLarge = this.#entries.filter(({ length }) => length > FILE_BYTES_MAX)
    const why = said('file_too_large', { limit_kb: FILE_BYTES_MAX / 1000 })
    return {
      entries: this.#entries.filter((entry) => !tooLarge.includes(entry)).map(joined),
      skipped: tooLarge.map(({ name }) => ({ name, why })),
    }
  }
}

function joined({ name, chunks, length }: { name: string; chunks: readonly Uint8Array[]; length: number }): Entry {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return { name, bytes }
}

/** Of the first entry, which is how archives are sealed: all or none. */
function hasPassword(bytes: Uint8Array): boolean {
  return bytes[2] === 3 && ((bytes[6] ?? 0) & 1) === 1
}

function leadsElsewhere(name: string): boolean {
  return /^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\0/.test(name)
}

/** Folders, and what macOS and Windows leave behind. */
function isOfTheSystem(name: string): boolean {
  return /[/\\]$|(^|\/)__MACOSX\/|(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/.test(name)
}

/** Archives made on Chinese Windows have their names in GB 18030, and say nothing of it. */
function readableName(name: string): string {
  const codes = Array.from(name, (letter) => letter.charCodeAt(0))
  if (codes.every((code) => code < 0x80) || codes.some((code) => code > 0xff)) return name
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(Uint8Array.from(codes))
    } catch {
      continue // the next one
    }
  }
  return name
}
