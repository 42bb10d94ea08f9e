import type { DroppedFile } from '@ruzhu/credentials/finding.ts'
import { ZIP_BYTES_MAX } from '@ruzhu/credentials/limits.ts'
import type { Written } from '@ruzhu/credentials/tool/finish.ts'
import { access, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Stop, WRONG_FILE } from './terminal.ts'
import { CERT } from './texts.ts'

/** Files by their paths; a folder stands for the files in it. */
export async function readFiles(paths: readonly string[]): Promise<DroppedFile[]> {
  const files: DroppedFile[] = []
  for (const path of paths) {
    const found = await stat(path).catch(notReadable(path))
    if (!found.isDirectory()) files.push(await readOne(path, found.size))
    else {
      for (const entry of await readdir(path, { withFileTypes: true })) {
        const inside = join(path, entry.name)
        if (entry.isFile()) files.push(await readOne(inside, (await stat(inside)).size))
      }
    }
  }
  return files
}

/** All of them or none, none over what is there: a key that was overwritten exists nowhere any more. */
export async function writeFiles(folder: string, files: readonly Written[]): Promise<string[]> {
  const paths = files.map(({ name }) => join(folder, name))
  for (const path of paths) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    )
    if (isThere) throw new Stop(WRONG_FILE, CERT.exists, { path })
  }
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(notWritten(folder))
  const written: string[] = []
  try {
    for (const [index, { bytes }] of files.entries()) {
      const path = paths[index] ?? ''
      await writeNew(path, bytes)
      written.push(path)
    }
  } catch (error) {
    await Promise.all(written.map((path) => rm(path, { force: true })))
    throw error
  }
  return paths
}

/** Only its owner may read it; what stands there by now stays. */
async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600).catch(notWritten(path))
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function readOne(path: string, size: number): Promise<DroppedFile> {
  if (size > ZIP_BYTES_MAX) throw new Stop(WRONG_FILE, CERT.too_large, { path, limit_kb: ZIP_BYTES_MAX / 1000 })
  const file = await open(path, 'r').catch(notReadable(path))
  try {
    return { name: basename(path), bytes: new Uint8Array(await file.readFile()) }
  } finally {
    await file.close()
  }
}

function notReadable(path: string) {
  return (error: unknown): never => {
    throw new Stop(WRONG_FILE, CERT.not_readable, { path, why: codeOf(error) })
  }
}

function notWritten(path: string) {
  return (error: unknown): never => {
    if (codeOf(error) === 'EEXIST') throw new Stop(WRONG_FILE, CERT.exists, { path })
    throw new Stop(WRONG_FILE, CERT.not_written, { path, why: codeOf(error) })
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'ERROR'
}
