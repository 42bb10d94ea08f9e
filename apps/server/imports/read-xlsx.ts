import { COLUMNS_LIMIT, ROWS_LIMIT } from '@ruzhu/domain/imports/imports.ts'
import type { Cell } from '@ruzhu/domain/imports/read-row.ts'
import { Unzip, type UnzipFile, UnzipInflate, zipSync } from 'fflate'
import {
  type CellValue,
  InvalidInputError,
  InvalidSpreadsheetError,
  readSheet,
  SheetNotFoundError,
} from 'read-excel-file/universal'
import { CELL_LIMIT, Refused } from './refused.ts'

const ENTRIES_LIMIT = 500
const UNPACKED_LIMIT_BYTES = 48 * 1024 * 1024
/** Rows that are blank but were touched once are usual below a list; so many are not. */
const ROWS_SEEN_LIMIT = ROWS_LIMIT * 4
const CELLS_LIMIT = ROWS_LIMIT * COLUMNS_LIMIT

export function isXlsx([p, k, third, fourth]: Uint8Array): boolean {
  return p === 0x50 && k === 0x4b && third === 3 && fourth === 4
}

/** The first sheet of a workbook. Its bounds are held before anything is made of it: a cell may say that it stands anywhere. */
export async function readXlsx(bytes: Uint8Array): Promise<Cell[][]> {
  const parts = unpack(bytes)
  for (const [name, part] of Object.entries(parts)) if (name.includes('worksheets/')) refuseVast(part)
  const plain = zipSync(parts, { level: 0 }) // what the reader unpacks now is what was counted
  const copy = new ArrayBuffer(plain.length)
  new Uint8Array(copy).set(plain)
  try {
    return (await readSheet(copy)).map((row) => row.map(cellOf))
  } catch (error) {
    if (isOfTheFile(error)) throw new Refused('IMPORT_UNREADABLE', {}, error)
    throw error
  }
}

function cellOf(value: CellValue | null): Cell {
  if (value === null) return ''
  if (typeof value === 'number') return { number: value }
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  return String(value).slice(0, CELL_LIMIT)
}

/** What an entry says of its own size is not believed: the bytes are counted as they come out. */
function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  const parts = new Map<string, Uint8Array[]>()
  let unpacked = 0
  const archive = new Unzip((file) => {
    if (parts.size >= ENTRIES_LIMIT) throw new Refused('IMPORT_TOO_LARGE')
    if (!/\.(xml|rels)$/i.test(file.name)) return
    const chunks: Uint8Array[] = []
    parts.set(file.name, chunks)
    start(file, (chunk) => {
      unpacked += chunk.length
      if (unpacked > UNPACKED_LIMIT_BYTES) throw new Refused('IMPORT_TOO_LARGE')
      chunks.push(chunk.slice())
    })
  })
  archive.register(UnzipInflate)
  for (let at = 0; at < bytes.length; at += STEP)
    push(archive, bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
  return Object.fromEntries([...parts].map(([name, chunks]) => [name, Buffer.concat(chunks)]))
}

/** Small enough that what one step unpacks to, a thousand times as much at most, is no load. */
const STEP = 4096

function start(file: UnzipFile, take: (chunk: Uint8Array) => void): void {
  file.ondata = (error, chunk) => {
    if (error) throw refusedBy(error)
    if (chunk) take(chunk)
  }
  file.start()
}

function push(archive: Unzip, bytes: Uint8Array, last: boolean): void {
  try {
    archive.push(bytes, last)
  } catch (error) {
    throw refusedBy(error)
  }
}

function refuseVast(part: Uint8Array): void {
  const xml = Buffer.from(part).toString('latin1')
  let cells = 0
  for (const [, tag, column, row] of xml.matchAll(/<(?:\w+:)?(row|c)(?=[\s/>])(?:[^<>]*?\sr="([A-Z]*)(\d+)")?/g)) {
    if (tag === 'c') cells += 1
    if (cells > CELLS_LIMIT || Number(row ?? 0) > ROWS_SEEN_LIMIT || columnNumber(column ?? '') > COLUMNS_LIMIT * 4) {
      throw new Refused('IMPORT_TOO_LARGE', { limit_rows: ROWS_LIMIT, limit_columns: COLUMNS_LIMIT })
    }
  }
}

/** AA is 27. */
function columnNumber(letters: string): number {
  return Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}

function isOfTheFile(error: unknown): boolean {
  return [InvalidInputError, InvalidSpreadsheetError, SheetNotFoundError].some((kind) => error instanceof kind)
}

/** What is thrown out of a step comes back by way of the archive. */
function refusedBy(error: unknown): Refused {
  return error instanceof Refused ? error : new Refused('IMPORT_UNREADABLE', {}, error)
}
