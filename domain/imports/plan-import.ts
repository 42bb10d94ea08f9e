import type { Deps } from '../deps.ts'
import type { ChannelDescriptor } from '../descriptor.ts'
import { AppError } from '../errors.ts'
import type { ImportId } from '../ids.ts'
import { knowColumns } from './columns.ts'
import { type ClientImport, type ImportRow, ROWS_LIMIT } from './imports.ts'
import { knownClients } from './known-clients.ts'
import { type Cell, isBlank, type ReadRow, readRow } from './read-row.ts'
import { Companies } from './same-company.ts'

/** A list as a file holds it; rows are numbered as the program that wrote it numbers them. */
export type ClientList = {
  filename: string
  sha256: string
  header: readonly string[]
  rows: readonly { number: number; cells: readonly Cell[] }[]
}
type Channels = readonly Pick<ChannelDescriptor, 'name' | 'label' | 'scenes'>[]

/** Reads a list and says of each row what would become of it. Nothing is made: that is `startImport`. */
export async function planImport(
  deps: Pick<Deps, 'store' | 'now' | 'newId'>,
  list: ClientList,
  channels: Channels,
  by: string,
): Promise<ClientImport> {
  const { known, unknown } = knowColumns(list.header, channels)
  const filled = list.rows.filter(({ cells }) => !isBlank(cells))
  if (filled.length === 0) throw new AppError('IMPORT_EMPTY')
  if (filled.length > ROWS_LIMIT) throw new AppError('IMPORT_TOO_LARGE', { limit_rows: ROWS_LIMIT })
  const now = deps.now()
  const read = filled.map(({ number, cells }) => ({ number, ...readRow(cells, known, channels, now) }))
  const planned: ClientImport = {
    id: deps.newId('im'),
    filename: list.filename,
    sha256: list.sha256,
    state: 'ready',
    columns: known.map(({ index: _place, ...column }) => column),
    unknownColumns: unknown,
    total: read.length,
    by,
    createdAt: now,
  }
  return deps.store.transaction(async (tx) => {
    const open = await tx.imports.openOf(list.sha256)
    if (open) return open
    const existing = await knownClients(
      tx,
      read.flatMap(({ input }) => input ?? []),
    )
    await tx.imports.insert(planned, [...judged(planned.id, read, existing)])
    return planned
  })
}

function* judged(
  importId: ImportId,
  read: readonly (ReadRow & { number: number })[],
  existing: Awaited<ReturnType<typeof knownClients>>,
): Generator<ImportRow> {
  const above = new Companies<number>()
  for (const { number, name, problems, input } of read) {
    const row = { importId, number, name, problems }
    if (!input) {
      yield { ...row, state: 'problem' }
      continue
    }
    const client = existing.find(input)
    const sameAsRow = above.find(input)
    above.add(input, number)
    if (sameAsRow !== undefined) yield { ...row, state: 'same_row', sameAsRow }
    else if (client) yield { ...row, state: 'same_client', clientId: client.id }
    else yield { ...row, state: 'new', input }
  }
}
