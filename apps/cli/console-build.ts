import { spawn } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Language } from '@ruzhu/domain/text.ts'

/** What the pages are made of: the console's, and those that clients and payers open on their phones. */
const SOURCES = ['apps/console', 'apps/checkout', 'apps/api-types', 'domain', 'package-lock.json']
const BUILT_FILES = ['apps/console/dist/index.html', 'apps/checkout/dist/.vite/manifest.json']
const NOT_SOURCES = new Set(['dist', 'node_modules'])
const LAST_LINES = 20

/** Whether the built pages are there, and nothing that they are made of is newer. */
export async function consoleIsBuilt(root: string): Promise<boolean> {
  const built = Math.min(...(await Promise.all(BUILT_FILES.map((file) => changedAt(join(root, file))))))
  const sources = await Promise.all(SOURCES.map((source) => newest(join(root, source))))
  return built > Math.max(...sources)
}

/** True when it worked; otherwise the end of what the build said is on the terminal. */
export async function buildConsole(root: string, language: Language): Promise<boolean> {
  const started = performance.now()
  process.stdout.write(BUILDING[language])
  const { code, output } = await run('npm', ['run', 'build'], root)
  if (code === 0) {
    process.stdout.write(BUILT[language].replace('{seconds}', ((performance.now() - started) / 1000).toFixed(1)))
    return true
  }
  const end = output.trimEnd().split('\n').slice(-LAST_LINES).join('\n')
  process.stderr.write(`${FAILED[language]}${end}\n`)
  return false
}

async function newest(path: string): Promise<number> {
  const entry = await stat(path).catch(absent)
  if (!entry) return 0
  if (!entry.isDirectory()) return entry.mtimeMs
  const names = (await readdir(path)).filter((name) => !NOT_SOURCES.has(name))
  return Math.max(0, ...(await Promise.all(names.map((name) => newest(join(path, name))))))
}

async function changedAt(path: string): Promise<number> {
  return (await stat(path).catch(absent))?.mtimeMs ?? 0
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

function run(command: string, args: readonly string[], cwd: string): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk: Buffer) => (output += chunk.toString())
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

const BUILDING = { 'zh-CN': '正在构建管理台 … ', en: 'Building the console … ' }
const BUILT = { 'zh-CN': '完成，用了 {seconds} 秒\n', en: 'done in {seconds} s\n' }
const FAILED = {
  'zh-CN': '\n管理台没有构建成功。修好下面的问题后再试，或用「ruzhu serve --no-build」只启动服务：\n',
  en: '\nThe console was not built. Mend what follows and try again, or start without it by "ruzhu serve --no-build":\n',
}
