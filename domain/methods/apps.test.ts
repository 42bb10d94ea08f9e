import { expect, test } from 'vitest'
import { SCENES } from '../payments/payments.ts'
import { appidFor, kindsFor, type MethodApp } from './apps.ts'

const MINI: MethodApp = { kind: 'mini_program', appid: 'wx1' }
const ACCOUNT: MethodApp = { kind: 'official_account', appid: 'wx2' }
const MOBILE: MethodApp = { kind: 'mobile_app', appid: 'wx3' }

test('inside an app a payment is made in that app’s AppID and no other', () => {
  const all = [MINI, ACCOUNT, MOBILE]
  expect((['mini_program', 'jsapi', 'app'] as const).map((scene) => appidFor(all, scene))).toEqual([
    'wx1',
    'wx2',
    'wx3',
  ])
  expect(appidFor([ACCOUNT, MOBILE], 'mini_program')).toBeUndefined()
  expect(appidFor([MINI], 'jsapi')).toBeUndefined()
})

test('elsewhere the official account comes first, and any app will do', () => {
  for (const scene of ['native', 'h5', 'page', 'bar_code'] as const) {
    expect(appidFor([MINI, ACCOUNT], scene)).toBe('wx2')
    expect(appidFor([MOBILE], scene)).toBe('wx3')
    expect(appidFor([], scene)).toBeUndefined()
  }
})

test('of every scene it is known in which apps it is paid', () => {
  for (const scene of SCENES) expect(kindsFor(scene).length).toBeGreaterThan(0)
})
