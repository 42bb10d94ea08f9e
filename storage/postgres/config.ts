import { types, type ClientConfig } from 'pg'

const STATEMENT_TIMEOUT_MS = 30_000

/** For all connections but the one that migrates. A server that is gone without a word is noticed by `query_timeout`. */
export function connectionConfig(url: string): ClientConfig {
  return {
    ...baseConfig(url),
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS + 5_000,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS, // a work that awaits something else does not hold locks for ever
  }
}

/** A migration may take its time, and another process that migrates is waited for. */
export function migrationConfig(url: string): ClientConfig {
  return { ...baseConfig(url), lock_timeout: 10 * 60_000 }
}

function baseConfig(url: string): ClientConfig {
  return {
    connectionString: url,
    application_name: 'ruzhu',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: { getTypeParser },
  }
}

const { INT8 } = types.builtins

/** bigint columns hold our money and times: numbers here, as long as a number can hold them. */
const getTypeParser: typeof types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === INT8 ? safeInteger : types.getTypeParser(oid, format)

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond what a number can hold exactly`)
  return value
}
