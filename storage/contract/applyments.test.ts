import type { Applyment } from '@ruzhu/domain/applyments/applyments.ts'
import { expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'

contract('applyments', (given) => {
  test('an applyment comes back as it was, with its form and its objections', async () => {
    const { store, a, clock } = given()
    const client = a.client()
    const at = clock.now()
    const full: Applyment = {
      ...a.applyment(client),
      state: 'rejected',
      form: { 'contact_info.contact_name': '李雷', 'business_info.store_pics': ['mt_1', 'mt_2'] },
      objections: [
        { field: 'x', fieldName: '执照', rejectReason: '不清楚', path: 'a.b' },
        { field: 'y', fieldName: '姓名', rejectReason: '不符', kept: { note: '已核对', by: '林晓', at } },
      ],
      applymentId: '2000001234567890',
      begunId: '2026112200000001',
      gatewayState: 'APPLYMENT_STATE_REJECTED',
      gatewayStateMsg: '被驳回',
      signUrl: 'https://pay.example/sign',
      subMchid: '1230000109',
      submitProblem: '缺少字段',
      checkedAt: at,
      nextCheckAt: at,
    }
    const bare = a.applyment(client)
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.applyments.insert(full)
      await tx.applyments.insert(bare)
    })
    expect(await store.read.applyments.byId(full.id)).toEqual(full)
    expect(await store.read.applyments.byId(bare.id)).toEqual(bare)
    expect(await store.read.applyments.ofClients([client.id])).toHaveLength(2)
    expect(await store.read.applyments.ofClients([])).toEqual([])
  })

  test('is found by our number, by the gateway’s, and by the merchant that came of it', async () => {
    const { store, a } = given()
    const client = a.client()
    const numbers = { applymentId: 'order-1', begunId: 'order-2', subMchid: '2088000000000001' }
    const applyment = { ...a.applyment(client), ...numbers }
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.applyments.insert(applyment)
      await tx.applyments.insert(a.applyment(client))
    })
    const { byNumber, ofMerchant } = store.read.applyments
    for (const number of [applyment.businessCode, 'order-1', 'order-2'])
      expect(await byNumber(applyment.providerId, number)).toEqual(applyment)
    expect(await byNumber(applyment.providerId, 'order-3')).toBeUndefined()
    expect(await ofMerchant(applyment.providerId, numbers.subMchid)).toEqual([applyment])
    const other = a.provider().id
    expect(await byNumber(other, 'order-1')).toBeUndefined()
    expect(await ofMerchant(other, numbers.subMchid)).toEqual([])
  })

  test('of two saves on one version one is kept, and the version grows by one', async () => {
    const { store, a } = given()
    const client = a.client()
    const applyment = a.applyment(client)
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.applyments.insert(applyment)
    })
    const save = (name: string) =>
      store.transaction((tx) => tx.applyments.update({ ...applyment, form: { name } }, applyment))
    const saved = await Promise.all(['甲', '乙', '丙', '丁'].map(save))
    expect(saved.filter(Boolean)).toHaveLength(1)
    const after = await store.read.applyments.byId(applyment.id)
    expect(after).toMatchObject({ version: 2, form: { name: ['甲', '乙', '丙', '丁'][saved.indexOf(true)] } })
    if (!after) throw new Error('it is gone')
    const moved = { state: 'auditing', version: 2 } as const
    expect(await store.transaction((tx) => tx.applyments.update(after, moved))).toBe(false)
  })

  test('pages of a client and of a state', async () => {
    const { store, a, clock } = given()
    const client = a.client()
    await store.transaction((tx) => tx.clients.insert(client))
    const ids: string[] = []
    for (const state of ['draft', 'canceled', 'draft'] as const) {
      clock.pass(1)
      const applyment = a.applyment(client, { state })
      await store.transaction((tx) => tx.applyments.insert(applyment))
      ids.unshift(applyment.id)
    }
    const { page } = store.read.applyments
    expect((await page({ limit: 9, clientId: client.id })).rows.map(({ id }) => id)).toEqual(ids)
    expect((await page({ limit: 9, clientId: client.id, state: 'canceled' })).rows.map(({ id }) => id)).toEqual([
      ids[1],
    ])
    const first = await page({ limit: 1, clientId: client.id })
    expect(first.next).toBe(ids[0])
    expect((await page({ limit: 9, clientId: client.id, after: ids[0] ?? '' })).rows).toHaveLength(2)
  })

  test('what was sent is kept, in order, each number once', async () => {
    const { store, a, clock } = given()
    const client = a.client()
    const applyment = a.applyment(client)
    const sent = [2, 1].map((number) => ({
      id: a.newId('su'),
      applymentId: applyment.id,
      number,
      form: { name: `第${number}次` },
      submittedAt: clock.now(),
      submittedBy: '林晓',
    }))
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.applyments.insert(applyment)
      for (const submission of sent) await tx.applyments.insertSubmission(submission)
    })
    expect(await store.read.applyments.submissions(applyment.id)).toEqual(sent.toReversed())
    const double = { ...sent[0], id: a.newId('su') } as (typeof sent)[number]
    await expect(store.transaction((tx) => tx.applyments.insertSubmission(double))).rejects.toThrow()
  })
})
