import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { administer, PREPARED } from './postgres-administer.ts'

export type Postgres = {
  /** A fresh, empty database at each call. */
  url(): Promise<string>
  /** A copy of one that was opened once with the test's master key: its tables stand, and nothing is in them. */
  preparedUrl(): Promise<string>
  /** Drops them. */
  stop(): Promise<void>
}

/** The PostgreSQL of this run; undefined where the machine can have none, which the setup has said. */
export async function postgres(): Promise<Postgres | undefined> {
  const server = inject('postgresUrl')
  if (server === '') return undefined
  const names: string[] = []
  const create = async (like: string) => {
    const name = `test_${randomUUID().replaceAll('-', '')}`
    await administer(server, `create database ${name}${like}`)
    names.push(name)
    return Object.assign(new URL(server), { pathname: `/${name}` }).href
  }
  return {
    url: () => create(''),
    preparedUrl: () => create(` template ${PREPARED}`),
    async stop() {
      for (const name of names.splice(0)) await administer(server, `drop database ${name} with (force)`)
    },
  }
}
