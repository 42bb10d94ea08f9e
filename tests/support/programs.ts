import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const USUAL_PLACES = ['/usr/bin', '/usr/local/bin', '/snap/bin']
const INSTALL_LIMIT_MS = 10 * 60_000

/**
 * @property packages  those that bring it: the first of these lists that can be installed
 * @property why       said where it can be neither found nor installed
 */
export type Wanted = { names: readonly string[]; packages: readonly (readonly string[])[]; why: string }

/**
 * A program of this machine; where there is none, Debian's. Undefined where it can be neither found nor installed: said in one
 * line, and a failure in CI, which never skips.
 */
export function findProgram({ names, packages, why }: Wanted, env: NodeJS.ProcessEnv): string | undefined {
  const found = present(names, env) ?? (mayInstall() && packages.some(install) ? present(names, env) : undefined)
  if (found) return found
  if (env['CI'] === 'true') throw new Error(why)
  process.stderr.write(`${why}\n`)
  return undefined
}

function present(names: readonly string[], { PATH = '' }: NodeJS.ProcessEnv): string | undefined {
  const folders = [...PATH.split(delimiter), ...USUAL_PLACES]
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram)
}

function isProgram(path: string): boolean {
  if (!existsSync(path)) return false
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false // there, but not ours to run
  }
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

let updated = false

function install(packages: readonly string[]): boolean {
  try {
    if (!updated) apt('update')
    updated = true
    apt('install', '--yes', '--no-install-recommends', ...packages)
    return true
  } catch {
    return false // no network, or no such package: told above as what is missing
  }
}

function apt(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('/usr/bin/apt-get', args, { env, stdio: 'ignore', timeout: INSTALL_LIMIT_MS })
}
