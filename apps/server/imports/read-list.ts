import { AppError } from '@ruzhu/domain/errors.ts'
import { FILE_LIMIT_BYTES, ROWS_LIMIT } from '@ruzhu/domain/imports/imports.ts'
import type { ClientList } from '@ruzhu/domain/imports/plan-import.ts'
import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Answer, Table } from './list-worker.ts'

const MEMORY_MB = 384
const LONGEST_MS = 30_000
/** Each may take as much memory as it is allowed; the others wait for their turn. */
const AT_ONCE = 2
const WAITING_AT_MOST = 20

const waiting: (() => void)[] = []
let reading = 0

/**
 * The list in a file of CSV or XLSX. Somebody else's file is read in a thread of its own, with bounds of memory and time:
 * nothing else waits for it, and what is made to burst takes only that thread with it.
 */
export async function readList({ filename, bytes }: { filename: string; bytes: Uint8Array }): Promise<ClientList> {
  if (bytes.length > FILE_LIMIT_BYTES) throw new AppError('IMPORT_TOO_LARGE')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await turn()
  try {
    const [header, ...rows] = await read(bytes)
    if (!header) throw new AppError('IMPORT_EMPTY')
    if (rows.length > ROWS_LIMIT * 4) throw new AppError('IMPORT_TOO_LARGE', { limit_rows: ROWS_LIMIT })
    return {
      filename: shown(filename),
      sha256,
      header: header.map((cell) => (typeof cell === 'string' ? cell : String(cell.number))),
      rows: rows.map((cells, index) => ({ number: index + 2, cells })),
    }
  } finally {
    reading -= 1
    waiting.shift()?.()
  }
}

async function turn(): Promise<void> {
  if (waiting.length >= WAITING_AT_MOST) throw new AppError('OVERLOADED', { retry_after_s: 5 })
  if (reading >= AT_ONCE) {
    const { promise, resolve } = Promise.withResolvers<void>()
    waiting.push(resolve)
    await promise
  }
  reading += 1
}

async function read(bytes: Uint8Array): Promise<Table> {
  const worker = new Worker(new URL('list-worker.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    stdout: true,
    stderr: true,
  })
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const timer = setTimeout(() => reject(new AppError('IMPORT_TOO_LARGE')), LONGEST_MS)
  worker.once('message', resolve)
  worker.once('error', (cause) => reject(outOfMemory(cause) ? new AppError('IMPORT_TOO_LARGE') : cause))
  worker.once('exit', () => reject(new AppError('IMPORT_UNREADABLE')))
  try {
    const answer = await promise
    if ('table' in answer) return answer.table
    throw new AppError(answer.refused, answer.facts)
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

function outOfMemory(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function shown(filename: string): string {
  const name = filename.split(/[/\\]/).at(-1) ?? ''
  return (
    Array.from(name.toWellFormed().replaceAll(/\p{Cc}/gu, ''))
      .slice(0, 200)
      .join('') || 'clients'
  )
}
