import { DAY_MS, later, MINUTE_MS } from '@ruzhu/domain/time.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { contract, type Given } from '../testing/contract.ts'

contract('access', (given) => {
  test('a member is found by id, and by e-mail however it is typed; a role can be changed', async () => {
    const { store, a } = given()
    const member = { userId: a.newId('us'), email: 'Lin.Xiao@Example.com', name: '林晓', role: 'operator' } as const
    await store.transaction((tx) => tx.access.insertMember(member))

    expect(await store.read.access.member(member.userId)).toEqual(member)
    expect(await store.read.access.memberByEmail(' lin.xiao@example.COM ')).toEqual(member)
    expect(await store.transaction((tx) => tx.access.setRole(member.userId, 'finance'))).toBe(true)
    expect(await store.transaction((tx) => tx.access.setRole(a.newId('us'), 'finance'))).toBe(false)
    expect(await store.read.access.members()).toContainEqual({ ...member, role: 'finance' })
  })

  test('two people cannot have one e-mail', async () => {
    const { store, a } = given()
    const one = { userId: a.newId('us'), email: 'one@example.com', name: '一', role: 'reader' } as const
    await store.transaction((tx) => tx.access.insertMember(one))
    const other = { ...one, userId: a.newId('us'), email: 'ONE@example.com' }
    await expect(store.transaction((tx) => tx.access.insertMember(other))).rejects.toThrow()
  })

  test('a session gives its member until it expires', async () => {
    const { store, a, clock } = given()
    const member = {
      userId: a.newId('us'),
      email: `${a.newId('us')}@example.com`,
      name: '林晓',
      role: 'reader',
    } as const
    await store.transaction((tx) => tx.access.insertMember(member))
    const token = a.newId('us')
    await signIn(given(), member.userId, token, later(clock.now(), DAY_MS))

    const { memberOfSession } = store.read.access
    expect(await memberOfSession(token, clock.now())).toEqual(member)
    expect(await memberOfSession(token, later(clock.now(), DAY_MS))).toBeUndefined()
    expect(await memberOfSession('unknown', clock.now())).toBeUndefined()
  })

  test('a sign-in link works once, and only until it expires', async () => {
    const { store, a, clock } = given()
    const createdAt = clock.now()
    const link = { hash: a.newId('us'), createdAt, expiresAt: later(createdAt, 10 * MINUTE_MS) }
    const late = { ...link, hash: a.newId('us') }
    await store.transaction((tx) => tx.access.insertSignInLink(link))
    await store.transaction((tx) => tx.access.insertSignInLink(late))

    const uses = Array.from({ length: 10 }, () =>
      store.transaction((tx) => tx.access.useSignInLink(link.hash, later(createdAt, MINUTE_MS))),
    )
    expect((await Promise.all(uses)).filter(Boolean)).toHaveLength(1)
    expect(await store.transaction((tx) => tx.access.useSignInLink(late.hash, link.expiresAt))).toBe(false)
  })

  test('an API key is found by its hash, listed newest first, and revoked once', async () => {
    const { store, a, clock } = given()
    const keys = Array.from({ length: 3 }, (_, index) => {
      const createdAt = clock.pass(1)
      const id = a.newId('ak')
      return { id, name: `收银${index}`, hash: `hash of ${id}`, hint: 'rzk_abcd', createdAt, createdBy: '林晓' }
    })
    await store.transaction(async (tx) => {
      for (const key of keys) await tx.access.insertApiKey(key)
    })
    const [first, second, third] = keys
    expect(await store.read.access.apiKeyByHash(first?.hash ?? '')).toEqual(first)
    const page = await store.read.access.apiKeys({ limit: 2 })
    expect(page).toEqual({ rows: [third, second], next: second?.id })
    expect((await store.read.access.apiKeys({ limit: 2, after: page.next ?? '' })).rows).toEqual([first])

    const revoke = () => store.transaction((tx) => tx.access.revokeApiKey(first?.id ?? a.newId('ak'), clock.now()))
    expect(await revoke()).toBe(true)
    expect(await revoke()).toBe(false)
    expect(await store.read.access.apiKeyByHash(first?.hash ?? '')).toEqual({ ...first, revokedAt: clock.now() })
  })

  test('what better-auth writes goes the way of all writing, and it begins no transactions', async () => {
    const { store, a } = given()
    const { db } = store.auth
    const token = a.newId('us')
    await signIn(given(), a.newId('us'), token, new Date('2030-01-01T00:00:00Z'))
    const { rows } = await sql<{ token: string }>`select token from session where token = ${token}`.execute(db)
    expect(rows).toEqual([{ token }])
    const tables = (await db.introspection.getTables()).map(({ name }) => name)
    expect(tables).toEqual(expect.arrayContaining(['user', 'session', 'account', 'verification']))
    await expect(db.transaction().execute(async () => {})).rejects.toThrow('Store.transaction')
  })
})

/** As better-auth's adapter does: ISO text and 0 or 1 on SQLite, dates and booleans on PostgreSQL. */
async function signIn({ store, engine, a, clock }: Given, userId: string, token: string, expires: Date): Promise<void> {
  const at = (date: Date) => (engine === 'sqlite' ? date.toISOString() : date)
  const now = at(clock.now())
  const verified = engine === 'sqlite' ? 1 : true
  await sql`insert into "user" ("id", "name", "email", "emailVerified", "createdAt", "updatedAt")
    values (${userId}, '林晓', ${`${userId}@example.com`}, ${verified}, ${now}, ${now})`.execute(store.auth.db)
  await sql`insert into "session" ("id", "userId", "token", "expiresAt", "createdAt", "updatedAt")
    values (${a.newId('us')}, ${userId}, ${token}, ${at(expires)}, ${now}, ${now})`.execute(store.auth.db)
}
