import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StorageOverloaded, WAITING_AT_MOST } from '../engine.ts'
import type { Tables } from '../tables.ts'
import { Writer } from './writer.ts'

let folder = ''
let database: DatabaseSync
let writer: Writer

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ruzhu-writer-'))
  database = new DatabaseSync(join(folder, 'writer.db'))
  database.exec('pragma journal_mode = wal; create table parents (id text primary key) strict')
  database.exec('create table notes (id text primary key, parent text references parents (id)) strict')
  writer = new Writer(database)
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

const note =
  (id: string, parent: string | null = null) =>
  (db: Kysely<Tables>) =>
    sql`insert into notes (id, parent) values (${id}, ${parent})`.execute(db)
const notes = () =>
  database
    .prepare('select id from notes order by id')
    .all()
    .map(({ id }) => id)

test('what waits at one turn shares one commit', async () => {
  const commits = countCommits()
  await Promise.all(Array.from({ length: 100 }, (_, index) => writer.transaction(note(`n${index}`))))
  expect(notes()).toHaveLength(100)
  expect(commits()).toBe(1)
})

test('a transaction is acknowledged after the commit, not before', async () => {
  const inTransaction: boolean[] = []
  await Promise.all(
    ['a', 'b', 'c'].map(async (id) => {
      await writer.transaction(note(id))
      inTransaction.push(database.isTransaction)
    }),
  )
  expect(inTransaction).toEqual([false, false, false])
})

test('when the commit fails, all of the group have failed, and the next ones go on', async () => {
  const orphan = writer.transaction(async (db) => {
    await sql`pragma defer_foreign_keys = on`.execute(db) // so that it is noticed at the commit
    await note('orphan', 'nobody')(db)
  })
  const group = await Promise.allSettled([
    writer.transaction(note('before')),
    orphan,
    writer.transaction(note('after')),
  ])
  expect(group.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(notes()).toEqual([])
  await writer.transaction(note('next'))
  expect(notes()).toEqual(['next'])
})

test('a full disk fails whom it hits, and nobody is told of what is not there', async () => {
  const { page_count } = database.prepare('pragma page_count').get() as { page_count: number }
  database.exec(`pragma max_page_count = ${page_count + 3}`)
  const ids = ['a', 'b', 'x'.repeat(100_000), 'c']
  const group = await Promise.allSettled(ids.map((id) => writer.transaction(note(id))))
  expect(group[2]?.status).toBe('rejected')
  expect(notes()).toEqual(ids.filter((_, index) => group[index]?.status === 'fulfilled'))
  database.exec('pragma max_page_count = 100000')
  await writer.transaction(note('next'))
  expect(notes()).toContain('next')
})

test('work that awaits something else is refused, and holds up nobody', async () => {
  const late = Promise.withResolvers<unknown>()
  const stalled = writer.transaction(async (db) => {
    await note('stalled')(db)
    await new Promise((resolve) => setTimeout(resolve, 5))
    note('late')(db).then(late.resolve, late.reject)
  })
  const beside = [writer.transaction(note('before')), stalled, writer.transaction(note('after'))]
  const [before, refused, after] = await Promise.allSettled(beside)
  expect(refused).toMatchObject({
    reason: { message: 'a transaction awaited something other than its own records, so it was rolled back' },
  })
  expect([before?.status, after?.status]).toEqual(['fulfilled', 'fulfilled'])
  expect(notes()).toEqual(['after', 'before'])
  await expect(late.promise).rejects.toThrow('has ended')
  expect(notes()).toEqual(['after', 'before'])
})

test('a transaction within a transaction would wait for itself, and is refused', async () => {
  const nested = writer.transaction(() => writer.transaction(note('inner')))
  await expect(nested).rejects.toThrow('awaited something other than its own records')
  await writer.idle()
  expect(notes()).toEqual(['inner']) // it stood in the queue by itself
})

test('long work of many small steps is not mistaken for waiting', async () => {
  await writer.transaction(async (db) => {
    for (let step = 0; step < 2000; step++) await note(`n${step}`)(db)
  })
  expect(notes()).toHaveLength(2000)
})

test('the queue has an end, and says so', async () => {
  const held = Array.from({ length: WAITING_AT_MOST }, () => writer.transaction(async () => 'done'))
  await expect(writer.transaction(async () => 'one too many')).rejects.toThrow(StorageOverloaded)
  expect(new Set(await Promise.all(held))).toEqual(new Set(['done']))
  expect(await writer.transaction(async () => 'room again')).toBe('room again')
})

/** Commits that wrote something, as another connection sees them: `data_version` moves at each. */
function countCommits(): () => number {
  const observer = new DatabaseSync(join(folder, 'writer.db'), { readOnly: true })
  const frames = () => Number(observer.prepare('pragma data_version').get()?.['data_version'])
  const before = frames()
  return () => {
    const after = frames()
    observer.close()
    return after - before
  }
}
