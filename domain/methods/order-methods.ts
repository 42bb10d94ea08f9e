import { changeTime } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { refuseProblems } from '../field-check.ts'
import type { ClientId, MethodId } from '../ids.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { inOrder, type PaymentMethod } from './methods.ts'

/** Which of a client's methods is taken where only the client is named: the first that fits. All of them are given. */
export async function orderMethods(
  deps: Deps,
  clientId: ClientId,
  ids: readonly MethodId[],
  by: string,
): Promise<readonly PaymentMethod[]> {
  return deps.store.transaction(async (tx) => {
    if (!(await tx.clients.byId(clientId))) throw new AppError('NOT_FOUND', { id: clientId })
    const before = await tx.methods.ofClients([clientId])
    const isWhole = ids.length === before.length && before.every(({ id }) => ids.includes(id))
    refuseProblems({ method_ids: !isWhole && 'all methods of this client, each once' })
    const after = before.map((method) => ({ ...method, place: ids.indexOf(method.id) }))
    const moved = after.filter(({ place }, index) => place !== before[index]?.place)
    for (const method of moved) {
      const updatedAt = changeTime(method.updatedAt, deps.now())
      if (!(await tx.methods.update({ ...method, updatedAt }, method)))
        throw new AppError('CONFLICT', { id: method.id })
    }
    const sentence = text('timeline.methods_ordered')
    if (moved.length > 0) await tell(tx, deps, { clientId, subject: clientId, source: 'us', by, text: sentence })
    return inOrder(after)
  })
}
