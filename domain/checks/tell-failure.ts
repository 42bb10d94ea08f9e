import type { OnboardingDeps } from '../deps.ts'
import { queueMessage } from '../messages/queue-message.ts'
import type { PaymentMethod } from '../methods/methods.ts'
import type { Records } from '../store.ts'
import { type Sentence, textOf } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { type CheckRun, failedIn } from './checks.ts'

/**
 * People are told once for each night on which something new is broken; the method stays as it is, since a check that
 * fails may be wrong, and a shop that is closed for nothing costs its sales.
 */
export async function tellFailure(
  tx: Records,
  deps: Pick<OnboardingDeps, 'now' | 'newId'>,
  method: PaymentMethod,
  { run, before }: { run: CheckRun; before: CheckRun | undefined },
): Promise<void> {
  const failed = failedIn(run)
  const known = new Set(before ? failedIn(before).map(({ name }) => name) : [])
  if (!failed.some(({ name }) => !known.has(name))) return
  const { id, clientId, name } = method
  const words = { name: both(name), checks: joined(failed.map(({ title }) => title)) }
  await tell(tx, deps, {
    clientId,
    subject: id,
    source: 'system',
    text: textOf('timeline.check_failed', words),
  })
  await queueMessage(tx, deps, {
    kind: 'check_failed',
    key: `check_failed/${run.id}`,
    to: { members: ['operator', 'developer'] },
    clientId,
    subject: id,
    title: textOf('message.check_failed.title', words),
    body: textOf('message.check_failed.body', words),
    href: checksHref(method),
  })
}

export function checksHref({ id, clientId }: Pick<PaymentMethod, 'id' | 'clientId'>): string {
  return `/clients/${clientId}/methods/${id}/checks`
}

function both(word: string): Sentence {
  return { 'zh-CN': word, en: word }
}

function joined(titles: readonly Sentence[]): Sentence {
  return { 'zh-CN': titles.map((one) => one['zh-CN']).join('、'), en: titles.map(({ en }) => en).join(', ') }
}
