import { Client } from 'pg'
import { onConnection } from '../kysely.ts'
import type { MigrationEngine, MigrationTables } from '../migrate.ts'
import { migrationConfig } from './config.ts'
import { Connection } from './connection.ts'
import { POSTGRES } from './dialect.ts'
import { StatementNames } from './statement-names.ts'

// Of this application and this purpose; any number that nobody else uses will do.
const LOCK = 7_300_001

/** An advisory lock keeps a second process waiting, also on a database that has no table yet. */
export function postgresMigrations(url: string): MigrationEngine {
  return {
    name: 'postgres',
    async alone(step) {
      const client = new Client(migrationConfig(url))
      const connection = new Connection(client, new StatementNames())
      try {
        await connect(client)
        await connection.begin()
        await connection.executeQuery({ sql: 'select pg_advisory_xact_lock($1)', parameters: [LOCK] })
        const more = await step(onConnection<MigrationTables>(POSTGRES, connection))
        await connection.commit()
        return more
      } finally {
        await client.end() // what was not committed is undone with it
      }
    },
  }
}

async function connect(client: Client): Promise<void> {
  try {
    await client.connect()
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? cause.code : cause
    throw new Error(`PostgreSQL at ${client.host}:${client.port} does not let us in (${why}).`, { cause })
  }
}

/** What was acknowledged must be on the disk, and text must be Unicode. */
export async function refuseUnsafeSettings(connection: Connection): Promise<void> {
  const { rows } = await connection.executeQuery<{ name: string; setting: string }>({
    sql: `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'server_encoding')`,
    parameters: [],
  })
  const wrong = rows.find(
    ({ name, setting }) => setting === 'off' || (name === 'server_encoding' && setting !== 'UTF8'),
  )
  if (!wrong) return
  throw new Error(
    `PostgreSQL has ${wrong.name} = ${wrong.setting}, and payments would get lost by it: it must be ` +
      `${wrong.name === 'server_encoding' ? 'UTF8' : 'on'}.`,
  )
}
