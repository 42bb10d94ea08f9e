import { type ClientLink, newLinkToken } from '@ruzhu/domain/links/client-links.ts'
import type { LinkCode } from '@ruzhu/domain/links/link-codes.ts'
import { DAY_MS } from '@ruzhu/domain/time.ts'
import { changeTime } from '@ruzhu/domain/conditional.ts'
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { contract, type Given } from '../testing/contract.ts'
import { raw } from '../testing/raw.ts'

contract('links', (given) => {
  test('come back as they were made, by id, by token and by client', async () => {
    const { store, a } = given()
    const reason = { 'zh-CN': '请补充', en: 'Complete it' }
    const { client, applyment, link, token } = await kept(given(), {
      fields: [{ path: 'x.y', reason, said: '请补充' }],
      ask: { name: '林晓', phone: '13800138000' },
    })
    const { links } = store.read
    expect(await links.byId(link.id)).toEqual(link)
    expect(await links.byToken(token.reveal())).toEqual(link)
    expect(await links.byToken(newLinkToken(randomBytes(32)).reveal())).toBeUndefined()
    const newer = a.link(applyment)
    await store.transaction((tx) => tx.links.insert(newer, newLinkToken(randomBytes(32))))
    expect((await links.ofClient(client.id)).map(({ id }) => id).toSorted()).toEqual([link.id, newer.id].toSorted())
    expect(await links.ofClients([client.id, a.client().id])).toHaveLength(2)
    expect(await links.ofClients([])).toEqual([])
  })

  test('the token opens again for whoever hands it over; in the database it cannot be read', async () => {
    const { store, url } = given()
    const { link, token } = await kept(given())
    expect((await store.read.links.tokens([link.id])).get(link.id)?.reveal()).toBe(token.reveal())
    expect(await store.read.links.tokens([])).toEqual(new Map())
    const stored = await storedText(url, link.id)
    expect(stored).toContain(link.markKey)
    expect(stored).not.toContain(token.reveal())
  })

  test('are changed once by whoever saw the last change, and everything of the change comes back', async () => {
    const { store, clock, url } = given()
    const { link } = await kept(given())
    const at = clock.pass(1)
    const changed = {
      ...link,
      bound: { sessionHash: 'h', at },
      wrongProofs: 2,
      triedAt: at,
      uploads: 7,
      filled: ['x.y'],
      sent: { at, name: '陈国华', consent: '2026-11' },
      revoked: { by: '林晓', at },
      updatedAt: changeTime(link.updatedAt, at),
    }
    const update = () => store.transaction((tx) => tx.links.update(changed, link))
    expect(await update()).toBe(true)
    expect(await update()).toBe(false)
    expect(await store.read.links.byId(link.id)).toEqual(changed)
    expect(await store.read.links.ofClients([link.clientId])).toEqual([])
    const stored = await storedText(url, link.id)
    expect(stored).toContain('林晓')
    expect(stored).not.toContain('陈国华')
  })

  test('of a link there is one code: it takes the place of the one before, and of two who try it one sees the other', async () => {
    const { store, a, clock } = given()
    const { link } = await kept(given())
    const first = codeOf(link, clock.now())
    const next = { ...first, hash: 'next', askedAt: clock.pass(60_000) }
    await store.transaction((tx) => tx.linkCodes.put(first))
    await store.transaction((tx) => tx.linkCodes.put(next))
    expect(await store.read.linkCodes.of(link.id)).toEqual(next)
    const tried = { ...next, tries: 1 }
    const update = () => store.transaction((tx) => tx.linkCodes.update(tried, next))
    expect([await update(), await update()]).toEqual([true, false])
    expect(await store.transaction((tx) => tx.linkCodes.update({ ...tried, state: 'sent' }, first))).toBe(false)
    expect(await store.read.linkCodes.of(link.id)).toEqual(tried)
    expect(await store.read.linkCodes.of(a.newId('ln'))).toBeUndefined()
  })

  test('of two who ask for a code one sees the other, and a day later nothing is left of it', async () => {
    const { store, a, clock } = given()
    const { link } = await kept(given())
    const [about, at] = [`phone/${a.newId('ln')}`, clock.now()]
    const keep = (one: string, asks: Date[], expected: Date[]) =>
      store.transaction((tx) => tx.linkCodes.keepAsks(one, asks, expected))
    expect(await keep(about, [at], [])).toBe(true)
    expect(await keep(about, [at], [])).toBe(false)
    expect(await keep(about, [at, at], [at])).toBe(true)
    expect(await store.read.linkCodes.asks(about)).toEqual([at, at])
    const dayLater = clock.pass(DAY_MS)
    expect(await keep(link.id, [dayLater], [])).toBe(true)
    expect(await store.read.linkCodes.asks(about)).toEqual([])
    await store.transaction((tx) => tx.linkCodes.put(codeOf(link, dayLater)))
    await store.transaction((tx) => tx.linkCodes.forget(link.id))
    expect([await store.read.linkCodes.of(link.id), await store.read.linkCodes.asks(link.id)]).toEqual([undefined, []])
  })

  test('looking changes nothing but when somebody looked last', async () => {
    const { store, clock } = given()
    const { link } = await kept(given())
    const lastSeenAt = clock.pass(5)
    await store.transaction((tx) => tx.links.seen(link.id, lastSeenAt))
    expect(await store.read.links.byId(link.id)).toEqual({ ...link, lastSeenAt })
    expect(await store.transaction((tx) => tx.links.update({ ...link, updatedAt: lastSeenAt }, link))).toBe(true)
  })
})

function codeOf({ id, clientId }: ClientLink, askedAt: Date): LinkCode {
  return { linkId: id, clientId, hash: 'first', sessionHash: 's', askedAt, tries: 0, state: 'sending' }
}

/** All that the row holds, whatever column it is in. */
async function storedText(url: string, id: string): Promise<string> {
  const rows = await raw(url, `select * from client_links where id = '${id}'`)
  const values = rows.flatMap((row) => Object.values(row))
  return values.map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value)).join('\n')
}

async function kept({ store, a }: Given, changes = {}) {
  const client = a.client()
  const applyment = a.applyment(client)
  const link = a.link(applyment, changes)
  const token = newLinkToken(randomBytes(32))
  await store.transaction(async (tx) => {
    await tx.clients.insert(client)
    await tx.applyments.insert(applyment)
    await tx.links.insert(link, token)
  })
  return { client, applyment, link, token }
}
