import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { accessSync, chownSync, constants, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { installPostgres } from './postgres-install.ts'

export type PostgresServer = { url: string; stop(): Promise<void> }

const READY_WITHIN_MS = 60_000

/** A PostgreSQL of our own, on a free port and a temporary folder; a sentence where this machine cannot have one. */
export async function startPostgres(): Promise<PostgresServer | { missing: string }> {
  const bin = findBinaries() ?? (installPostgres() ? findBinaries() : undefined)
  if (bin === undefined) return { missing: 'PostgreSQL is not installed, and apt-get cannot install it here' }
  const account = serverAccount()
  if (account === undefined) return { missing: 'PostgreSQL refuses to run as root, and there is no other account' }
  const folder = mkdtempSync(join(process.getuid?.() === 0 ? '/tmp' : tmpdir(), 'ruzhu-postgres-'))
  if (account !== 'our own') chownSync(folder, account.uid, account.gid)
  const data = join(folder, 'data')
  const runAs = { ...(account !== 'our own' && account), cwd: folder }
  const init = ['-D', data, '-U', 'ruzhu', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  execFileSync(join(bin, 'initdb'), init, { ...runAs, stdio: 'pipe' })
  const port = await freePort()
  const server = spawn('/bin/sh', ['-c', UNTIL_STDIN_ENDS, 'sh', join(bin, 'postgres'), data, String(port), folder], {
    ...runAs,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  await untilReady(server)
  return {
    url: `postgres://ruzhu@127.0.0.1:${port}/postgres`,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.stdin?.end()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The server ends with whoever holds the other end of its standard input, also when that one was killed. */
const UNTIL_STDIN_ENDS = `
  exec 3<&0
  "$1" -D "$2" -p "$3" -k "$4" -c listen_addresses=127.0.0.1 -c fsync=on </dev/null 3<&- &
  server=$!
  cat <&3 >/dev/null
  kill -INT $server
  wait $server
`

function findBinaries(): string | undefined {
  const config = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' })
  const debian = '/usr/lib/postgresql'
  const folders = [
    ...(config.status === 0 ? [config.stdout.trim()] : []),
    ...listing(debian)
      .toSorted((one, other) => Number(other) - Number(one))
      .map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ]
  return folders.find((folder) => runs(join(folder, 'initdb')) && runs(join(folder, 'postgres')))
}

function listing(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // not a Debian machine, or nothing of PostgreSQL on it
  }
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** initdb refuses root; Debian brings `postgres`, every machine has `nobody`. */
function serverAccount(): { uid: number; gid: number } | 'our own' | undefined {
  if (process.getuid?.() !== 0) return 'our own'
  for (const name of ['postgres', 'nobody']) {
    const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' })
    const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' })
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  }
  return undefined
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => reject(new Error(`PostgreSQL did not get ready: ${said}`)), READY_WITHIN_MS)
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${said}`)))
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000)
      if (!said.includes('ready to accept connections')) return
      clearTimeout(late)
      resolve()
    })
  })
}
