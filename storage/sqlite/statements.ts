import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import { noStreaming } from '../kysely.ts'

type Prepared = { statement: StatementSync; answersRows: boolean }

const PREPARED_AT_MOST = 500

/** The statements of one connection, each prepared once; those not used for longest are let go. */
export class Statements {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, Prepared>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  run<Row>({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): QueryResult<Row> {
    const { statement, answersRows } = this.#prepare(sql)
    const values = parameters.map(bindable)
    // The caller's query types its rows; SQLite answers plain objects.
    if (answersRows) return { rows: statement.all(...values) as Row[] }
    return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) }
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql)
    const prepared = { statement, answersRows: statement.columns().length > 0 }
    this.#prepared.set(sql, prepared)
    if (this.#prepared.size > PREPARED_AT_MOST) this.#forgetOldest()
    return prepared
  }

  #forgetOldest(): void {
    for (const sql of this.#prepared.keys()) {
      this.#prepared.delete(sql)
      return
    }
  }
}

/** A connection of Kysely that answers at once. `refused` says why it may not be used any more. */
export function connectionOver(
  statements: Statements,
  guard: { refused?: () => Error | undefined; failed?: (error: unknown) => void } = {},
): DatabaseConnection {
  return {
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      const problem = guard.refused?.()
      if (problem) throw problem
      try {
        return statements.run<Row>(query)
      } catch (error) {
        guard.failed?.(error)
        throw error
      }
    },
    streamQuery: noStreaming,
  }
}

function bindable(value: unknown): SQLInputValue {
  if (typeof value === 'string') {
    // PostgreSQL cannot hold it; what one engine refuses, both refuse.
    if (value.includes('\0')) throw new RangeError('a text with a NUL character cannot be stored')
    return value
  }
  if (value === null || typeof value === 'number' || typeof value === 'bigint') return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`a ${typeof value} cannot be stored`)
}
