import type { ApiKey } from '@ruzhu/domain/access/access.ts'
import type { Deps } from '@ruzhu/domain/deps.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { ClientId } from '@ruzhu/domain/ids.ts'
import { randomBytes } from 'node:crypto'
import { hashOf } from './callers.ts'

/** `rzk_` and 32 random bytes. The caller shows it, this once; we keep its hash and its first characters. */
export async function createApiKey(
  { store, newId, now }: Pick<Deps, 'store' | 'newId' | 'now'>,
  { name, clientId }: { name: string; clientId?: ClientId },
  by: string,
): Promise<{ key: ApiKey; shown: string }> {
  const shown = `rzk_${randomBytes(32).toString('base64url')}`
  const key: ApiKey = {
    id: newId('ak'),
    name,
    ...(clientId && { clientId }),
    hash: hashOf(shown),
    hint: shown.slice(0, 8),
    createdAt: now(),
    createdBy: by,
  }
  await store.transaction(async (tx) => {
    if (clientId && !(await tx.clients.byId(clientId))) throw new AppError('NOT_FOUND', { id: clientId })
    await tx.access.insertApiKey(key)
  })
  return { key, shown }
}
