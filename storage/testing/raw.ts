import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'

type Row = Record<string, unknown>

/** Past the store and its rules: for spoiling a database, and for looking into one. */
export async function raw(url: string, statement: string): Promise<readonly Row[]> {
  return url.startsWith('sqlite:') ? rawSqlite(url.slice('sqlite:'.length), statement) : rawPostgres(url, statement)
}

function rawSqlite(file: string, statement: string): readonly Row[] {
  const database = new DatabaseSync(file, { timeout: 5000 })
  try {
    return database.prepare(statement).all()
  } finally {
    database.close()
  }
}

async function rawPostgres(url: string, statement: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Row>(statement)
    return rows
  } finally {
    await client.end()
  }
}

/** Every value of every row of every table. */
export async function everyValue(url: string): Promise<readonly unknown[]> {
  const tables = url.startsWith('sqlite:')
    ? await raw(url, `select name from sqlite_master where type = 'table'`)
    : await raw(url, `select table_name as name from information_schema.tables where table_schema = 'public'`)
  const rows = await Promise.all(tables.map(({ name }) => raw(url, `select * from "${name}"`)))
  return rows.flat().flatMap((row) => Object.values(row))
}
