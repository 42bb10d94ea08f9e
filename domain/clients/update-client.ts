import { changeTime } from '../conditional.ts'
import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { ClientId } from '../ids.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { checkClient } from './client-input.ts'
import type { Client } from './clients.ts'
import { refuseTwin } from './create-client.ts'

/** `null` takes a value out again; what is left out stays. */
export type ClientChanges = Partial<Pick<Client, 'name' | 'contactName' | 'contactPhone' | 'wants'>> & {
  shortName?: string | null
  creditCode?: string | null
  contactEmail?: string | null
  archived?: boolean
}

export async function updateClient(
  deps: OnboardingDeps,
  id: ClientId,
  changes: ClientChanges,
  by: string,
): Promise<Client> {
  return deps.store.transaction(async (tx) => {
    const before = await tx.clients.byId(id)
    if (!before) throw new AppError('NOT_FOUND', { id })
    const now = deps.now()
    const after = changed(before, changes, now)
    checkClient(after, deps.describe, now)
    if (after.archivedAt === undefined) await refuseTwin(tx, after)
    if (!(await tx.clients.update(after, before.updatedAt))) throw new AppError('CONFLICT', { id })
    await tell(tx, deps, { clientId: id, subject: id, source: 'us', by, text: text(keyOf(before, after)) })
    return after
  })
}

function changed(before: Client, changes: ClientChanges, now: Date): Client {
  const shortName = replaced(before.shortName, changes.shortName)
  const creditCode = replaced(before.creditCode, changes.creditCode)
  const contactEmail = replaced(before.contactEmail, changes.contactEmail)
  const archived = changes.archived ?? before.archivedAt !== undefined
  return {
    id: before.id,
    name: changes.name ?? before.name,
    ...(shortName !== undefined && { shortName }),
    ...(creditCode !== undefined && { creditCode }),
    contactName: changes.contactName ?? before.contactName,
    contactPhone: changes.contactPhone ?? before.contactPhone,
    ...(contactEmail !== undefined && { contactEmail }),
    ...(before.ownerId !== undefined && { ownerId: before.ownerId }),
    wants: changes.wants ?? before.wants,
    ...(archived && { archivedAt: before.archivedAt ?? now }),
    createdAt: before.createdAt,
    updatedAt: changeTime(before.updatedAt, now),
  }
}

function replaced<Value>(before: Value | undefined, change: Value | null | undefined): Value | undefined {
  return change === undefined ? before : (change ?? undefined)
}

function keyOf(before: Client, after: Client) {
  if ((before.archivedAt === undefined) === (after.archivedAt === undefined)) return 'timeline.client_changed'
  return after.archivedAt === undefined ? 'timeline.client_restored' : 'timeline.client_archived'
}
