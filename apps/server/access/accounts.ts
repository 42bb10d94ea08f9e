import type { UserId } from '@ruzhu/domain/ids.ts'
import type { AuthDatabase } from '@ruzhu/storage/open-store.ts'
import { randomUUID } from 'node:crypto'

/** What we write of better-auth's tables; their names and forms are its own. */
type Tables = {
  user: {
    id: string
    name: string
    email: string
    emailVerified: boolean | number
    createdAt: string
    updatedAt: string
  }
  account: {
    id: string
    accountId: string
    providerId: string
    userId: string
    password: string | null
    createdAt: string
    updatedAt: string
  }
  session: { id: string; token: string; userId: string; expiresAt: string; createdAt: string; updatedAt: string }
}
type PasswordChange = { userId: UserId; email: string; name: string; hash: string; now: Date }

/** Users, their passwords and their sessions, in the tables of better-auth. */
export class Accounts {
  readonly #db
  readonly #type: AuthDatabase['type']

  constructor({ db, type }: AuthDatabase) {
    this.#db = db.withTables<Tables>()
    this.#type = type
  }

  async userId(email: string): Promise<UserId | undefined> {
    const row = await this.#db.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst()
    return row && asUserId(row.id)
  }

  async password(email: string): Promise<{ userId: UserId; hash: string } | undefined> {
    const row = await this.#db
      .selectFrom('user')
      .innerJoin('account', 'account.userId', 'user.id')
      .select(['user.id', 'account.password'])
      .where('user.email', '=', email)
      .where('account.providerId', '=', 'credential')
      .executeTakeFirst()
    return row?.password ? { userId: asUserId(row.id), hash: row.password } : undefined
  }

  /** Makes the user where there is none, and sets the password. Whoever was signed in by the old one no longer is. */
  async put({ userId, email, name, hash, now }: PasswordChange): Promise<void> {
    const at = now.toISOString()
    const emailVerified = this.#type === 'sqlite' ? 0 : false
    await this.#db
      .insertInto('user')
      .values({ id: userId, name, email, emailVerified, createdAt: at, updatedAt: at })
      .onConflict((taken) => taken.column('email').doNothing())
      .execute()
    const { numUpdatedRows } = await this.#db
      .updateTable('account')
      .set({ password: hash, updatedAt: at })
      .where('userId', '=', userId)
      .where('providerId', '=', 'credential')
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) await this.#addPassword(userId, hash, at)
    await this.#db.deleteFrom('session').where('userId', '=', userId).execute()
  }

  async openSession(session: { userId: UserId; token: string; now: Date; expiresAt: Date }): Promise<void> {
    const at = session.now.toISOString()
    await this.#db.deleteFrom('session').where('userId', '=', session.userId).where('expiresAt', '<', at).execute()
    await this.#db
      .insertInto('session')
      .values({
        id: randomUUID(),
        token: session.token,
        userId: session.userId,
        expiresAt: session.expiresAt.toISOString(),
        createdAt: at,
        updatedAt: at,
      })
      .execute()
  }

  async endSession(token: string): Promise<void> {
    await this.#db.deleteFrom('session').where('token', '=', token).execute()
  }

  async #addPassword(userId: UserId, hash: string, at: string): Promise<void> {
    const account = { id: randomUUID(), accountId: userId, providerId: 'credential', userId }
    await this.#db
      .insertInto('account')
      .values({ ...account, password: hash, createdAt: at, updatedAt: at })
      .execute()
  }
}

/** Ids of users are ours: only `put` makes them. */
function asUserId(id: string): UserId {
  return id as UserId
}
