import { posix } from 'node:path'
import type { Tree } from './breaches.ts'
import { targetOf } from './places.ts'
import { look, type SourceFile } from './sources.ts'

/** The files that bring a library into the process that runs them, themselves or by what they import. */
export function filesThatLoad(library: string, { files, workspaces }: Tree): ReadonlySet<string> {
  const found = new Set<string>()
  const loads = (file: SourceFile) =>
    look(file).imports.some(({ specifier, typeOnly }) => {
      const to = targetOf(file.path, specifier, workspaces)
      return !typeOnly && (to.kind === 'file' ? found.has(to.place.path) : to.name === library)
    })
  for (let named = [library]; named.length > 0; ) {
    // whoever imports a file writes its name: the others need not be parsed
    const more = files.filter(
      (file) => !found.has(file.path) && named.some((name) => file.source.includes(name)) && loads(file),
    )
    for (const { path } of more) found.add(path)
    named = more.map(({ path }) => posix.basename(path))
  }
  return found
}
