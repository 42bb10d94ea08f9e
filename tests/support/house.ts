import { buildConsole, consoleIsBuilt } from '@ruzhu/cli/console-build.ts'
import { readConfig } from '@ruzhu/server/config.ts'
import { type RunningServer, startServer } from '@ruzhu/server/start.ts'
import { startSimulator } from '@ruzhu/simulator/start.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export type House = {
  url: string
  simulatorUrl: string
  server: RunningServer
  signInLink: string
  /** For one more person. */
  anotherLink(): Promise<string>
  close(): Promise<void>
}

/**
 * The real server with the built console, its embedded database in a folder of its own, and the simulator. Both read `now`,
 * where it is given.
 */
export async function openHouse(now?: () => Date): Promise<House> {
  if (!(await consoleIsBuilt(ROOT)) && !(await buildConsole(ROOT, 'en'))) throw new Error('the console was not built')
  const folder = await mkdtemp(join(tmpdir(), 'ruzhu-pages-'))
  const simulator = await startSimulator({ port: 0, ...(now && { machine: { now: () => now().getTime() } }) })
  const config = readConfig({
    RUZHU_PORT: '0',
    RUZHU_DATA_DIR: folder,
    RUZHU_SIMULATOR: simulator.url,
    RUZHU_LOG: 'error',
  })
  const server = await startServer({ config, ...(now && { now }) })
  return {
    url: server.url,
    simulatorUrl: simulator.url,
    server,
    signInLink: await server.signInLink(),
    anotherLink: () => server.signInLink(),
    async close() {
      await server.close()
      await simulator.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
