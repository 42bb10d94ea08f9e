import type { TestProject } from 'vitest/node'
import { type PostgresServer, startPostgres } from './postgres-server.ts'

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
    project.provide('postgresUrl', started.url)
    return
  }
  if (process.env['CI']) throw new Error(`${started.missing}; under CI nothing is skipped.`)
  console.warn(`Tests on PostgreSQL are skipped: ${started.missing}.`)
  project.provide('postgresUrl', '')
}

export async function teardown(): Promise<void> {
  await server?.stop()
}
