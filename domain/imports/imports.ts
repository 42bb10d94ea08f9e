import type { ClientInput } from '../clients/client-input.ts'
import type { ClientId, ImportId } from '../ids.ts'
import type { Text } from '../text.ts'
import type { ColumnName } from './columns.ts'

/**
 * `ready` until somebody starts it: nothing was made so far. `running` while clients are made from it in the background.
 * Then it is `done`, and what was read from the file is forgotten; only what became of each row is kept.
 */
export type ImportState = 'ready' | 'running' | 'done' | 'discarded'

/** A list of clients from a file, read and looked at before anything is made of it. */
export type ClientImport = {
  id: ImportId
  filename: string
  /** Of the file's bytes: the same file is the same import as long as it waits or runs. */
  sha256: string
  state: ImportState
  /** Columns that were recognised, in the file's own words. */
  columns: readonly ImportColumn[]
  unknownColumns: readonly string[]
  /** Rows that are not blank. */
  total: number
  by: string
  createdAt: Date
  startedBy?: string
  startedAt?: Date
  endedAt?: Date
}
/** `channel` where it says in which scenes the client wants to be paid there. */
export type ImportColumn = { header: string; name: ColumnName; channel?: string }

/**
 * What a row is found to be: a client to be made, one that is on the list already, the same as a row above it, or one that
 * has to be mended first. `created` is what a new one becomes.
 */
export const ROW_STATES = ['new', 'same_client', 'same_row', 'problem', 'created'] as const
export type RowState = (typeof ROW_STATES)[number]

/** Why a value cannot be taken, and what mends it. */
export type RowProblem = { column: ColumnName; reason: Text; fix: Text }

export type ImportRow = {
  importId: ImportId
  /** As the program that wrote the file counts: the first row below the header is 2. */
  number: number
  state: RowState
  /** Of the client, as far as it could be read. */
  name: string
  /** What a client is made of; absent where there is a problem, and once the import has ended. */
  input?: ClientInput
  problems: readonly RowProblem[]
  /** The client that was made of it, or that it is. */
  clientId?: ClientId
  sameAsRow?: number
}

export type RowCounts = Readonly<Record<RowState, number>>

/** So many rows at most, and so many bytes: a file that is larger is divided by who has it. */
export const ROWS_LIMIT = 5000
export const COLUMNS_LIMIT = 60
export const FILE_LIMIT_BYTES = 5 * 1024 * 1024
