import type { Deps } from '../deps.ts'
import type { Records } from '../store.ts'
import { type Sentence, type Text, textOf } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import type { Permission, PermissionSeen } from './permissions.ts'

/** Writes down what the gateway said; what became granted or was taken back is told. What it left open stays as it was. */
export async function recordPermissions(
  tx: Records,
  deps: Pick<Deps, 'newId' | 'now'>,
  { about, clientId }: Pick<Permission, 'about' | 'clientId'>,
  seen: readonly PermissionSeen[],
): Promise<void> {
  const now = deps.now()
  const known = new Map((await tx.permissions.of(about)).map((one) => [one.what, one]))
  const rows = seen.flatMap((one) => {
    const before = known.get(one.what)
    if (one.state === 'untold' && before) return []
    const stateAt = before?.state === one.state ? before.stateAt : now
    return [{ about, clientId, ...one, stateAt, checkedAt: now } satisfies Permission]
  })
  await tx.permissions.keep(rows)
  for (const row of rows) {
    const sentence = changeOf(row, known.get(row.what))
    if (sentence) await tell(tx, deps, { clientId, subject: about, source: 'platform', text: sentence })
  }
}

function changeOf({ what, state, message = '' }: Permission, before: Permission | undefined): Text | undefined {
  if (state === before?.state) return undefined
  if (state === 'granted') return textOf('timeline.permission_granted', { what: nameOf(what) })
  if (state === 'missing' && before?.state === 'granted')
    return textOf('timeline.permission_withdrawn', { what: nameOf(what) }, { message })
  return undefined
}

function nameOf(what: Permission['what']): Sentence {
  return NAMES[what] ?? alike(what.replace(/^(appid|directory)\//, ''))
}

/** As the platform's own pages call them. */
const NAMES: Readonly<Record<string, Sentence>> = {
  native: alike('Native'),
  jsapi: alike('JSAPI'),
  mini_program: { 'zh-CN': 'JSAPI（小程序）', en: 'JSAPI (mini program)' },
  h5: alike('H5'),
  app: alike('APP'),
  refund: { 'zh-CN': 'API 退款', en: 'API refunds' },
}

function alike(name: string): Sentence {
  return { 'zh-CN': name, en: name }
}
