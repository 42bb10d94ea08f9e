import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const SQLITE_BUSY = 5

export type Release = () => void

/**
 * One process for a data folder. The lock is SQLite's exclusive lock on a file of its own: the operating system drops it
 * when its holder ends, however it ends, so a crash leaves nothing to clean up.
 */
export async function lockFolder(folder: string): Promise<Release> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pidFile = join(folder, 'lock.pid')
  const lock = new DatabaseSync(join(folder, 'lock.db'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (cause) {
    lock.close()
    if (!(cause instanceof Error && 'errcode' in cause && cause.errcode === SQLITE_BUSY)) throw cause
    throw new Error(
      `Process ${await holder(pidFile)} works on ${folder} already. Stop it, or give this one another folder by RUZHU_DATA_DIR.`,
      { cause },
    )
  }
  await writeFile(pidFile, `${process.pid}\n`)
  return () => lock.close()
}

async function holder(pidFile: string): Promise<string> {
  try {
    return (await readFile(pidFile, 'utf8')).trim() || '?'
  } catch {
    return '?' // it holds the lock and is about to write its number
  }
}
