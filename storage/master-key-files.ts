import { link, readFile, rename, unlink } from 'node:fs/promises'
import { localMasterKey, makeKeyFile, type MasterKey, masterKeyIn, parseKey, syncFolderOf } from './master-key.ts'

/** Where the key that comes and the key that was lie while one takes the place of the other. */
export function filesBeside(file: string): { next: string; old: string } {
  return { next: `${file}.next`, old: `${file}.old` }
}

export type HeldKeys = { env?: string | undefined; nextEnv?: string | undefined; file: string }

/**
 * The key of this id, wherever it is held: given, or in a file that may have come since we started. So a server that runs
 * opens what was wrapped anew beside it.
 */
export async function findMasterKey({ env, nextEnv, file }: HeldKeys, id: string): Promise<MasterKey | undefined> {
  const given = [env, nextEnv].flatMap((text) => (text ? [localMasterKey(parseKey(text, 'the environment'))] : []))
  const { next, old } = filesBeside(file)
  const kept = await Promise.all([file, next, old].map((one) => masterKeyIn(one)))
  return [...given, ...kept].find((key) => key?.id === id)
}

/** Made once; a second call finds it. */
export async function makeNextKey(file: string): Promise<MasterKey> {
  const { next } = filesBeside(file)
  await makeKeyFile(next)
  const key = await masterKeyIn(next)
  if (!key) throw new Error(`${next} is not there.`)
  return key
}

/** The next key takes the place of the one in use, which is kept beside. There is no moment without a key. */
export async function exchangeFiles(file: string): Promise<void> {
  const { next, old } = filesBeside(file)
  await keepAs(file, old)
  await rename(next, file)
  await syncFolderOf(file)
}

/** And back again. */
export async function exchangeBack(file: string): Promise<void> {
  const { next, old } = filesBeside(file)
  await keepAs(file, next)
  await rename(old, file)
  await syncFolderOf(file)
}

export async function dropOldKey(file: string): Promise<void> {
  await unlink(filesBeside(file).old)
  await syncFolderOf(file)
}

/** A second name for the same file; where an earlier try left it, it has to hold the same. */
async function keepAs(file: string, name: string): Promise<void> {
  try {
    await link(file, name)
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
    if (!isThere) throw cause
    const [one, other] = await Promise.all([readFile(file, 'utf8'), readFile(name, 'utf8')])
    if (one === other) return
    throw new Error(`${name} holds another key; put it in a safe place and remove it here first.`, { cause })
  }
}
