import { readFile, writeFile } from 'node:fs/promises'
import { PAGES } from './generate/pages.ts'

/** `npm run docs` writes the pages that the code tells; `-- --check` says which of them are stale. */
const stale: string[] = []
for (const [name, make] of Object.entries(PAGES)) {
  const file = new URL(name, import.meta.url)
  const made = await make()
  if ((await readFile(file, 'utf8').catch(() => '')) === made) continue
  if (process.argv.includes('--check')) stale.push(name)
  else await writeFile(file, made)
}
if (stale.length > 0) {
  process.stderr.write(`${stale.join(', ')}: not what the code says. Run \`npm run docs\`.\n`)
  process.exitCode = 1
}
