import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

export type Script = 'durable-writer' | 'opener' | 'holder'
export type Running = {
  /** Complete lines of its standard output so far. */
  lines: readonly string[]
  /** Resolves when it has written so many; fails when it ends before. */
  wrote(count: number): Promise<void>
  /** A word on its standard input. */
  say(word: string): void
  kill(): void
  ended: Promise<number | null>
}

/** One of our scripts as a process of its own. */
export function run(script: Script, ...parameters: readonly string[]): Running {
  const file = fileURLToPath(new URL(`./${script}.ts`, import.meta.url))
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(process.execPath, [file, ...parameters], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const waiting: { count: number; resolve: () => void; reject: (error: Error) => void }[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    for (const { count, resolve } of waiting) if (lines.length >= count) resolve()
  })
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      for (const { reject } of waiting) reject(new Error(`${script} ended with ${code} after ${lines.length} lines`))
      resolve(code)
    })
  })
  return {
    lines,
    wrote(count) {
      if (lines.length >= count) return Promise.resolve()
      return new Promise((resolve, reject) => waiting.push({ count, resolve, reject }))
    },
    say: (word) => child.stdin.write(`${word}\n`),
    kill: () => child.kill('SIGKILL'),
    ended,
  }
}
