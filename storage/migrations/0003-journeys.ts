import { type Kysely, sql } from 'kysely'
import type { EngineName } from '../context.ts'
import type { MigrationTables } from '../migrate.ts'

/**
 * What people said of steps that no record and no gateway tells, and where each client stands: one row for each platform
 * of a client, of which the most urgent is the client's own next step. `rank` and `moment` order them as `byUrgency` does.
 */
export async function up(db: Kysely<MigrationTables>, engine: EngineName): Promise<void> {
  const sqlite = engine === 'sqlite'
  const text = sqlite ? 'text' : 'text collate "C"'
  const whole = sqlite ? 'integer' : 'bigint'
  const bytes = sqlite ? 'blob' : 'bytea'
  const end = sqlite ? ' strict' : ''
  const statements = [
    `create table confirmations (
      id ${text} not null,
      about ${text} not null,
      channel ${text} not null,
      step ${text} not null,
      noted ${text} not null,
      note ${text},
      by_whom ${text} not null,
      at ${whole} not null,
      withdrawn_by ${text},
      withdrawn_at ${whole},
      primary key (id, about)
    )${end}`,
    `create unique index confirmations_standing on confirmations (about, channel, step) where withdrawn_at is null`,
    'create index confirmations_of_step on confirmations (about, step, id)',
    `create table next_steps (
      client_id ${text} not null references clients (id),
      channel ${text} not null,
      foremost ${whole} not null,
      journey ${text} not null,
      state ${text} not null,
      applyment_id ${text},
      key ${text} not null,
      waiting_for ${text} not null,
      due_at ${whole},
      rank ${whole} not null,
      moment ${whole} not null,
      step ${bytes} not null,
      done ${whole} not null,
      total ${whole} not null,
      updated_at ${whole} not null,
      primary key (client_id, channel)
    )${end}`,
    'create unique index next_steps_urgency on next_steps (rank, moment, client_id) where foremost = 1',
    'create unique index next_steps_at_channel on next_steps (channel, rank, moment, client_id)',
    'create index next_steps_waiting on next_steps (waiting_for, rank, moment, client_id) where foremost = 1',
    'create index next_steps_state on next_steps (state, rank, moment, client_id)',
    'create index next_steps_due on next_steps (due_at) where due_at is not null',
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
