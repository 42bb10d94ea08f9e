import { ARROWS } from './arrows.ts'
import { type Place, type Workspace, placeOf, targetOf, workspaceOf } from './places.ts'
import { type Import, type SourceFile, look } from './sources.ts'

export type Tree = {
  files: readonly SourceFile[]
  workspaces: readonly Workspace[]
  /** What the root package.json declares: the tools that every workspace may use. */
  tools: ReadonlySet<string>
  /** The gateways, by the names of their folders. */
  channels: ReadonlySet<string>
}

/** Every place where the tree breaks a rule, as a sentence each; empty when all arrows point inward. */
export function breaches(tree: Tree): string[] {
  return tree.files.flatMap((file) => {
    const place = placeOf(file.path)
    const { imports, texts, usesAny } = look(file)
    return [
      ...imports.flatMap((found) => brokenArrows(place, found, tree)),
      ...imports.flatMap((found) => undeclared(place, found, tree)),
      ...(usesAny ? [`${file.path} says any: parse at the border instead`] : []),
      ...(SILENCED.test(file.source) ? [`${file.path} silences the type checker`] : []),
      ...(knowsNoChannel(place) ? texts : [])
        .filter((text) => tree.channels.has(text))
        .map((text) => `${file.path} names the channel ${text}: adding a channel is one folder and one line`),
      ...decisions(place, file, tree).map(
        (name) => `${file.path} decides by the channel ${name}: its descriptor tells`,
      ),
    ]
  })
}

function brokenArrows(from: Place, found: Import, tree: Tree): string[] {
  const target = targetOf(from.path, found.specifier, tree.workspaces)
  return ARROWS.filter((arrow) => arrow.appliesTo(from) && !arrow.allows(target, from, found.typeOnly)).map(
    (arrow) => `${from.path} imports ${found.specifier}: ${arrow.rule}`,
  )
}

/** Between workspaces one imports by name, and says so in package.json. */
function undeclared(from: Place, { specifier }: Import, tree: Tree): string[] {
  const own = workspaceOf(from.path, tree.workspaces)
  const target = targetOf(from.path, specifier, tree.workspaces)
  if (target.kind === 'node' || own === undefined) return []
  const name = target.kind === 'file' ? target.workspace?.name : target.name
  if (name === undefined || name === own.name) return []
  if (from.test && (specifier.startsWith('.') || isTestTool(name, tree))) return []
  if (specifier.startsWith('.')) return [`${from.path} imports ${specifier}: import another workspace by its name`]
  if (own.declares.has(name) || tree.tools.has(name)) return []
  return [`${from.path} imports ${specifier}: ${own.folder}/package.json does not declare ${name}`]
}

/** Libraries that only tests use are declared once, by the workspace of the whole system's tests. */
function isTestTool(name: string, { workspaces }: Tree): boolean {
  return workspaces.some(({ folder, declares }) => folder === 'tests' && declares.has(name))
}

/** A comparison with a channel's name, or a case of it, wherever a program could have asked the channel itself. */
function decisions({ layer, channel, test }: Place, { source }: SourceFile, { channels }: Tree): string[] {
  if (!['domain', 'storage', 'apps'].includes(layer) || channel !== undefined || test) return []
  const named = source.matchAll(/(?:[=!]==?\s*|\bcase\s+)['"`](\w+)['"`]|['"`](\w+)['"`]\s*[=!]==?/g)
  return [...named].map(([, after, before]) => after ?? before ?? '').filter((name) => channels.has(name))
}

const SILENCED = /\/[/*]\s*@ts-(?:ignore|nocheck|expect-error)/

/** A whole text that is a channel's name decides something by it; sentences may speak of platforms as they like. */
function knowsNoChannel({ layer, app, test }: Place): boolean {
  return !test && (layer === 'domain' || layer === 'storage' || app === 'console' || app === 'server')
}
