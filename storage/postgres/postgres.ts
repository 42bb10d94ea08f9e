import type { ConnectionProvider } from 'kysely'
import type { Engine } from '../engine.ts'
import { JobBell } from '../job-bell.ts'
import { kyselyOver } from '../kysely.ts'
import { migrate } from '../migrate.ts'
import type { Tables } from '../tables.ts'
import { Clients } from './clients.ts'
import { POSTGRES } from './dialect.ts'
import { JobChannel } from './job-channel.ts'
import { postgresMigrations, refuseUnsafeSettings } from './migrations.ts'
import { transaction } from './transactions.ts'

export async function openPostgres(url: string, now: () => Date): Promise<Engine> {
  await migrate(postgresMigrations(url), now)
  const clients = new Clients(url)
  try {
    await clients.lend(refuseUnsafeSettings)
  } catch (cause) {
    await clients.close()
    throw cause
  }
  const bell = new JobBell()
  const channel = new JobChannel(url, bell)
  await channel.open()
  const eachAlone: ConnectionProvider['provideConnection'] = (consumer) => clients.lend(consumer)
  return {
    name: 'postgres',
    read: kyselyOver<Tables>(POSTGRES, eachAlone),
    auth: kyselyOver<unknown>(POSTGRES, eachAlone),
    transaction: (work) => transaction(clients, work),
    wakeJobs() {
      bell.ring()
      channel.tell()
    },
    onJobs: (listener) => bell.listen(listener),
    async close() {
      await clients.close()
      await channel.close()
    },
  }
}
