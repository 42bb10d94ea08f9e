import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('the types are those of the server’s document as it is now', async () => {
  const generate = fileURLToPath(new URL('./generate.ts', import.meta.url))
  await expect(promisify(execFile)(process.execPath, [generate, '--check'])).resolves.toMatchObject({ stderr: '' })
})
