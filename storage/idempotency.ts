import type { IdempotentUse, Records } from '@ruzhu/domain/store.ts'
import { instant, millis, present } from './columns.ts'
import type { Context } from './context.ts'
import { COMPANY, type Sealer } from './vault.ts'

/** Requests and answers are sealed: a private key comes in by one, a new API key goes out by the other. */
type IdempotencyTable = {
  caller: string
  key: string
  request_hash: string
  request: Uint8Array
  taken_at: number
  answer_status: number | null
  answer_body: Uint8Array | null
}
type Use = Parameters<Records['idempotency']['take']>[0]
export type IdempotencyTables = { idempotency: IdempotencyTable }

// Between being refused and being read, a key may be released by its holder.
const TRIES = 3

export function idempotency({ db, sealer }: Context): Records['idempotency'] {
  return {
    async take(use) {
      for (let tries = 0; tries < TRIES; tries++) {
        if (await free(use)) return undefined
        const earlier = await used(use)
        if (earlier) return earlier
      }
      throw new Error(`the idempotency key ${use.key} is taken and freed faster than it can be read`)
    },
    async answer(caller, key, { status, body }) {
      await db
        .updateTable('idempotency')
        .set({
          answer_status: status,
          answer_body: await sealer.seal(COMPANY, place('answer_body', caller, key), body),
        })
        .where('caller', '=', caller)
        .where('key', '=', key)
        .where('answer_status', 'is', null)
        .execute()
    },
    async release(caller, key) {
      await db
        .deleteFrom('idempotency')
        .where('caller', '=', caller)
        .where('key', '=', key)
        .where('answer_status', 'is', null)
        .execute()
    },
    async forgetBefore(before, limit) {
      const { numDeletedRows } = await db
        .deleteFrom('idempotency')
        .where(({ eb, refTuple, selectFrom }) =>
          eb(
            refTuple('caller', 'key'),
            'in',
            selectFrom('idempotency')
              .select(['caller', 'key'])
              .where('taken_at', '<', millis(before))
              .orderBy('taken_at')
              .limit(limit)
              .$asTuple('caller', 'key'),
          ),
        )
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }

  async function free({ caller, key, requestHash, request, now }: Use): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('idempotency')
      .values({
        caller,
        key,
        request_hash: requestHash,
        request: await sealer.seal(COMPANY, place('request', caller, key), request),
        taken_at: millis(now),
        answer_status: null,
        answer_body: null,
      })
      .onConflict((taken) => taken.columns(['caller', 'key']).doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows === 1n
  }

  async function used({ caller, key }: Use): Promise<IdempotentUse | undefined> {
    const row = await db
      .selectFrom('idempotency')
      .selectAll()
      .where('caller', '=', caller)
      .where('key', '=', key)
      .executeTakeFirst()
    return row && useOf(sealer, row)
  }
}

async function useOf(sealer: Sealer, row: IdempotencyTable): Promise<IdempotentUse> {
  const { caller, key, answer_status, answer_body } = row
  const request = await sealer.open(COMPANY, place('request', caller, key), row.request)
  const answer =
    answer_status === null || answer_body === null
      ? null
      : {
          status: answer_status,
          body: (await sealer.open(COMPANY, place('answer_body', caller, key), answer_body)).toString('utf8'),
        }
  return present({
    requestHash: row.request_hash,
    request: request.toString('utf8'),
    takenAt: instant(row.taken_at),
    answer,
  })
}

function place(column: string, caller: string, key: string): string {
  return `idempotency.${column}/${caller}/${key}`
}
