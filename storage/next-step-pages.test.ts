import type { NextStepQuery } from '@ruzhu/domain/store.ts'
import type { CompiledQuery } from 'kysely'
import { DatabaseSync } from 'node:sqlite'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FEW } from './client-search.ts'
import type { Context } from './context.ts'
import { kyselyOver } from './kysely.ts'
import { localMasterKey } from './master-key.ts'
import { nextStepPage } from './next-step-pages.ts'
import { openStore } from './open-store.ts'
import { SQLITE } from './sqlite/dialect.ts'
import type { Tables } from './tables.ts'
import { TEST_KEY } from './testing/test-key.ts'
import { Vault } from './vault.ts'

let folder: string
let database: DatabaseSync

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruzhu-plans-'))
  const file = join(folder, 'plans.db')
  const vault = new Vault(localMasterKey(TEST_KEY))
  await (await openStore({ url: `sqlite:${file}`, vault, now: () => new Date(0) })).close()
  database = new DatabaseSync(file)
})
afterAll(async () => {
  database.close()
  await rm(folder, { recursive: true, force: true })
})

const AT = new Date('2026-11-24T02:00:00Z')
const QUERIES: [string, Partial<NextStepQuery>][] = [
  ['of all', {}],
  ['behind a place', { after: '4.1.cl_x' }],
  ['that wait for some', { waitingFor: ['operator', 'developer'] }],
  ['that are overdue', { overdueAt: AT }],
  ['that were refused', { blocked: true }],
  ['in a state', { state: 'auditing' }],
  ['at a platform', { channel: 'somepay' }],
  ['at a platform, in a state', { channel: 'somepay', state: 'auditing' }],
  ['of a name', { text: '牛腩粉' }],
  ['of one character', { text: '粉' }],
  ['of a long name', { text: '海珠区老陈牛腩粉店' }],
  ['of what may be a number', { text: '91440101ma5' }],
  ['of everything', { text: '粉店', state: 'auditing', waitingFor: ['client'], overdueAt: AT, after: '4.1.cl_x' }],
]

// the order itself is walked, until a page is full; what was counted or found is at most 201 rows
const WHOLE_TABLE =
  /SCAN (?!next_steps USING COVERING INDEX next_steps_urgency|counted|found|numbered|\d+ CONSTANT|CONSTANT)/

describe('no statement of a list reads a whole table, and none of many clients sorts them', () => {
  test.each(QUERIES)('clients %s, which many are', async (_, query) => {
    const plans = (await statements(query, 'many')).map(planOf)
    expect(plans.length).toBeGreaterThan(0)
    for (const plan of plans) expect(plan).not.toMatch(WHOLE_TABLE)
    expect(plans.at(-1)).not.toContain('TEMP B-TREE')
    expect(plans.at(-1)).toMatch(/next_steps USING COVERING INDEX next_steps_(urgency|at_channel)/)
  })

  test.each(QUERIES.filter(([, { text, state }]) => text ?? state))('clients %s, which few are', async (_, query) => {
    const plans = (await statements(query, 'few')).map(planOf)
    for (const plan of plans) expect(plan).not.toMatch(WHOLE_TABLE)
    expect(plans.at(-1)).toMatch(/next_steps USING .*\(client_id=\?/)
  })
})

/** What is asked of the database for a page. */
async function statements(query: Partial<NextStepQuery>, found: 'few' | 'many'): Promise<readonly CompiledQuery[]> {
  const asked: CompiledQuery[] = []
  const db = kyselyOver<Tables>(SQLITE, (consumer) =>
    consumer({
      executeQuery: async <Row>(one: CompiledQuery) => {
        asked.push(one)
        return { rows: answersTo(one, found) as Row[] } // what the statement's own columns are
      },
      streamQuery: () => {
        throw new Error('nothing is streamed')
      },
    }),
  )
  const sealer: Context['sealer'] = { seal: () => unneeded(), open: () => unneeded() }
  await nextStepPage(
    { db, engine: 'sqlite', sealer, now: () => AT, leaveDueJob: () => undefined },
    { limit: 50, ...query },
  )
  return asked
}

function answersTo({ sql }: CompiledQuery, found: 'few' | 'many'): readonly unknown[] {
  if (sql.includes('as way')) return [{ way: 0, many: found === 'few' ? 1 : 1000 }]
  if (sql.includes('"channel"')) return []
  return Array.from({ length: found === 'few' ? 1 : FEW + 1 }, (_, at) => ({ client_id: `cl_${at}` }))
}

function unneeded(): Promise<never> {
  return Promise.reject(new Error('nothing was found'))
}

function planOf({ sql, parameters }: CompiledQuery): string {
  const rows = database.prepare(`explain query plan ${sql}`).all(...parameters.map(bindable))
  return rows.map(({ detail }) => String(detail)).join('\n')
}

function bindable(value: unknown): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value
  throw new TypeError('a list is narrowed by texts and numbers')
}
