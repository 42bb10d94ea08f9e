import type { TestProject } from 'vitest/node'
import { localMasterKey } from '../master-key.ts'
import { openStore } from '../open-store.ts'
import { Vault } from '../vault.ts'
import { administer, PREPARED } from './postgres-administer.ts'
import { type PostgresServer, startPostgres } from './postgres-server.ts'
import { TEST_KEY } from './test-key.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Empty where this machine can have no PostgreSQL. */
    postgresUrl: string
  }
}

let server: PostgresServer | undefined

/** Vitest's global setup: one PostgreSQL for a whole run. */
export async function setup(project: TestProject): Promise<void> {
  const started = await startPostgres()
  if ('url' in started) {
    server = started
    await prepare(started.url)
    project.provide('postgresUrl', started.url)
    return
  }
  if (process.env['CI']) throw new Error(`${started.missing}; under CI nothing is skipped.`)
  console.warn(`Tests on PostgreSQL are skipped: ${started.missing}.`)
  project.provide('postgresUrl', '')
}

async function prepare(url: string): Promise<void> {
  await administer(url, `create database ${PREPARED}`)
  const prepared = Object.assign(new URL(url), { pathname: `/${PREPARED}` }).href
  const store = await openStore({ url: prepared, vault: new Vault(localMasterKey(TEST_KEY)), now: () => new Date() })
  await store.close()
}

export async function teardown(): Promise<void> {
  await server?.stop()
}
