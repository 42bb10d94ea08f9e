import type { Member } from '@ruzhu/domain/access/access.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { NewId } from '@ruzhu/domain/ids.ts'
import { later, MINUTE_MS } from '@ruzhu/domain/time.ts'
import type { StorageHandle } from '@ruzhu/storage/open-store.ts'
import { randomBytes } from 'node:crypto'
import { Accounts } from './accounts.ts'
import { hashOf } from './callers.ts'

const LINK_MS = 30 * MINUTE_MS

export type PeopleParts = { store: StorageHandle; now: () => Date; newId: NewId }
export type SignedIn = { member: Member; token: string }
export type Claim = { token: string; email: string; name: string; password: string }

/** People and how they come in: by the one-time link that the server prints, then by e-mail and password. */
export class People {
  readonly #parts: PeopleParts
  readonly #accounts: Accounts

  constructor(parts: PeopleParts) {
    this.#parts = parts
    this.#accounts = new Accounts(parts.store.auth, parts.newId)
  }

  /** The token of a link that lets one person in, within half an hour. Only its hash is kept. */
  async newLink(): Promise<string> {
    const { store, now } = this.#parts
    const token = randomBytes(32).toString('base64url')
    const createdAt = now()
    const link = { hash: hashOf(token), expiresAt: later(createdAt, LINK_MS), createdAt }
    await store.transaction((tx) => tx.access.insertSignInLink(link))
    return token
  }

  /** Whoever reads the terminal owns the machine: the link makes an administrator, or sets a member's new password. */
  async claim({ token, email, name, password }: Claim): Promise<SignedIn> {
    const { store, now } = this.#parts
    const used = await store.transaction((tx) => tx.access.useSignInLink(hashOf(token), now()))
    if (!used) throw new AppError('SIGN_IN_LINK_INVALID')

    const address = email.toLowerCase()
    await this.#accounts.setPassword({ email: address, name, password })
    const session = await this.#accounts.signIn({ email: address, password })
    if (!session) throw new AppError('SIGN_IN_FAILED') // another link set another password in this very moment
    const { userId } = session
    const member = await store.transaction(async (tx) => {
      const known = await tx.access.member(userId)
      if (known) return known
      const administrator: Member = { userId, email: address, name, role: 'administrator' }
      await tx.access.insertMember(administrator)
      return administrator
    })
    return { member, token: session.token }
  }

  /** Undefined where e-mail and password do not belong together. */
  async signIn(email: string, password: string): Promise<SignedIn | undefined> {
    const session = await this.#accounts.signIn({ email: email.toLowerCase(), password })
    const member = session && (await this.#parts.store.read.access.member(session.userId))
    return member && { member, token: session.token }
  }

  async signOut(token: string): Promise<void> {
    await this.#accounts.endSession(token)
  }

  async isFirstRun(): Promise<boolean> {
    return (await this.#parts.store.read.access.members()).length === 0
  }
}
