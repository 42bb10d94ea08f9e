import { expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'

contract('clients', (given) => {
  test('a client comes back as it was', async () => {
    const { store, a, clock } = given()
    const client = a.client({
      shortName: '云杉',
      creditCode: '91110000MA0000000A',
      wants: [{ channel: 'somepay', scenes: ['native', 'jsapi'] }],
      archivedAt: clock.now(),
    })
    const bare = a.client()
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.clients.insert(bare)
    })
    expect(await store.read.clients.byId(client.id)).toEqual(client)
    expect(await store.read.clients.byId(bare.id)).toEqual(bare)
    const both = await store.read.clients.byIds([client.id, bare.id, a.newId('cl')])
    expect(both.toSorted((one, other) => (one.id < other.id ? -1 : 1))).toEqual(
      [client, bare].toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    )
    expect(await store.read.clients.byIds([])).toEqual([])
  })

  test('an update is refused when somebody was faster, also within one millisecond', async () => {
    const { store, a } = given()
    const client = a.client()
    await store.transaction((tx) => tx.clients.insert(client))
    const update = (name: string) => store.transaction((tx) => tx.clients.update({ ...client, name }, client.updatedAt))
    const answers = await Promise.all(['甲', '乙', '丙'].map(update))
    expect(answers.filter(Boolean)).toHaveLength(1)
  })

  test('a credit code belongs to one client that is not archived', async () => {
    const { store, a, clock } = given()
    const creditCode = '91110000MA0000000B'
    const insert = (client: ReturnType<typeof a.client>) => store.transaction((tx) => tx.clients.insert(client))
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => insert(a.client({ creditCode }))))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)

    const holder = await store.read.clients.byCreditCode(creditCode)
    for (const answer of answers) {
      if (answer.status === 'rejected') {
        expect(answer.reason).toMatchObject({ code: 'CREDIT_CODE_TAKEN', facts: { client_id: holder?.id } })
      }
    }
    if (!holder) throw new Error('nobody has it')
    const archived = { ...holder, archivedAt: clock.now(), updatedAt: clock.pass(1) }
    expect(await store.transaction((tx) => tx.clients.update(archived, holder.updatedAt))).toBe(true)
    await insert(a.client({ creditCode }))
  })

  test('search looks in name, short name, credit code and id, and takes % and _ for what they are', async () => {
    const { store, a } = given()
    const client = a.client({ name: '100%_Pure 茶', shortName: '纯茶', creditCode: '91310000MA1K0000XX' })
    await store.transaction((tx) => tx.clients.insert(client))
    const found = async (text: string) => (await store.read.clients.page({ limit: 5, text })).rows.map(({ id }) => id)
    for (const text of [
      '100%_pure',
      '100%_pure 茶',
      '纯茶',
      '91310000ma1k0000xx',
      'ma1k0000xx',
      client.id.slice(3, 20),
    ]) {
      expect(await found(text)).toEqual([client.id])
    }
    expect(await found('100__pure')).toEqual([])
    expect(await found('纯')).toEqual([client.id])

    const renamed = {
      ...client,
      name: '红岩书局',
      shortName: '红岩',
      updatedAt: new Date(client.updatedAt.getTime() + 1),
    }
    await store.transaction((tx) => tx.clients.update(renamed, client.updatedAt))
    expect(await found('红岩书')).toEqual([client.id])
    expect(await found('纯茶')).toEqual([])
    expect(await found('ma1k0000xx')).toEqual([client.id])
  })

  test('pages are stable while clients come in, and archived ones can be left out', async () => {
    const { store, a, clock } = given()
    const text = '分页'
    const insert = async (changes: object) => {
      clock.pass(1)
      const client = a.client({ name: `${text}客户`, ...changes })
      await store.transaction((tx) => tx.clients.insert(client))
      return client.id
    }
    const ids = [await insert({}), await insert({}), await insert({ archivedAt: clock.now() }), await insert({})]
    const [one, two, three, four] = ids
    const first = await store.read.clients.page({ limit: 2, text })
    expect(first.rows.map(({ id }) => id)).toEqual([four, three])
    await insert({})
    const second = await store.read.clients.page({ limit: 2, text, after: first.next ?? '' })
    expect(second.rows.map(({ id }) => id)).toEqual([two, one])
    expect(second.next).toBeUndefined()

    const open = await store.read.clients.page({ limit: 9, text, archived: false })
    expect(open.rows.map(({ id }) => id)).not.toContain(three)
    const archived = await store.read.clients.page({ limit: 9, text, archived: true })
    expect(archived.rows.map(({ id }) => id)).toEqual([three])
  })
})
