import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('the pages that the code tells say what it says now, without a blank', { timeout: 120_000 }, async () => {
  const generate = fileURLToPath(new URL('../docs/generate.ts', import.meta.url))
  await expect(promisify(execFile)(process.execPath, [generate, '--check'])).resolves.toMatchObject({ stderr: '' })
})
