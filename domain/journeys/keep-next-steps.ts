import type { ClientId, MethodId } from '../ids.ts'
import type { Records, Store } from '../store.ts'
import { OUR_COMPANY } from './confirmations.ts'
import { type MoveDeps, moveNextSteps, oweEverybody } from './move-next-steps.ts'

/**
 * The same store, and whoever changes what a next step depends on keeps the next step too, in the same transaction: no use
 * case has to remember it, and none can forget. Why it is kept at all: docs/decisions/0027.
 */
export function keepNextSteps<Kept extends Store>(store: Kept, deps: MoveDeps): Kept {
  const paying = new PayingMethods()
  return {
    ...store,
    transaction: async <Result>(work: (tx: Records) => Promise<Result>): Promise<Result> => {
      let paid: readonly MethodId[] = []
      const result = await store.transaction(async (tx) => {
        const changes = new Changes(paying)
        const done = await work(watched(tx, changes))
        if (changes.clients.size > 0) await moveNextSteps(tx, deps, [...changes.clients])
        if (changes.everybody) await oweEverybody(tx, deps)
        paid = [...changes.paid]
        return done
      })
      paying.add(paid) // only what is durable is known
      return result
    },
  }
}

/** What one run of a transaction has touched. */
class Changes {
  readonly clients = new Set<ClientId>()
  readonly paid = new Set<MethodId>()
  everybody = false
  readonly #paying: PayingMethods

  constructor(paying: PayingMethods) {
    this.#paying = paying
  }

  /** Only the first payment of a method moves anything; the thousand that follow cost a look into a set. */
  payment(clientId: ClientId, methodId: MethodId): void {
    if (this.#paying.has(methodId)) return
    this.paid.add(methodId)
    this.clients.add(clientId)
  }
}

/** Methods that have been paid by, as far as this process has seen. Being paid is never undone. */
class PayingMethods {
  readonly #seen = new Set<MethodId>()

  has(id: MethodId): boolean {
    return this.#seen.has(id)
  }

  add(ids: readonly MethodId[]): void {
    if (this.#seen.size > REMEMBERED_AT_MOST) this.#seen.clear()
    for (const id of ids) this.#seen.add(id)
  }
}
const REMEMBERED_AT_MOST = 100_000

function watched(tx: Records, changes: Changes): Records {
  const {
    clients,
    applyments,
    links,
    methods,
    payments,
    grants,
    confirmations,
    providers,
    settlements,
    permissions,
    checks,
  } = tx
  const ofClient = ({ clientId }: { clientId: ClientId }) => void changes.clients.add(clientId)
  /** Our own account stands behind every client. */
  const whoever = ({ clientId }: { clientId?: ClientId }) => {
    if (clientId === undefined) changes.everybody = true
    else changes.clients.add(clientId)
  }
  return {
    ...tx,
    clients: {
      ...clients,
      insert: noting(clients.insert, ({ id }) => void changes.clients.add(id)),
      update: noting(clients.update, ({ id }) => void changes.clients.add(id)),
    },
    applyments: {
      ...applyments,
      insert: noting(applyments.insert, ofClient),
      update: noting(applyments.update, ofClient),
    },
    links: { ...links, insert: noting(links.insert, ofClient), update: noting(links.update, ofClient) },
    methods: { ...methods, insert: noting(methods.insert, ofClient), update: noting(methods.update, ofClient) },
    payments: {
      ...payments,
      update: noting(payments.update, ({ clientId, methodId, paidAt }) => {
        if (paidAt) changes.payment(clientId, methodId)
      }),
    },
    grants: {
      ...grants,
      insert: noting(grants.insert, ofClient),
      update: noting(grants.update, ofClient),
      insertAuthorization: noting(grants.insertAuthorization, ofClient),
      updateAuthorization: noting(grants.updateAuthorization, ofClient),
    },
    confirmations: {
      ...confirmations,
      insert: noting(confirmations.insert, ({ about }) => {
        if (about !== OUR_COMPANY) changes.clients.add(about)
      }),
      withdraw: async (confirmation, by, now) => {
        const answer = await confirmations.withdraw(confirmation, by, now)
        if (answer && confirmation.about !== OUR_COMPANY) changes.clients.add(confirmation.about)
        return answer
      },
    },
    settlements: {
      ...settlements,
      keep: noting(settlements.keep, ofClient),
      insertChange: noting(settlements.insertChange, ofClient),
      updateChange: noting(settlements.updateChange, ofClient),
    },
    checks: {
      ...checks,
      update: noting(checks.update, ({ clientId, endedAt }) => {
        if (endedAt) changes.clients.add(clientId)
      }),
    },
    permissions: { ...permissions, keep: noting(permissions.keep, (rows) => rows.forEach(ofClient)) },
    providers: {
      ...providers,
      insert: noting(providers.insert, whoever),
      update: noting(providers.update, whoever),
    },
  }
}

/** The same write, noted where it changed something. */
function noting<Row, Rest extends unknown[], Answer>(
  write: (row: Row, ...rest: Rest) => Promise<Answer>,
  note: (row: Row) => void,
) {
  return async (row: Row, ...rest: Rest): Promise<Answer> => {
    const answer = await write(row, ...rest)
    if (answer !== false) note(row)
    return answer
  }
}
