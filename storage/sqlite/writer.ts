import type { DatabaseSync } from 'node:sqlite'
import type { Kysely } from 'kysely'
import { refuseOverload } from '../engine.ts'
import { onConnection } from '../kysely.ts'
import type { Tables } from '../tables.ts'
import { SQLITE } from './dialect.ts'
import { connectionOver, Statements } from './statements.ts'

type Work = (db: Kysely<Tables>) => Promise<unknown>
type Waiting = { work: Work; resolve: (value: unknown) => void; reject: (error: unknown) => void }
type Outcome = { done: true; value: unknown } | { done: false; error: unknown }

/** One COMMIT is shared by so many at most: the last of a group waits for the work of all before it. */
const GROUP_AT_MOST = 256

/**
 * The one writer of a SQLite file. All transactions that wait at one turn of the event loop share a BEGIN IMMEDIATE … COMMIT,
 * each within a savepoint of its own: one that throws undoes itself only. Each is answered after the COMMIT, which with
 * `synchronous=FULL` returns when the disk has it; when the COMMIT fails, all of them have failed.
 */
export class Writer {
  readonly #database: DatabaseSync
  readonly #statements: Statements
  #waiting: Waiting[] = []
  #running: Promise<void> | undefined
  #stalled: (() => void) | undefined

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#statements = new Statements(database)
  }

  transaction<Result>(work: (db: Kysely<Tables>) => Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      refuseOverload(this.#waiting.length)
      // `resolve` is called with what this very `work` answered.
      this.#waiting.push({ work, resolve: (value) => resolve(value as Result), reject })
      this.#running ??= this.#run()
    })
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      await nextTurn() // whoever else asks in this turn of the event loop comes along
      await this.#commit(this.#waiting.splice(0, GROUP_AT_MOST))
    }
    this.#running = undefined
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    const outcomes: Outcome[] = []
    const watch = this.#watch()
    try {
      this.#execute('begin immediate')
      for (const { work } of group) outcomes.push(await this.#attempt(work))
      this.#execute('commit')
    } catch (error) {
      const problem = this.#rollback(error)
      for (const { reject } of group) reject(problem)
      return
    } finally {
      watch.end()
    }
    for (const [index, { resolve, reject }] of group.entries()) {
      const outcome = outcomes[index]
      if (outcome?.done) resolve(outcome.value)
      else reject(outcome?.error)
    }
  }

  async #attempt(work: Work): Promise<Outcome> {
    let problem: Error | undefined
    const failed = (cause: unknown) => {
      problem ??= new Error('a statement of this transaction had failed, so it was not committed', { cause })
    }
    const connection = connectionOver(this.#statements, { refused: () => problem, failed })
    this.#execute('savepoint work')
    try {
      const value = await this.#withoutStalling(work(onConnection(SQLITE, connection)))
      if (problem) throw problem // although the work swallowed it
      this.#execute('release work')
      return { done: true, value }
    } catch (error) {
      // A full disk makes SQLite undo the whole transaction by itself: then nothing of the group stands.
      if (!this.#database.isTransaction) throw error
      this.#execute('rollback to work')
      this.#execute('release work')
      return { done: false, error }
    } finally {
      problem = new Error('this transaction has ended; its records cannot be used any more')
    }
  }

  /** Work that waits for anything but its own records would hold the writer, and everybody behind it. */
  #withoutStalling<Value>(work: Promise<Value>): Promise<Value> {
    return new Promise<Value>((resolve, reject) => {
      this.#stalled = () =>
        reject(new Error('a transaction awaited something other than its own records, so it was rolled back'))
      work.then(resolve, reject)
    })
  }

  /**
   * Statements answer at once, so all awaiting within a group is over before the event loop turns. If it does turn, the
   * work of that moment waits for something else.
   */
  #watch(): { end: () => void } {
    const turned = () => {
      this.#stalled?.()
      armed = setImmediate(turned)
    }
    let armed = setImmediate(turned)
    return { end: () => clearImmediate(armed) }
  }

  #rollback(error: unknown): unknown {
    if (!this.#database.isTransaction) return error
    try {
      this.#execute('rollback')
      return error
    } catch (second) {
      return new AggregateError([error, second], 'a group of transactions failed, and so did its rollback')
    }
  }

  #execute(sql: string): void {
    this.#statements.run({ sql, parameters: [] })
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
