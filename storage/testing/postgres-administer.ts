import { Client } from 'pg'

/** The database that the setup brings up to date once, so that not each file of tests has to. */
export const PREPARED = 'prepared'

export async function administer(server: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
