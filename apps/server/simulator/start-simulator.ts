import { spawn } from 'node:child_process'
import { once } from 'node:events'
import module from 'node:module'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { StartFault } from '../start-fault.ts'

export type SimulatorProcess = { url: string; close(): Promise<void> }

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url))
const READY_WITHIN_MS = 15_000
const GONE_WITHIN_MS = 5_000

/** Starts the simulator beside us, and tells when it ends by itself. */
export async function startSimulatorProcess(options: {
  port: number
  data: string
  onExit: (said: string) => void
}): Promise<SimulatorProcess> {
  const child = spawn(process.execPath, [CHILD, '--port', String(options.port), '--data', options.data], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: module.getCompileCacheDir() ?? '' },
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-2000)
  })
  let wanted = true
  const gone = once(child, 'exit')
  const url = await Promise.race([readyUrl(child.stdout), gone.then(() => undefined), late()])
  if (url === undefined) {
    child.kill('SIGKILL')
    throw new StartFault(faultOf(options.port, said))
  }
  child.once('exit', () => {
    if (wanted) options.onExit(lastLine(said))
  })
  return {
    url,
    async close() {
      wanted = false
      child.stdin.end()
      await Promise.race([gone, timeout(GONE_WITHIN_MS)])
      child.kill('SIGKILL')
    },
  }
}

async function readyUrl(output: NodeJS.ReadableStream): Promise<string | undefined> {
  for await (const line of createInterface({ input: output })) {
    const url = /^simulator ready (http:\S+)$/.exec(line)?.[1]
    if (url !== undefined) {
      output.resume() // nobody reads on; a full pipe would stop it
      return url
    }
  }
  return undefined
}

function faultOf(port: number, said: string) {
  const why = lastLine(said)
  return {
    'zh-CN': `模拟器没有启动（端口 ${port}）：${why || '没有应答'}。换一个 RUZHU_SIMULATOR_PORT，或设 RUZHU_SIMULATOR=off。`,
    en: `The simulator did not start on port ${port}: ${why || 'no answer'} Take another RUZHU_SIMULATOR_PORT, or set RUZHU_SIMULATOR=off.`,
  }
}

function lastLine(said: string): string {
  return said.trim().split('\n').at(-1) ?? ''
}

async function late(): Promise<undefined> {
  await timeout(READY_WITHIN_MS)
}

function timeout(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
}
