import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import { type ClientBase, DatabaseError, type QueryResult as PgResult } from 'pg'
import { noStreaming } from '../kysely.ts'
import type { StatementNames } from './statement-names.ts'

type Statement = Pick<CompiledQuery, 'sql' | 'parameters'>

/** One client of PostgreSQL, for as long as we hold it; its statements run one after the other. */
export class Connection implements DatabaseConnection {
  readonly #client: ClientBase
  readonly #names: StatementNames
  #last: Promise<unknown> = Promise.resolve()
  #failure: unknown
  #good = true
  #ended = false

  constructor(client: ClientBase, names: StatementNames) {
    this.#client = client
    this.#names = names
    client.on('error', this.#lost)
  }

  /** False when it can serve nobody any more: it broke, or did not answer in time. */
  get good(): boolean {
    return this.#good
  }

  async executeQuery<Row>(query: Statement): Promise<QueryResult<Row>> {
    if (this.#ended) throw new Error('this transaction has ended; its records cannot be used any more')
    const { rows, rowCount } = await this.#inOrder(query)
    // The caller's query types its rows. pg counts what was written, and for a select what was read.
    return { rows: rows as Row[], numAffectedRows: BigInt(rowCount ?? 0) }
  }

  streamQuery = noStreaming

  async begin(): Promise<void> {
    await this.#inOrder(statement('begin'))
  }

  /** PostgreSQL answers COMMIT with ROLLBACK, and without an error, where a statement had failed. */
  async commit(): Promise<void> {
    this.#ended = true
    const { command } = await this.#inOrder(statement('commit'))
    if (command === 'COMMIT') return
    throw new Error('a statement of this transaction had failed, so it was not committed', { cause: this.#failure })
  }

  /** Where the connection is lost, the server has rolled back by itself. */
  async rollback(): Promise<void> {
    this.#ended = true
    await this.#last
    if (this.#good) await this.#inOrder(statement('rollback')).then(nothing, nothing) // then `good` is false
  }

  /** Lets go of the client; nothing is asked of it through here afterwards. */
  end(): void {
    this.#ended = true
    this.#client.off('error', this.#lost)
  }

  #inOrder(query: Statement): Promise<PgResult> {
    const result = this.#last.then(() => this.#query(query))
    this.#last = result.then(nothing, nothing) // its caller hears of the failure
    return result
  }

  async #query({ sql, parameters }: Statement): Promise<PgResult> {
    for (const value of parameters) refuseNul(value)
    try {
      const name = this.#names.of(sql)
      return await this.#client.query({ text: sql, values: [...parameters], ...(name !== undefined && { name }) })
    } catch (error) {
      this.#failure ??= error
      if (!refusedByServer(error)) this.#good = false
      throw error
    }
  }

  readonly #lost = (error: unknown): void => {
    this.#failure ??= error
    this.#good = false
  }
}

/** A definite no to one statement. Class 57P is the server's end, and FATAL the connection's. */
function refusedByServer(error: unknown): boolean {
  return error instanceof DatabaseError && error.severity !== 'FATAL' && !error.code?.startsWith('57P')
}

/** PostgreSQL cannot hold it; both engines refuse it in the same words. */
function refuseNul(value: unknown): void {
  if (typeof value === 'string' && value.includes('\0')) {
    throw new RangeError('a text with a NUL character cannot be stored')
  }
}

function statement(sql: string): Statement {
  return { sql, parameters: [] }
}

function nothing(): void {}
