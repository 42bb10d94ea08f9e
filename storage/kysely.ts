import {
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  type Driver,
  Kysely,
} from 'kysely'

/** Kysely as a writer of SQL over connections that we manage: transactions are the engine's own. */
export function kyselyOver<Tables>(
  dialect: Dialect,
  provideConnection: ConnectionProvider['provideConnection'],
): Kysely<Tables> {
  const executor = new DefaultQueryExecutor(dialect.createQueryCompiler(), dialect.createAdapter(), {
    provideConnection,
  })
  return new Kysely<Tables>({ config: { dialect }, dialect, driver: NO_DRIVER, executor })
}

/** Everything runs on this one connection. */
export function onConnection<Tables>(dialect: Dialect, connection: DatabaseConnection): Kysely<Tables> {
  return kyselyOver(dialect, (consumer) => consumer(connection))
}

export function noStreaming(): never {
  throw new Error('rows are read in pages, not streamed')
}

async function refuse(): Promise<never> {
  throw new Error('transactions are begun by Store.transaction, not by Kysely')
}

/** A stand-in that begins no transaction: `kyselyOver` never asks it for a connection. */
export const NO_DRIVER: Driver = {
  async init() {},
  acquireConnection: refuse,
  beginTransaction: refuse,
  commitTransaction: refuse,
  rollbackTransaction: refuse,
  async releaseConnection() {},
  async destroy() {},
}
