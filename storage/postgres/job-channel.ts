import { Client } from 'pg'
import type { JobBell } from '../job-bell.ts'
import { connectionConfig } from './config.ts'

const CHANNEL = 'ruzhu_jobs'
const FIRST_DELAY_MS = 100
const LONGEST_DELAY_MS = 5_000

/**
 * One connection by which processes tell each other that jobs are due, made again whenever it is lost. It is a courtesy:
 * a runner that hears nothing finds its jobs by looking.
 */
export class JobChannel {
  readonly #url: string
  readonly #bell: JobBell
  #client: Client | undefined
  #telling: Promise<void> | undefined
  /** Something is to be told; where the connection is lost, when it stands again. */
  #owed = false
  #delayMs = FIRST_DELAY_MS
  #retry: NodeJS.Timeout | undefined
  #closed = false

  constructor(url: string, bell: JobBell) {
    this.#url = url
    this.#bell = bell
  }

  async open(): Promise<void> {
    const client = new Client(connectionConfig(this.#url))
    client.once('error', () => this.#lost(client))
    client.once('end', () => this.#lost(client))
    this.#client = client
    try {
      await client.connect()
      await this.#listen(client)
    } catch {
      return this.#lost(client)
    }
    this.#delayMs = FIRST_DELAY_MS
    this.#bell.ring() // whatever was said while we did not listen
    if (this.#owed) this.tell()
  }

  /** Sent after the commit and not within it, since PostgreSQL lets transactions with a NOTIFY commit one by one only. */
  tell(): void {
    this.#owed = true
    if (this.#telling || !this.#client) return
    this.#telling = this.#tell(this.#client).finally(() => {
      this.#telling = undefined
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#retry)
    await this.#telling
    await this.#client?.end()
  }

  async #listen(client: Client): Promise<void> {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const ownPid = rows[0]?.pid
    client.on('notification', ({ processId }) => {
      if (processId !== ownPid) this.#bell.ring() // our own runner knows already
    })
    await client.query(`listen ${CHANNEL}`)
  }

  /** However many commits there were since the last telling, one is enough. */
  async #tell(client: Client): Promise<void> {
    while (this.#owed) {
      this.#owed = false
      try {
        await client.query(`notify ${CHANNEL}`)
      } catch {
        this.#owed = true
        return this.#lost(client)
      }
    }
  }

  /** May be said of one client more than once: its error, its end, a statement that it did not answer. */
  #lost(client: Client): void {
    if (this.#closed || client !== this.#client) return
    this.#client = undefined
    client.on('error', nothing) // whatever it still has to say
    client.end(nothing)
    this.#retry = setTimeout(() => void this.open(), this.#delayMs).unref()
    this.#delayMs = Math.min(this.#delayMs * 2, LONGEST_DELAY_MS)
  }
}

function nothing(): void {}
