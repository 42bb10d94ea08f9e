import { Pool } from 'pg'
import { refuseOverload } from '../engine.ts'
import { connectionConfig } from './config.ts'
import { Connection } from './connection.ts'
import { StatementNames } from './statement-names.ts'

const POOL_SIZE = 10

/** The pool. What is under way is waited for when it closes. */
export class Clients {
  readonly #pool: Pool
  readonly #names = new StatementNames()
  readonly #underWay = new Set<Promise<unknown>>()
  #closed = false

  constructor(url: string) {
    this.#pool = new Pool({ ...connectionConfig(url), max: POOL_SIZE })
    // A connection that dies while nobody uses it: the pool has dropped it already and makes a new one when asked.
    this.#pool.on('error', () => {})
  }

  /** Lends a connection to one caller; one that broke is not lent again. */
  async lend<Result>(use: (connection: Connection) => Promise<Result>): Promise<Result> {
    if (this.#closed) throw new Error('the store is closed')
    refuseOverload(this.#pool.waitingCount)
    const using = this.#lend(use)
    this.#underWay.add(using)
    try {
      return await using
    } finally {
      this.#underWay.delete(using)
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await Promise.allSettled(this.#underWay)
    await this.#pool.end()
  }

  async #lend<Result>(use: (connection: Connection) => Promise<Result>): Promise<Result> {
    const client = await this.#pool.connect()
    const connection = new Connection(client, this.#names)
    try {
      return await use(connection)
    } finally {
      connection.end()
      client.release(!connection.good)
    }
  }
}
