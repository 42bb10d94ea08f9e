import type { Kysely } from 'kysely'
import { DatabaseError } from 'pg'
import { onConnection } from '../kysely.ts'
import type { Tables } from '../tables.ts'
import type { Clients } from './clients.ts'
import type { Connection } from './connection.ts'
import { POSTGRES } from './dialect.ts'

type Work<Result> = (db: Kysely<Tables>) => Promise<Result>

const TRIES = 5

/**
 * READ COMMITTED: our updates are conditional, so they need no more. What PostgreSQL asks us to repeat is repeated; a
 * connection lost at COMMIT is an error, because nobody knows then what became of it.
 */
export async function transaction<Result>(clients: Clients, work: Work<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await clients.lend((connection) => attempt(connection, work))
    } catch (error) {
      if (!mayPassNextTime(error) || tries === TRIES) throw error
    }
  }
}

async function attempt<Result>(connection: Connection, work: Work<Result>): Promise<Result> {
  await connection.begin()
  try {
    const result = await work(onConnection<Tables>(POSTGRES, connection))
    await connection.commit()
    return result
  } catch (error) {
    await connection.rollback()
    throw error
  }
}

/**
 * 40001 and 40P01: lost a race or a deadlock. 23505: somebody took a unique number between our look and our write; the
 * second run sees it taken and answers in its own words.
 */
function mayPassNextTime(error: unknown): boolean {
  return error instanceof DatabaseError && ['40001', '40P01', '23505'].includes(error.code ?? '')
}
