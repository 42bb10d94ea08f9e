import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'

/** Debian's package, where we are root and apt works. True when it is there afterwards. */
export function installPostgres(): boolean {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false
  preventCluster()
  const install = ['install', '-y', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold', 'postgresql']
  return apt(install) || (apt(['update']) && apt(install))
}

function apt(parameters: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', ['-q', ...parameters], { env, stdio: 'ignore', timeout: 300_000 }).status === 0
}

/** The package makes a cluster of its own and starts it, which nobody here asks for. */
function preventCluster(): void {
  const folder = '/etc/postgresql-common'
  const file = `${folder}/createcluster.conf`
  if (existsSync(file)) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, 'create_main_cluster = false\n')
}
