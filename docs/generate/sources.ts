import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export type Source = { path: string; text: string; words: ReadonlySet<string> }

/** The files of a pattern, in order; `code` leaves out the tests. */
export async function sources(pattern: string, which: 'code' | 'tests'): Promise<readonly Source[]> {
  const paths: string[] = []
  for await (const path of glob(pattern, { cwd: ROOT, exclude: ['**/node_modules/**'] })) {
    if (which === 'tests' || !/\.test\.ts$|\/testing\//.test(path)) paths.push(path)
  }
  return Promise.all(paths.toSorted().map(readSource))
}

/** Whether the code has this name in it. */
export function mentions({ words }: Source, name: string): boolean {
  return words.has(name)
}

async function readSource(path: string): Promise<Source> {
  const text = await readFile(`${ROOT}/${path}`, 'utf8')
  return { path, text, words: new Set(text.match(/\w+/g)) }
}
