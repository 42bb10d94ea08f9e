import { parseAst } from 'vitest/node'

export type SourceFile = { path: string; source: string }
export type Import = { specifier: string; typeOnly: boolean }

/** What the rules look at in one file, read by a real parser: a word in a comment or a text is not an import. */
export type Seen = { imports: readonly Import[]; texts: readonly string[]; usesAny: boolean }

export function look({ path, source }: SourceFile): Seen {
  const imports: Import[] = []
  const texts: string[] = []
  let usesAny = false
  walk(parseAst(source, { lang: path.endsWith('x') ? 'tsx' : 'ts', astType: 'ts' }, path), (node) => {
    const specifier = textOf(node['source'])
    if (specifier !== undefined && IMPORTING.has(node.type)) {
      imports.push({ specifier, typeOnly: isTypeOnly(node) })
      return ['source']
    }
    const text = textOf(node)
    if (text !== undefined) texts.push(text)
    usesAny ||= node.type === 'TSAnyKeyword'
    return decidesNothing(node)
  })
  return { imports, texts, usesAny }
}

type Node = { type: string; [key: string]: unknown }

const IMPORTING = new Set([
  'ImportDeclaration',
  'ImportExpression',
  'TSImportType',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
])

/** Calls `visit` for each node; what it returns names the children to leave out. */
function walk(value: unknown, visit: (node: Node) => readonly string[]): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit)
  if (!isNode(value)) return
  const left = visit(value)
  for (const [key, child] of Object.entries(value)) if (!left.includes(key)) walk(child, visit)
}

/** Children whose texts decide nothing: a type lists words, and `examples: ['…']` of a schema shows some. */
function decidesNothing(node: Node): readonly string[] {
  const key = node['key']
  if (node.type === 'TSLiteralType') return ['literal']
  return node.type === 'Property' && isNode(key) && /^examples?$/.test(String(key['name'])) ? ['value'] : []
}

function isTypeOnly(node: Node): boolean {
  if (node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type') return true
  const names = node['specifiers']
  return (
    Array.isArray(names) && names.length > 0 && names.every((name) => isNode(name) && name['importKind'] === 'type')
  )
}

function textOf(value: unknown): string | undefined {
  return isNode(value) && value.type === 'Literal' && typeof value['value'] === 'string' ? value['value'] : undefined
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object' && 'type' in value && typeof value.type === 'string'
}
