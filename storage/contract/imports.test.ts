import type { ClientImport, ImportRow } from '@ruzhu/domain/imports/imports.ts'
import { expect, test } from 'vitest'
import { contract, type Given } from '../testing/contract.ts'
import { everyValue } from '../testing/raw.ts'

contract('imports', (given) => {
  test('an import comes back as it was, and its rows in the order of the file, without what was read', async () => {
    const { store } = given()
    const { planned, rows } = await aList(given())
    expect(await store.read.imports.byId(planned.id)).toEqual(planned)
    const back = await store.read.imports.rows(planned.id, { limit: 10 })
    expect(back).toEqual(rows.map(({ input: _input, ...row }) => row))
    expect((await store.read.imports.rows(planned.id, { limit: 2, after: 2 })).map(({ number }) => number)).toEqual([
      3, 4,
    ])
    const wrong = await store.read.imports.rows(planned.id, { limit: 10, states: ['problem', 'same_row'] })
    expect(wrong.map(({ number }) => number)).toEqual([3, 4])
    expect(await store.read.imports.counts(planned.id)).toEqual({
      new: 2,
      same_row: 1,
      problem: 1,
      same_client: 0,
      created: 0,
    })
  })

  test('what a client is made of is sealed, comes back while it is needed, and is forgotten afterwards', async () => {
    const { store, a, url } = given()
    const { planned, rows } = await aList(given())
    const read = () => store.transaction((tx) => tx.imports.newRows(planned.id, 10))
    expect(await read()).toEqual(rows.filter(({ state }) => state === 'new'))
    expect((await everyValue(url)).map(clear).filter((value) => value.includes('13811112222'))).toEqual([])

    const clientId = a.newId('cl')
    const [first] = rows
    if (!first) throw new Error('there is no first row')
    await store.transaction((tx) => tx.imports.settleRow({ ...first, state: 'created', clientId }))
    expect(await store.read.imports.rows(planned.id, { limit: 1 })).toMatchObject([{ state: 'created', clientId }])
    expect((await read()).map(({ number }) => number)).toEqual([5])
    await store.transaction((tx) => tx.imports.forgetInputs(planned.id))
    expect((await read()).map(({ input }) => input)).toEqual([undefined])
  })

  test('a file that waits or runs is known by its bytes, and only one of many who start it does', async () => {
    const { store } = given()
    const { planned } = await aList(given())
    expect((await store.read.imports.openOf(planned.sha256))?.id).toBe(planned.id)
    const start = () =>
      store.transaction((tx) => tx.imports.update({ ...planned, state: 'running', startedBy: '周宁' }, planned))
    expect((await Promise.all([start(), start(), start()])).filter(Boolean)).toHaveLength(1)
    expect((await store.read.imports.openOf(planned.sha256))?.startedBy).toBe('周宁')
    await store.transaction((tx) => tx.imports.update({ ...planned, state: 'done' }, { state: 'running' }))
    expect(await store.read.imports.openOf(planned.sha256)).toBeUndefined()
  })

  test('clients are found by exact names and codes, archived ones apart', async () => {
    const { store, a, clock } = given()
    const [one, other, gone] = [
      a.client({ name: '同名公司' }),
      a.client({ creditCode: '91110000MA0000123A' }),
      a.client({ name: '同名公司', archivedAt: clock.now() }),
    ]
    await store.transaction(async (tx) => {
      for (const client of [one, other, gone]) await tx.clients.insert(client)
    })
    const found = await store.read.clients.namedOrCoded(['同名公司', other.name], ['91110000MA0000123A'])
    expect(found.map(({ id }) => id).toSorted()).toEqual([one.id, other.id].toSorted())
    expect(await store.read.clients.namedOrCoded([], [])).toEqual([])
  })
})

function clear(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)
}

async function aList({ store, a, clock }: Given): Promise<{ planned: ClientImport; rows: ImportRow[] }> {
  const id = a.newId('im')
  const planned: ClientImport = {
    id,
    filename: '客户名单.xlsx',
    sha256: id.padEnd(64, '0'),
    state: 'ready',
    columns: [{ header: '名称', name: 'name' }],
    unknownColumns: ['备注'],
    total: 4,
    by: '林晓',
    createdAt: clock.now(),
  }
  const input = { name: '云杉茶室', contactName: '李雷', contactPhone: '13811112222', wants: [] }
  const rows: ImportRow[] = [
    { importId: id, number: 2, state: 'new', name: '云杉茶室', problems: [], input },
    { importId: id, number: 3, state: 'same_row', name: '云杉茶室', problems: [], sameAsRow: 2 },
    {
      importId: id,
      number: 4,
      state: 'problem',
      name: '',
      problems: [{ column: 'name', reason: { key: 'import.empty' }, fix: { key: 'import.empty_fix' } }],
    },
    { importId: id, number: 5, state: 'new', name: '红岩书局', problems: [], input: { ...input, name: '红岩书局' } },
  ]
  await store.transaction((tx) => tx.imports.insert(planned, rows))
  return { planned, rows }
}
