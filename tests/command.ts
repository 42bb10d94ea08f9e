import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LAUNCHER = fileURLToPath(new URL('../apps/cli/ruzhu.mjs', import.meta.url))
/** Far more than a start takes: it matters only where the machine is busy with other things. */
const PATIENCE_MS = 60_000

/** `ruzhu …` as somebody types it, in a process of its own. */
export type Command = {
  child: ChildProcess
  /** Everything said so far, on both outputs. */
  said(): string
  /** Resolves with the first match in what is said; rejects when it ends without, or says nothing like it for too long. */
  says(pattern: RegExp): Promise<RegExpExecArray>
  /** The exit code, once it has ended by itself or by a signal that it handled. */
  ended(): Promise<number | null>
}

type Options = { env?: NodeJS.ProcessEnv; cwd?: string; node?: string }

export function ruzhu(
  args: readonly string[],
  { env = {}, cwd = ROOT, node = process.execPath }: Options = {},
): Command {
  const child = spawn(node, [LAUNCHER, ...args], { cwd, env: { ...bare(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const keep = (chunk: Buffer) => {
    said += chunk.toString()
    child.emit('said')
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const closed = once(child, 'close')

  return {
    child,
    said: () => said,
    async ended() {
      await closed
      return child.exitCode
    },
    async says(pattern) {
      const tooLate = AbortSignal.timeout(PATIENCE_MS)
      for (;;) {
        const match = pattern.exec(said)
        if (match) return match
        if (child.exitCode !== null || tooLate.aborted) throw new Error(`waited for ${pattern}, heard:\n${said}`)
        await Promise.race([once(child, 'said', { signal: tooLate }), closed]).catch(() => undefined)
      }
    },
  }
}

/** This process's environment without what would change how Ruzhu starts, and in Chinese. */
function bare(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(RUZHU_|VITEST|NODE_OPTIONS|DATABASE_URL|LANG$|LC_)/.test(name),
  )
  return { ...Object.fromEntries(kept), LANG: 'zh_CN.UTF-8' }
}
