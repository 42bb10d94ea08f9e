import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as after } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openSqlite } from './sqlite.ts'

test('a new file at which another process is writing is waited for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ruzhu-sqlite-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'new.db')
  const other = new DatabaseSync(file)
  other.exec('create table theirs (n); begin immediate; insert into theirs values (1)')
  const opening = openSqlite(file, () => new Date())
  // told at once that the file is locked, it would have given up by now
  expect(await Promise.race([opening, after(100, 'still waiting')])).toBe('still waiting')
  other.exec('commit')
  const engine = await opening
  await engine.close()
  other.close()
})
