import type { NewId, UserId } from '@ruzhu/domain/ids.ts'
import type { AuthDatabase } from '@ruzhu/storage/open-store.ts'
import { betterAuth } from 'better-auth'
import { isAPIError } from 'better-auth/api'
import { randomBytes, randomUUID } from 'node:crypto'
import { SESSION_DAYS } from './session-cookie.ts'

type Credentials = { email: string; password: string }

/** E-mail, password and session, as better-auth keeps them. Its own routes are not mounted: ours ask it, and nobody else. */
export class Accounts {
  readonly #auth

  constructor(database: AuthDatabase, newId: NewId) {
    this.#auth = betterAuth({
      baseURL: 'http://ruzhu.internal', // only its own routes would use it
      secret: randomBytes(32).toString('hex'), // signs only its own cookie, which we do not use
      database,
      emailAndPassword: { enabled: true, autoSignIn: false, minPasswordLength: 8, maxPasswordLength: 128 },
      session: { expiresIn: SESSION_DAYS * 86_400 },
      advanced: { database: { generateId: ({ model }) => (model === 'user' ? newId('us') : randomUUID()) } },
      telemetry: { enabled: false },
      logger: { disabled: true },
    })
  }

  /** Makes the user where there is none. Where there is, whoever was signed in by the old password no longer is. */
  async setPassword({ email, name, password }: Credentials & { name: string }): Promise<void> {
    const { internalAdapter, password: hasher } = await this.#auth.$context
    const known = await internalAdapter.findUserByEmail(email)
    if (!known) {
      await this.#auth.api.signUpEmail({ body: { email, name, password } })
      return
    }
    const userId = known.user.id
    const hash = await hasher.hash(password)
    if (await internalAdapter.findCredentialAccount(userId)) await internalAdapter.updatePassword(userId, hash)
    else await internalAdapter.createAccount({ userId, providerId: 'credential', accountId: userId, password: hash })
    await internalAdapter.deleteUserSessions(userId)
  }

  /** A session, where e-mail and password belong together. */
  async signIn({ email, password }: Credentials): Promise<{ userId: UserId; token: string } | undefined> {
    try {
      const { user, token } = await this.#auth.api.signInEmail({ body: { email, password } })
      return { userId: user.id as UserId, token } // made by `generateId` above
    } catch (error) {
      if (isAPIError(error) && error.statusCode === 401) return undefined
      throw error
    }
  }

  async endSession(token: string): Promise<void> {
    const { internalAdapter } = await this.#auth.$context
    await internalAdapter.deleteSession(token)
  }
}
