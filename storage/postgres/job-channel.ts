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
  #tellAgain = false
  #retry: NodeJS.Timeout | undefined
  #closed = false

  constructor(url: string, bell: JobBell) {
    this.#url = url
    this.#bell = bell
  }

  async open(delayMs = FIRST_DELAY_MS): Promise<void> {
    const client = new Client(connectionConfig(this.#url))
    let ownPid: number | undefined
    client.on('notification', ({ processId }) => {
      if (processId !== ownPid) this.#bell.ring() // our own runner knows already
    })
    client.on('error', () => this.#lost(client, delayMs))
    client.on('end', () => this.#lost(client, delayMs))
    try {
      await client.connect()
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
      ownPid = rows[0]?.pid
      await client.query(`listen ${CHANNEL}`)
    } catch {
      this.#lost(client, delayMs)
      return
    }
    this.#client = client
    this.#bell.ring() // whatever was said while we did not listen
  }

  /** Sent after the commit and not within it, since PostgreSQL lets transactions with a NOTIFY commit one by one only. */
  tell(): void {
    if (this.#telling) {
      this.#tellAgain = true
      return
    }
    this.#telling = this.#tell().finally(() => {
      this.#telling = undefined
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#retry)
    await this.#telling
    await this.#client?.end()
  }

  async #tell(): Promise<void> {
    do {
      this.#tellAgain = false
      const client = this.#client
      if (!client) return
      try {
        await client.query(`notify ${CHANNEL}`)
      } catch {
        return this.#lost(client, FIRST_DELAY_MS)
      }
    } while (this.#tellAgain)
  }

  #lost(client: Client, delayMs: number): void {
    client.removeAllListeners('end')
    if (this.#closed || this.#retry) return
    this.#client = undefined
    this.#retry = setTimeout(() => {
      this.#retry = undefined
      void this.open(Math.min(delayMs * 2, LONGEST_DELAY_MS))
    }, delayMs).unref()
  }
}
