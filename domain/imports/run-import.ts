import { checkClient } from '../clients/client-input.ts'
import { addClient } from '../clients/create-client.ts'
import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { ImportId } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { owe } from '../jobs/owe.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import type { ClientImport, ImportRow } from './imports.ts'
import { knownClients } from './known-clients.ts'

/** Clients are made from now on, in the background. Started twice is started once. */
export async function startImport(deps: OnboardingDeps, id: ImportId, by: string): Promise<ClientImport> {
  return deps.store.transaction(async (tx) => {
    const planned = await importOf(tx, id)
    if (planned.state === 'discarded') throw new AppError('IMPORT_DISCARDED', { id })
    if (planned.state !== 'ready') return planned
    const now = deps.now()
    const running: ClientImport = { ...planned, state: 'running', startedBy: by, startedAt: now }
    if (!(await tx.imports.update(running, planned))) throw new AppError('CONFLICT', { id })
    await owe(tx, deps, 'import_clients', id, now)
    return running
  })
}

/** It will not be started; what was read is forgotten. */
export async function discardImport(deps: OnboardingDeps, id: ImportId): Promise<ClientImport> {
  return deps.store.transaction(async (tx) => {
    const planned = await importOf(tx, id)
    if (planned.state === 'discarded') return planned
    if (planned.state !== 'ready') throw new AppError('IMPORT_STARTED', { id })
    const discarded: ClientImport = { ...planned, state: 'discarded', endedAt: deps.now() }
    if (!(await tx.imports.update(discarded, planned))) throw new AppError('CONFLICT', { id })
    await tx.imports.forgetInputs(id)
    return discarded
  })
}

async function importOf(tx: Records, id: ImportId): Promise<ClientImport> {
  const found = await tx.imports.byId(id)
  if (!found) throw new AppError('NOT_FOUND', { id })
  return found
}

const ROWS_AT_ONCE = 25
/** Then others have their turn, and a server that closes does not wait for long. */
const BATCHES_IN_A_ROW = 8

/**
 * The job. A client and what became of its row are written together, a few rows at a time: whoever is killed in between
 * goes on behind the last of them, and no row is made twice.
 */
export async function carryOutImport(deps: OnboardingDeps, id: ImportId): Promise<JobOutcome> {
  for (let batch = 0; batch < BATCHES_IN_A_ROW; batch++) {
    const ended = await deps.store.transaction((tx) => makeSome(tx, deps, id))
    if (ended) return { state: 'done' }
  }
  return { state: 'again', at: deps.now() }
}

async function makeSome(tx: Records, deps: OnboardingDeps, id: ImportId): Promise<boolean> {
  await tx.imports.lockRunning() // two lists may name the same company
  const running = await tx.imports.byId(id)
  if (running?.state !== 'running') return true
  const rows = await tx.imports.newRows(id, ROWS_AT_ONCE)
  if (rows.length === 0) return tx.imports.update({ ...running, state: 'done', endedAt: deps.now() }, running)
  const existing = await knownClients(
    tx,
    rows.flatMap(({ input }) => input ?? []),
  )
  for (const row of rows) {
    const made = await makeOne(tx, deps, row, existing, running.startedBy ?? running.by)
    await tx.imports.settleRow({ ...row, ...made })
  }
  return false
}

type Made = Pick<ImportRow, 'state'> & Partial<Pick<ImportRow, 'clientId' | 'problems'>>

async function makeOne(
  tx: Records,
  deps: OnboardingDeps,
  { input }: ImportRow,
  existing: Awaited<ReturnType<typeof knownClients>>,
  by: string,
): Promise<Made> {
  const client = input && existing.find(input)
  if (client) return { state: 'same_client', clientId: client.id }
  const stale: Made = { state: 'problem', problems: [STALE] }
  if (!input) return stale
  try {
    checkClient(input, deps.describe, deps.now())
  } catch (error) {
    if (error instanceof AppError && error.code === 'INPUT_INVALID') return stale
    throw error
  }
  return { state: 'created', clientId: (await addClient(tx, deps, input, by)).id }
}

/** A rule has changed since the list was looked at. */
const STALE = {
  column: 'name',
  reason: text('import.stale'),
  fix: text('import.stale_fix'),
} as const
