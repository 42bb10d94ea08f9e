import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder } from './lock-folder.ts'
import { run } from './testing/processes.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ruzhu-lock-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a folder serves one at a time, and the second is told who has it', async () => {
  const data = join(folder, 'data')
  const release = await lockFolder(data)
  await expect(lockFolder(data)).rejects.toThrow(`Process ${process.pid} works on ${data} already.`)
  release()
  ;(await lockFolder(data))()
})

test('another process is kept out too, and kill -9 frees the folder', async () => {
  const holder = run('holder', folder)
  await holder.wrote(1)
  await expect(lockFolder(folder)).rejects.toThrow(/^Process \d+ works on/)
  holder.kill()
  await holder.ended
  ;(await lockFolder(folder))()
})

test('a folder that cannot be written is another matter, and said as such', async () => {
  const file = join(folder, 'a-file')
  await writeFile(file, '')
  await expect(lockFolder(join(file, 'data'))).rejects.toThrow('ENOTDIR')
})
