import { afterAll, beforeAll, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { checked, failing } from './checks/steps.ts'
import { openDirect, type OwnKind } from './methods/own-accounts.ts'

let house: House
beforeAll(async () => {
  house = await House.open()
  await house.signIn()
})
afterAll(() => house.close())

test.each<[OwnKind, string[]]>([
  ['WeChat Pay v3', ['native', 'h5', 'mini_program']],
  ['WeChat Pay v2', ['native', 'h5', 'mini_program']],
  ['Alipay', ['native', 'page', 'h5', 'bar_code', 'app']],
])('what is set up rightly passes: %s', async (kind, scenes) => {
  const { methodId } = await openDirect(house, kind, scenes)
  const run = await checked(house, methodId)
  expect(failing(run)).toEqual([])
  expect(run.results.map(({ name, state }) => `${name}: ${state}`)).toEqual(
    expect.arrayContaining(['signature: pass', 'answer: pass', 'callback: pass', 'order/native: pass']),
  )
})
