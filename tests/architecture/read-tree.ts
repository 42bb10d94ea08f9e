import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import type { Tree } from './breaches.ts'
import { type Workspace, placeOf } from './places.ts'

type Manifest = { name: string } & Partial<Record<(typeof DECLARING)[number], Record<string, string>>>

const DECLARING = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const

/** Everything that git knows of, also what is not committed yet. */
export function readTree(root: string): Tree {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  const paths = listed
    .toString()
    .split('\n')
    .filter((path) => path !== '' && existsSync(posix.join(root, path)))
  const manifests = paths.filter((path) => posix.basename(path) === 'package.json')
  return {
    files: paths
      .filter((path) => /(?<!\.generated)\.tsx?$/.test(path))
      .map((path) => ({ path, source: readFileSync(posix.join(root, path), 'utf8') })),
    workspaces: manifests.filter((path) => path !== 'package.json').map((path) => readWorkspace(root, path)),
    tools: declaredBy(readManifest(root, 'package.json')),
    channels: new Set(paths.map((path) => placeOf(path).channel).filter((channel) => channel !== undefined)),
  }
}

function readWorkspace(root: string, path: string): Workspace {
  const manifest = readManifest(root, path)
  return { name: manifest.name, folder: posix.dirname(path), declares: declaredBy(manifest) }
}

function declaredBy(manifest: Manifest): ReadonlySet<string> {
  return new Set(DECLARING.flatMap((kind) => Object.keys(manifest[kind] ?? {})))
}

function readManifest(root: string, path: string): Manifest {
  return JSON.parse(readFileSync(posix.join(root, path), 'utf8'))
}
