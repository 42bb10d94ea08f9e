import { DatabaseSync } from 'node:sqlite'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

export type Change = { collection: string; id: string; value: unknown }

/** Where collections and pictures survive a restart. Everything given in one call is written, or nothing of it. */
export type Journal = {
  read(collection: string): Iterable<[id: string, value: unknown]>
  write(changes: readonly Change[]): void
  writeBlob(id: string, bytes: Buffer): void
  readBlob(id: string): Buffer | undefined
  clear(): void
  close(): void
}

const TABLES = `
  create table if not exists things (
    position integer primary key,
    collection text not null,
    id text not null,
    value text not null,
    unique (collection, id)
  );
  create table if not exists blobs (id text primary key, bytes blob not null);
`

/**
 * One SQLite file in a folder. WAL without a sync for each commit: what was answered survives kill -9; a power cut may
 * take the last moments of a simulator with it. The lock is exclusive, so a second start on the folder is refused.
 */
export function openJournal(folder: string): Journal {
  mkdirSync(folder, { recursive: true })
  const db = new DatabaseSync(join(folder, 'simulator.sqlite'))
  db.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal;')
  db.exec(TABLES)
  const upsert = db.prepare(
    'insert into things (collection, id, value) values (?, ?, ?) on conflict (collection, id) do update set value = excluded.value',
  )
  const remove = db.prepare('delete from things where collection = ? and id = ?')
  const select = db.prepare('select id, value from things where collection = ? order by position')
  const putBlob = db.prepare('insert or replace into blobs (id, bytes) values (?, ?)')
  const getBlob = db.prepare('select bytes from blobs where id = ?')

  function apply({ collection, id, value }: Change) {
    if (value === undefined) remove.run(collection, id)
    else upsert.run(collection, id, JSON.stringify(value))
  }

  return {
    *read(collection) {
      for (const row of select.iterate(collection)) yield [String(row['id']), JSON.parse(String(row['value']))]
    },
    write(changes) {
      db.exec('begin')
      try {
        for (const change of changes) apply(change)
        db.exec('commit')
      } catch (error) {
        db.exec('rollback')
        throw error
      }
    },
    writeBlob: (id, bytes) => void putBlob.run(id, bytes),
    readBlob(id) {
      const bytes = getBlob.get(id)?.['bytes']
      return bytes instanceof Uint8Array ? Buffer.from(bytes) : undefined
    },
    clear: () => db.exec('delete from things; delete from blobs'),
    close: () => db.close(),
  }
}
