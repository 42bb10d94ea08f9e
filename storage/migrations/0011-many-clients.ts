import { type Kysely, sql } from 'kysely'
import type { EngineName } from '../context.ts'
import { gramsOf } from '../grams.ts'
import type { MigrationTables } from '../migrate.ts'

/**
 * Lists of ten thousand clients: pieces of text that a search looks up, indexes that hold all that a list is narrowed
 * by, and imports from tables with what became of each row.
 */
export async function up(db: Kysely<MigrationTables>, engine: EngineName): Promise<void> {
  const sqlite = engine === 'sqlite'
  const text = sqlite ? 'text' : 'text collate "C"'
  const whole = sqlite ? 'integer' : 'bigint'
  const bytes = sqlite ? 'blob' : 'bytea'
  const end = sqlite ? ' strict' : ''
  const statements = [
    `create table client_grams (
      gram ${text} not null,
      client_id ${text} not null,
      primary key (gram, client_id)
    )${sqlite ? ' strict, without rowid' : ''}`,
    // the id stood at the end of what is searched; it is looked up as the key that it is
    'update clients set search_text = substr(search_text, 1, length(search_text) - length(id) - 1)',
    'create index clients_name on clients (name)',
    'drop index next_steps_urgency',
    'drop index next_steps_at_channel',
    `create index next_steps_urgency on next_steps (rank, moment, client_id, channel, waiting_for, due_at)
      where foremost = 1`,
    'create index next_steps_at_channel on next_steps (channel, rank, moment, client_id, state, waiting_for, due_at)',
    'create index next_steps_of_client on next_steps (client_id, state)',
    `create table client_imports (
      id ${text} not null primary key,
      filename ${text} not null,
      sha256 ${text} not null,
      state ${text} not null,
      columns ${text} not null,
      unknown_columns ${text} not null,
      total ${whole} not null,
      by_whom ${text} not null,
      created_at ${whole} not null,
      started_by ${text},
      started_at ${whole},
      ended_at ${whole}
    )${end}`,
    `create table client_import_rows (
      import_id ${text} not null references client_imports (id),
      number ${whole} not null,
      state ${text} not null,
      name ${text} not null,
      input ${bytes},
      problems ${text} not null,
      client_id ${text},
      same_as_row ${whole},
      primary key (import_id, number)
    )${end}`,
    'create index client_import_rows_by_state on client_import_rows (import_id, state, number)',
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
  await fillGrams(db)
}

const AT_ONCE = 200
type Known = { id: string; search_text: string }

/** As the text of each client is looked up today. */
export async function fillGrams(db: Kysely<MigrationTables>): Promise<void> {
  for (let after = ''; ; ) {
    const { rows } = await sql<Known>`
      select id, search_text from clients where id > ${after} order by id limit ${AT_ONCE}`.execute(db)
    const last = rows.at(-1)
    if (!last) return
    for (const { id, search_text } of rows) {
      const grams = [...gramsOf(search_text)].map((gram) => sql`(${gram}, ${id})`)
      if (grams.length > 0) await sql`insert into client_grams (gram, client_id) values ${sql.join(grams)}`.execute(db)
    }
    after = last.id
  }
}
