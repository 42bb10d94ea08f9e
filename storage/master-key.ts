import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from 'node:crypto'
import { link, open, readFile, stat, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What wraps the data keys: a key in memory here, or a key service that never shows its key. */
export type MasterKey = {
  /** Tells keys apart without telling anything about them. */
  id: string
  wrap(key: Uint8Array, scope: string): Promise<Uint8Array>
  unwrap(wrapped: Uint8Array, scope: string): Promise<Uint8Array>
}

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** The master key from RUZHU_MASTER_KEY, else from its file, which is made at the first start. */
export async function loadMasterKey(
  { env, file }: { env?: string | undefined; file: string },
  random: (bytes: number) => Uint8Array = randomBytes,
): Promise<{ key: MasterKey; created: boolean }> {
  if (env !== undefined && env !== '') return { key: localMasterKey(parseKey(env, 'RUZHU_MASTER_KEY')), created: false }
  const created = await makeKeyFile(file, random)
  await refuseReadable(file)
  return { key: localMasterKey(parseKey(await readFile(file, 'utf8'), file)), created }
}

/** Wraps with AES-256-GCM, bound to the scope of the wrapped key. */
export function localMasterKey(bytes: Uint8Array): MasterKey {
  const key = createSecretKey(bytes)
  return {
    id: createHmac('sha256', key).update('ruzhu master key id').digest('hex').slice(0, 12),
    async wrap(clear, scope) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      cipher.setAAD(Buffer.from(scope, 'utf8'))
      return Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()])
    },
    async unwrap(wrapped, scope) {
      const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
      decipher.setAAD(Buffer.from(scope, 'utf8'))
      decipher.setAuthTag(wrapped.subarray(-TAG_BYTES))
      return Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
    },
  }
}

export function parseKey(text: string, from: string): Uint8Array {
  const trimmed = text.trim()
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return Buffer.from(trimmed, 'hex')
  const bytes = /^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed) ? Buffer.from(trimmed, 'base64') : undefined
  if (bytes?.length === KEY_BYTES) return bytes
  throw new Error(`${from} does not hold a master key: ${KEY_BYTES} bytes in base64 or hex are expected.`)
}

/** Written whole under another name, synced, then given its name: a crash leaves no half key, and two starts agree. */
export async function makeKeyFile(file: string, random: (bytes: number) => Uint8Array = randomBytes): Promise<boolean> {
  if (await exists(file)) return false
  const draft = `${file}.${Buffer.from(random(6)).toString('hex')}.new`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(`${Buffer.from(random(KEY_BYTES)).toString('base64')}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  try {
    await link(draft, file)
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false
    throw cause
  } finally {
    await unlink(draft)
  }
  await syncFolder(dirname(file))
  return true
}

/** The key in a file; undefined where there is no such file. */
export async function masterKeyIn(file: string): Promise<MasterKey | undefined> {
  if (!(await exists(file))) return undefined
  await refuseReadable(file)
  return localMasterKey(parseKey(await readFile(file, 'utf8'), file))
}

/** What was renamed in it is so after a crash as well. */
export function syncFolderOf(file: string): Promise<void> {
  return syncFolder(dirname(file))
}

async function refuseReadable(file: string): Promise<void> {
  if (process.platform === 'win32') return
  const { mode } = await stat(file)
  if (mode & 0o077) throw new Error(`${file} can be read by others on this machine. Run \`chmod 600 ${file}\`.`)
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return // a folder cannot be opened there
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file)
    return true
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return false
    throw cause
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
