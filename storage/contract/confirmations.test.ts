import { OUR_COMPANY } from '@ruzhu/domain/journeys/confirmations.ts'
import { expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'

contract('confirmations', (given) => {
  test('a word comes back as it was said, of a client and of our own company', async () => {
    const { store, a } = given()
    const client = a.client()
    const said = a.confirmation(client.id, { values: { appid: 'wx8888888888888888' }, note: '已核对' })
    const ours = a.confirmation(OUR_COMPANY)
    await store.transaction(async (tx) => {
      await tx.confirmations.insert(said)
      await tx.confirmations.insert(ours)
    })
    expect(await store.read.confirmations.standing([client.id])).toEqual([said])
    expect(await store.read.confirmations.standing([client.id, OUR_COMPANY])).toHaveLength(2)
    expect(await store.read.confirmations.standing([])).toEqual([])
  })

  test('one word stands for each step; the next is said after the first was taken back', async () => {
    const { store, a, clock } = given()
    const client = a.client()
    const first = a.confirmation(client.id)
    const insert = (one: typeof first) => store.transaction((tx) => tx.confirmations.insert(one))
    await insert(first)
    await expect(insert(a.confirmation(client.id))).rejects.toThrow()

    const withdraw = () => store.transaction((tx) => tx.confirmations.withdraw(first, '周宁', clock.now()))
    expect(await withdraw()).toBe(true)
    expect(await withdraw()).toBe(false)
    clock.pass(1)
    const second = a.confirmation(client.id)
    await insert(second)
    expect(await store.read.confirmations.standing([client.id])).toEqual([second])
    const history = await store.read.confirmations.history(client.id, first.step)
    expect(history.map(({ id, withdrawn }) => [id, withdrawn?.by])).toEqual([
      [second.id, undefined],
      [first.id, '周宁'],
    ])
  })
})
