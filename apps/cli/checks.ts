import { setTimeout as sleep } from 'node:timers/promises'
import type { Api, Json } from './demo/api.ts'
import { NotAnswered } from './server.ts'

const LOOK_AGAIN_MS = 300
/** Two minutes; no check takes so long. */
const LOOKS_AT_MOST = 400

/** One run of a method's checks, looked at until it has ended. */
export async function runUntilEnded(api: Api, id: string): Promise<Json> {
  for (let looks = 0; looks < LOOKS_AT_MOST; looks++) {
    const run = await api.get(`/v1/checks/${id}`)
    if (typeof run['ended_at'] === 'string') return run
    await sleep(LOOK_AGAIN_MS)
  }
  throw new NotAnswered({
    'zh-CN': `检测 ${id} 两分钟还没有结束；看一下服务的日志。`,
    en: `The check ${id} did not end within two minutes; see the log of the server.`,
  })
}
