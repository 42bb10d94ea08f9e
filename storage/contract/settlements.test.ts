import type { GrantId } from '@ruzhu/domain/ids.ts'
import type { Settlement, SettlementChange } from '@ruzhu/domain/settlement/settlement.ts'
import type { Permission } from '@ruzhu/domain/permissions/permissions.ts'
import { expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'

contract('settlements', (given) => {
  async function finished() {
    const { store, a, clock } = given()
    const [client, provider] = [a.client(), a.provider()]
    const applyment = a.applyment(client, { providerId: provider.id, state: 'finished', subMchid: '1900000109' })
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.providers.insert(provider, '周宁')
      await tx.applyments.insert(applyment)
    })
    return { store, a, clock, applyment }
  }
  type Given = Awaited<ReturnType<typeof finished>>

  const account = { kind: 'corporate', bank: '招商银行', maskedNumber: '621483*****5678' } as const
  const settlement = ({ clock, applyment }: Given, changes: Partial<Settlement> = {}): Settlement => ({
    applymentId: applyment.id,
    clientId: applyment.clientId,
    channel: applyment.channel,
    account,
    verification: 'untold',
    verificationAt: clock.now(),
    checkedAt: clock.now(),
    ...changes,
  })
  const change = ({ a, clock, applyment }: Given, changes: Partial<SettlementChange> = {}): SettlementChange => ({
    id: a.newId('sc'),
    applymentId: applyment.id,
    clientId: applyment.clientId,
    providerId: applyment.providerId,
    subMchid: '1900000109',
    state: 'asking',
    stateAt: clock.now(),
    account: { ...account, branch: '招商银行股份有限公司高新支行', branchId: '308584000013' },
    by: '林晓',
    createdAt: clock.now(),
    updatedAt: clock.now(),
    ...changes,
  })

  test('an account is kept as it was last seen', async () => {
    const known = await finished()
    const { store, applyment } = known
    const failed = settlement(known, { verification: 'failed', gatewayResult: 'VERIFY_FAIL', failReason: '户名不符' })
    await store.transaction((tx) => tx.settlements.keep(settlement(known)))
    await store.transaction((tx) => tx.settlements.keep(failed))
    expect(await store.read.settlements.ofApplyment(applyment.id)).toEqual(failed)
    expect(await store.read.settlements.ofClients([applyment.clientId])).toEqual([failed])
    expect(await store.read.settlements.ofClients([])).toEqual([])
  })

  test('of two changes at a time one is taken, and the next when it has ended', async () => {
    const known = await finished()
    const { store, clock, applyment } = known
    const first = change(known)
    clock.pass(1)
    const second = change(known)
    expect(await store.transaction((tx) => tx.settlements.insertChange(first))).toBe(true)
    expect(await store.transaction((tx) => tx.settlements.insertChange(second))).toBe(false)
    const ended = { ...first, state: 'failed', reason: '银行卡已销户', applicationNo: '102329389' } as const
    expect(await store.transaction((tx) => tx.settlements.updateChange(ended, { state: 'auditing' }))).toBe(false)
    expect(await store.transaction((tx) => tx.settlements.updateChange(ended, { state: 'asking' }))).toBe(true)
    expect(await store.transaction((tx) => tx.settlements.insertChange(second))).toBe(true)
    expect(await store.read.settlements.change(first.id)).toEqual(ended)
    expect(await store.read.settlements.lastChanges([applyment.clientId])).toEqual([second])
    expect((await store.read.settlements.changes(applyment.id, { limit: 1 })).next).toBe(second.id)
  })

  test('a permission is one row, however often it is looked at', async () => {
    const known = await finished()
    const { store, clock, applyment } = known
    const granted: Permission = {
      about: applyment.id,
      clientId: applyment.clientId,
      what: 'refund',
      state: 'granted',
      stateAt: clock.now(),
      checkedAt: clock.now(),
    }
    const missing = { ...granted, state: 'missing', code: 'NO_AUTH', message: '该产品授权已被解除' } as const
    await store.transaction((tx) => tx.permissions.keep([granted, { ...granted, what: 'appid/wx0123456789abcdef' }]))
    await store.transaction((tx) => tx.permissions.keep([missing]))
    expect(await store.read.permissions.of(applyment.id)).toEqual([
      { ...granted, what: 'appid/wx0123456789abcdef' },
      missing,
    ])
    expect(await store.read.permissions.ofClients([applyment.clientId])).toHaveLength(2)
    const byGrant: Permission = { ...granted, about: 'gr_1' as GrantId, what: 'native' }
    await store.transaction((tx) => tx.permissions.keep([byGrant]))
    expect(await store.read.permissions.of(byGrant.about)).toEqual([byGrant])
    expect(await store.read.permissions.ofClients([applyment.clientId])).toHaveLength(3)
  })

  test('reasons of reviewers are found by field and time, with how they ended', async () => {
    const known = await finished()
    const { store, clock, applyment } = known
    const said = (place: number, field: string) => ({
      applymentId: applyment.id,
      submission: 1,
      place,
      channel: applyment.channel,
      field,
      reason: '照片不清晰',
      saidAt: clock.now(),
    })
    const reasons = [said(0, 'license_copy'), said(1, 'indoor_pic')]
    await store.transaction((tx) => tx.reviews.insert(reasons))
    await store.transaction((tx) => tx.reviews.insert(reasons)) // seen twice is one
    await store.transaction((tx) => tx.reviews.end(said(0, 'license_copy'), 'passed'))
    const field = { channel: applyment.channel, field: 'license_copy', limit: 10 }
    expect(await store.read.reviews.ofField({ ...field, since: clock.now() })).toEqual([
      { ...reasons[0], ended: 'passed' },
    ])
    expect(await store.read.reviews.ofField({ ...field, since: new Date(clock.now().getTime() + 1) })).toEqual([])
    expect(await store.read.reviews.open(applyment.id)).toEqual([reasons[1]])
  })

  test('who has a form open is known while seen, the first first', async () => {
    const { store, a, clock, applyment } = await finished()
    const people = ['周宁', '林晓'].map((name) => ({
      userId: a.newId('us'),
      email: `${name}@example.com`,
      name,
      role: 'operator' as const,
    }))
    const at = (second: number) => new Date(clock.now().getTime() + second * 1000)
    await store.transaction(async (tx) => {
      for (const [index, member] of people.entries()) {
        await tx.access.insertMember(member)
        const seen = { applymentId: applyment.id, userId: member.userId, at: at(index), unseenBefore: at(-45) }
        await tx.editors.seen(seen)
      }
    })
    const editors = (seenSince: Date) => store.read.editors.of(applyment.id, seenSince)
    expect((await editors(at(0))).map(({ name }) => name)).toEqual(['周宁', '林晓'])
    expect((await editors(at(1))).map(({ name }) => name)).toEqual(['林晓'])
    const [first] = people
    if (first) await store.transaction((tx) => tx.editors.gone(applyment.id, first.userId))
    expect((await editors(at(0))).map(({ name }) => name)).toEqual(['林晓'])
  })
})
