import { isBuiltin } from 'node:module'
import { posix } from 'node:path'

/** Where a file stands in the tree, as far as the arrows care. */
export type Place = {
  path: string
  layer: 'domain' | 'credentials' | 'storage' | 'channels' | 'apps' | 'outside'
  /** The gateway's folder, for files inside one. */
  channel?: string
  /** `protocol`, `adapter`, `simulator`, …: the part of a channel. */
  part?: string
  app?: string
  /** A test, or what only tests use: a folder `testing/`. */
  test: boolean
}

export type Workspace = { name: string; folder: string; declares: ReadonlySet<string> }

export type Target =
  | { kind: 'file'; place: Place; workspace: Workspace | undefined }
  | { kind: 'node'; name: string }
  | { kind: 'package'; name: string }

/** Folders of `channels/` that are not a gateway. */
const SHARED_BY_CHANNELS = new Set(['contract'])

export function placeOf(path: string): Place {
  const [layer = '', second, third, fourth] = path.split('/')
  const test = /\.test\.tsx?$|\/testing\//.test(path)
  if (layer === 'domain' || layer === 'credentials' || layer === 'storage') return { path, layer, test }
  if (layer === 'apps' && second !== undefined) return { path, layer, app: second, test }
  if (layer !== 'channels') return { path, layer: 'outside', test }
  if (second === undefined || third === undefined || SHARED_BY_CHANNELS.has(second)) return { path, layer, test }
  return { path, layer, channel: second, test, ...(fourth === undefined ? {} : { part: third }) }
}

export function targetOf(from: string, specifier: string, workspaces: readonly Workspace[]): Target {
  if (specifier.startsWith('.')) {
    return fileTarget(posix.normalize(posix.join(posix.dirname(from), specifier)), workspaces)
  }
  if (isBuiltin(specifier)) return { kind: 'node', name: specifier }
  const name = packageName(specifier)
  const workspace = workspaces.find((candidate) => candidate.name === name)
  if (!workspace) return { kind: 'package', name }
  return fileTarget(posix.join(workspace.folder, specifier.slice(name.length + 1)), workspaces)
}

/** The innermost workspace that a file belongs to: `channels/wechatpay/protocol` before `channels`. */
export function workspaceOf(path: string, workspaces: readonly Workspace[]): Workspace | undefined {
  const around = workspaces.filter(({ folder }) => path.startsWith(`${folder}/`))
  return around.toSorted((a, b) => b.folder.length - a.folder.length)[0]
}

function fileTarget(path: string, workspaces: readonly Workspace[]): Target {
  return { kind: 'file', place: placeOf(path), workspace: workspaceOf(path, workspaces) }
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
