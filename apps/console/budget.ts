import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** What a page may weigh on the wire, in bytes as gzip sends them. */
export const FIRST_LOAD_LIMIT = 450_000
export const ROUTE_LIMIT = 120_000

/** A file of the build and what it pulls in, as vite's manifest tells it. */
type Part = {
  file: string
  isEntry?: boolean
  isDynamicEntry?: boolean
  imports?: readonly string[]
  css?: readonly string[]
}
type Manifest = Readonly<Record<string, Part>>

export type Weights = {
  /** All that the browser needs before it shows the first page: the entry and the to-do list. */
  firstLoad: number
  /** What each other page adds to that, by its source. */
  routes: Readonly<Record<string, number>>
}

/** Weighs a build from its own manifest. */
export async function weigh(dist: string): Promise<Weights> {
  const manifest: Manifest = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8'))
  const sources = Object.keys(manifest)
  const entry = filesOf(
    manifest,
    sources.filter((source) => manifest[source]?.isEntry),
  )
  const pages = sources.filter((source) => manifest[source]?.isDynamicEntry)
  const firstPage = filesOf(
    manifest,
    pages.filter((source) => source.endsWith('todo-page.tsx')),
  )
  const first = new Set([...entry, ...firstPage])
  const routes: Record<string, number> = {}
  for (const page of pages) {
    const added = [...filesOf(manifest, [page])].filter((file) => !first.has(file))
    routes[page] = await weightOf(dist, added)
  }
  return { firstLoad: await weightOf(dist, first), routes }
}

/** A part's own file and style sheets, and those of all that it imports at once. */
function filesOf(manifest: Manifest, sources: readonly string[]): Set<string> {
  const files = new Set<string>()
  const seen = new Set<string>()
  const waiting = [...sources]
  for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
    const part = manifest[source]
    if (!part || seen.has(source)) continue
    seen.add(source)
    files.add(part.file)
    for (const style of part.css ?? []) files.add(style)
    waiting.push(...(part.imports ?? []))
  }
  return files
}

async function weightOf(dist: string, files: Iterable<string>): Promise<number> {
  const sizes = await Promise.all([...files].map(async (file) => gzipSync(await readFile(join(dist, file))).length))
  return sizes.reduce((sum, size) => sum + size, 0)
}
