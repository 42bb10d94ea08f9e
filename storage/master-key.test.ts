import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadMasterKey } from './master-key.ts'

const BYTES = Uint8Array.from({ length: 32 }, (_, index) => index)
let folder = ''
let file = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruzhu-key-'))
  file = join(folder, 'master.key')
})
afterEach(() => rm(folder, { recursive: true }))

test('the first start makes a key file that nobody else can read; the next one uses it', async () => {
  const first = await loadMasterKey({ file })
  expect(first.created).toBe(true)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['master.key'])
  const second = await loadMasterKey({ file })
  expect(second).toMatchObject({ created: false, key: { id: first.key.id } })
  const wrapped = await first.key.wrap(BYTES, 'cl_1')
  expect(Uint8Array.from(await second.key.unwrap(wrapped, 'cl_1'))).toEqual(BYTES)
})

test('starts at the same time agree on one key', async () => {
  let seed = 0
  const loads = Array.from({ length: 8 }, (_, index) =>
    loadMasterKey({ file: index % 2 ? file : join(folder, '.', 'master.key') }, (bytes) =>
      new Uint8Array(bytes).fill(++seed),
    ),
  )
  const loaded = await Promise.all(loads)
  expect(new Set(loaded.map(({ key }) => key.id)).size).toBe(1)
  expect(loaded.filter(({ created }) => created)).toHaveLength(1)
})

test('RUZHU_MASTER_KEY comes first, in hex or base64, and then no file is made', async () => {
  const forms = [
    Buffer.from(BYTES).toString('hex'),
    Buffer.from(BYTES).toString('base64'),
    Buffer.from(BYTES).toString('base64url'),
  ]
  const ids = await Promise.all(forms.map(async (env) => (await loadMasterKey({ env, file })).key.id))
  expect(new Set(ids).size).toBe(1)
  expect(await readdir(folder)).toEqual([])
})

test('what is not a key is refused in a sentence that does not show it', async () => {
  for (const env of ['secret', 'ff'.repeat(31), `${'ff'.repeat(32)}0`]) {
    const message = 'RUZHU_MASTER_KEY does not hold a master key: 32 bytes in base64 or hex are expected.'
    await expect(loadMasterKey({ env, file })).rejects.toThrow(message)
  }
  await writeFile(file, 'half a ke', { mode: 0o600 })
  await expect(loadMasterKey({ file })).rejects.toThrow(`${file} does not hold a master key`)
})

test.skipIf(process.platform === 'win32')('a key file that others can read is refused with its mend', async () => {
  await loadMasterKey({ file })
  await chmod(file, 0o640)
  await expect(loadMasterKey({ file })).rejects.toThrow(`chmod 600 ${file}`)
})

test('the id of a key tells nothing of it, and a value wrapped by another key does not open', async () => {
  const { key } = await loadMasterKey({ file })
  const { key: other } = await loadMasterKey({ env: Buffer.from(BYTES).toString('hex'), file })
  expect(await readFile(file, 'utf8')).not.toContain(key.id)
  await expect(other.unwrap(await key.wrap(BYTES, 'x'), 'x')).rejects.toThrow()
  await expect(key.unwrap(await key.wrap(BYTES, 'x'), 'y')).rejects.toThrow()
})
