import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

type Import = { names: ReadonlySet<string>; from: string }
export type Source = { path: string; text: string; imports: readonly Import[] }

/** The files of a pattern, in order; `code` leaves out the tests. */
export async function sources(pattern: string, which: 'code' | 'tests'): Promise<readonly Source[]> {
  const paths: string[] = []
  for await (const path of glob(pattern, { cwd: ROOT, exclude: ['**/node_modules/**'] })) {
    if (which === 'tests' || !/\.test\.ts$|\/testing\//.test(path)) paths.push(path)
  }
  return Promise.all(paths.toSorted().map(readSource))
}

/**
 * Whether a file takes this name from a channel's own protocol package. Two channels have functions of one name, and the port has
 * methods of it: those are others.
 */
export function takes({ path, imports }: Source, name: string, channel: string): boolean {
  const isOwn = path.startsWith(`channels/${channel}/protocol/`)
  return imports.some(
    ({ names, from }) => names.has(name) && (from.startsWith(`@ruzhu/${channel}/`) || (isOwn && from.startsWith('.'))),
  )
}

async function readSource(path: string): Promise<Source> {
  const text = await readFile(`${ROOT}/${path}`, 'utf8')
  return { path, text, imports: importsOf(text) }
}

const IMPORT = /^(?:import|export) (?:type )?\{([^}]*)\} from '([^']+)'/gm

function importsOf(text: string): readonly Import[] {
  return [...text.matchAll(IMPORT)].map(([, names = '', from = '']) => {
    const own = names.split(',').map(
      (one) =>
        one
          .trim()
          .replace(/^type /, '')
          .split(' as ')[0] ?? '',
    )
    return { names: new Set(own), from }
  })
}
