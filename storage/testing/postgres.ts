import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'

export type Postgres = {
  /** A fresh, empty database at each call. */
  url(): Promise<string>
  /** Drops them. */
  stop(): Promise<void>
}

/** The PostgreSQL of this run; undefined where the machine can have none, which the setup has said. */
export async function postgres(): Promise<Postgres | undefined> {
  const server = inject('postgresUrl')
  if (server === '') return undefined
  const names: string[] = []
  return {
    async url() {
      const name = `test_${randomUUID().replaceAll('-', '')}`
      await administer(server, `create database ${name}`)
      names.push(name)
      return Object.assign(new URL(server), { pathname: `/${name}` }).href
    },
    async stop() {
      for (const name of names.splice(0)) await administer(server, `drop database ${name} with (force)`)
    },
  }
}

async function administer(server: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
