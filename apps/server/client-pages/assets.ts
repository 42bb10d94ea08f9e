import fastifyStatic from '@fastify/static'
import type { Assets } from '@ruzhu/checkout/client-pages/screens/screen.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { App } from '../operation.ts'

export const PAGES_FOLDER = fileURLToPath(new URL('../../checkout/dist/', import.meta.url))
const ENTRY = 'client-pages/main.ts'

type Manifest = Readonly<Record<string, { file: string; css?: readonly string[] } | undefined>>

/** Script and style of the pages, where they are built; names hold a hash and never change. Without them the pages are plain forms. */
export function pageAssets(app: App, folder: string): Assets {
  const manifestFile = join(folder, '.vite/manifest.json')
  if (!existsSync(manifestFile)) return {}
  app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/pages/assets/',
    decorateReply: false,
    immutable: true,
    maxAge: '365d',
  })
  const entry = (JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest)[ENTRY]
  const [style] = entry?.css ?? []
  return { ...(entry && { script: `/pages/${entry.file}` }), ...(style !== undefined && { style: `/pages/${style}` }) }
}
