import type { ErrorCode, Facts } from '@ruzhu/domain/errors.ts'
import type { Cell } from '@ruzhu/domain/imports/read-row.ts'
import { parentPort, workerData } from 'node:worker_threads'
import { readCsv } from './read-csv.ts'
import { Refused } from './refused.ts'
import { isXlsx, readXlsx } from './read-xlsx.ts'

/** The rows of a file, the first of them its header. */
export type Table = readonly (readonly Cell[])[]
export type Answer = { table: Table } | { refused: ErrorCode; facts: Facts }

parentPort?.postMessage(await answer(workerData), [])

async function answer(bytes: Uint8Array): Promise<Answer> {
  try {
    return { table: isXlsx(bytes) ? await readXlsx(bytes) : readCsv(bytes) }
  } catch (error) {
    if (error instanceof Refused) return { refused: error.code, facts: error.facts }
    throw error
  }
}
