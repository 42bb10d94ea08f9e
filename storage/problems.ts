import type { ErrorCode } from '@ruzhu/domain/errors.ts'
import type { ClientId } from '@ruzhu/domain/ids.ts'
import { type AnsweredProblem, PROBLEMS_KEPT, PROBLEMS_KEPT_MS } from '@ruzhu/domain/problems/problems.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { later } from '@ruzhu/domain/time.ts'
import { instant, type Json, jsonOrNull, millis, present, valueOrNull } from './columns.ts'
import type { Context } from './context.ts'

type ProblemsTable = {
  request_id: string
  caller: string
  client_id: ClientId | null
  operation: string
  status: number
  code: ErrorCode
  subject: string | null
  gateway: Json<NonNullable<AnsweredProblem['gateway']>> | null
  at: number
}
export type ProblemTables = { answered_problems: ProblemsTable }

const SWEPT_AT_ONCE = 20

export function problems({ db }: Context): Records['problems'] {
  return {
    async insert(problem) {
      await db.insertInto('answered_problems').values(toRow(problem)).execute()
      await forgetBehind(problem.caller)
      await forgetBefore(later(problem.at, -PROBLEMS_KEPT_MS))
    },
    async byRequestId(requestId) {
      const row = await db
        .selectFrom('answered_problems')
        .selectAll()
        .where('request_id', '=', requestId)
        .executeTakeFirst()
      return row && fromRow(row)
    },
  }

  async function forgetBehind(caller: string): Promise<void> {
    const kept = db
      .selectFrom('answered_problems')
      .select('request_id')
      .where('caller', '=', caller)
      .orderBy('at', 'desc')
      .orderBy('request_id', 'desc')
      .limit(PROBLEMS_KEPT)
    await db.deleteFrom('answered_problems').where('caller', '=', caller).where('request_id', 'not in', kept).execute()
  }

  async function forgetBefore(instantOfLast: Date): Promise<void> {
    const old = db
      .selectFrom('answered_problems')
      .select('request_id')
      .where('at', '<', millis(instantOfLast))
      .orderBy('at')
      .limit(SWEPT_AT_ONCE)
    await db.deleteFrom('answered_problems').where('request_id', 'in', old).execute()
  }
}

function toRow(problem: AnsweredProblem): ProblemsTable {
  return {
    request_id: problem.requestId,
    caller: problem.caller,
    client_id: problem.clientId ?? null,
    operation: problem.operation,
    status: problem.status,
    code: problem.code,
    subject: problem.subject ?? null,
    gateway: jsonOrNull(problem.gateway),
    at: millis(problem.at),
  }
}

function fromRow(row: ProblemsTable): AnsweredProblem {
  return present({
    requestId: row.request_id,
    caller: row.caller,
    clientId: row.client_id,
    operation: row.operation,
    status: row.status,
    code: row.code,
    subject: row.subject,
    gateway: valueOrNull(row.gateway),
    at: instant(row.at),
  })
}
