import type { Deps } from '../deps.ts'
import type { Records } from '../store.ts'
import { type Text, text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import type { Merchant } from '../settlement/merchant-of.ts'
import type { Permission, PermissionSeen } from './permissions.ts'

/** Writes down what the gateway said; what became granted or was taken back is told. What it left open stays as it was. */
export async function recordPermissions(
  tx: Records,
  deps: Pick<Deps, 'newId' | 'now'>,
  { id: applymentId, clientId }: Pick<Merchant, 'id' | 'clientId'>,
  seen: readonly PermissionSeen[],
): Promise<void> {
  const now = deps.now()
  const known = new Map((await tx.permissions.ofApplyment(applymentId)).map((one) => [one.what, one]))
  const rows = seen.flatMap((one) => {
    const before = known.get(one.what)
    if (one.state === 'untold' && before) return []
    const stateAt = before?.state === one.state ? before.stateAt : now
    return [{ applymentId, clientId, ...one, stateAt, checkedAt: now } satisfies Permission]
  })
  await tx.permissions.keep(rows)
  for (const row of rows) {
    const sentence = changeOf(row, known.get(row.what))
    if (sentence) await tell(tx, deps, { clientId, subject: applymentId, source: 'platform', text: sentence })
  }
}

function changeOf({ what, state, message = '' }: Permission, before: Permission | undefined): Text | undefined {
  if (state === before?.state) return undefined
  if (state === 'granted') return text('timeline.permission_granted', { what: nameOf(what) })
  if (state === 'missing' && before?.state === 'granted')
    return text('timeline.permission_withdrawn', { what: nameOf(what), message })
  return undefined
}

/** Names that the platforms use themselves, alike in both languages. */
function nameOf(what: Permission['what']): string {
  if (what.startsWith('appid/')) return what.slice('appid/'.length)
  return NAMES[what] ?? what
}

const NAMES: Readonly<Record<string, string>> = {
  native: 'Native',
  jsapi: 'JSAPI',
  mini_program: 'JSAPI（小程序 / mini program）',
  h5: 'H5',
  app: 'APP',
  refund: 'API 退款 / API refund',
}
