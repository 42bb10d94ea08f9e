import type { CheckResult } from '@ruzhu/domain/checks/checks.ts'
import { clockTime } from '@ruzhu/domain/diagnosis/clock-time.ts'
import type { DeliveryAttempt, UnreachedEndpoint } from '@ruzhu/domain/events/events.ts'
import { both, type Sentence } from '@ruzhu/domain/text.ts'
import { type About, step } from './looking.ts'

/** As many as somebody mends in one go; the others come up when these are mended. */
const SHOWN = 20

/** Each endpoint of a client's system that does not take its webhooks, by name: the client knows its own address. */
export async function unreachedEndpoints({ deps }: About): Promise<readonly CheckResult[]> {
  const { events, clients } = deps.store.read
  const unreached = (await events.unreached()).slice(0, SHOWN)
  const known = await clients.byIds(unreached.map(({ clientId }) => clientId))
  const names = new Map(known.map(({ id, name }) => [id, name]))
  return unreached.map((endpoint) => asFailure(endpoint, names.get(endpoint.clientId) ?? endpoint.clientId))
}

function asFailure({ endpointId, url, count, since, last }: UnreachedEndpoint, client: string): CheckResult {
  const from = clockTime(since)
  const said = saidOf(last)
  return {
    name: `webhook/${endpointId}`,
    state: 'fail',
    title: both(`「${client}」的通知地址收得到：${url}`, `Webhooks reach ${client}: ${url}`),
    reason: both(
      `${count} 条没有送到，最早的在 ${from}；最近一次${said['zh-CN']}`,
      `${count} not delivered, the oldest of ${from}; the last time ${said.en}`,
    ),
    fix: [MEND],
    durationMs: 0,
  }
}

const MEND = step(
  '让通知地址在几秒内应答 2xx，再到「开发者 → 通知地址」发一条测试；没送到的会自动重试，放弃了的在「事件与投递」里重发。',
  'Make the endpoint answer 2xx within a few seconds, then send a test under Developers → Webhook endpoints. What is under way is tried again by itself; what was given up on is sent again under Events.',
  'developer',
)

function saidOf({ status, error }: DeliveryAttempt): Sentence {
  if (status !== undefined) return both(`应答 ${status}`, `it answered ${status}`)
  return both(`没有应答（${error ?? '…'}）`, `it did not answer (${error ?? '…'})`)
}
