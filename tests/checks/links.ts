import { expect } from 'vitest'
import type { House } from '../api/house.ts'
import type { Link } from './link.ts'
import { checked, failing, of } from './steps.ts'
import type { Checked } from './worlds.ts'

/**
 * While it is broken this check fails and no other does: what stands on it is skipped, what does not passes. Mended, it
 * passes again, asked for by itself.
 */
export async function failsAlone(house: House, world: Checked, { check, code, ...link }: Link): Promise<void> {
  const mend = await link.break()
  const broken = await checked(house, world.methodId).finally(mend)
  expect(failing(broken)).toEqual([check])
  const result = of(broken, check)
  if (code !== undefined) expect(result.gateway?.code).toBe(code)
  expect(result.reason?.['zh-CN']).toBeTruthy()
  expect(result.fix.length).toBeGreaterThan(0)
  expect(broken.results.filter(({ state }) => state === 'unknown')).toEqual([])

  const mended = await checked(house, world.methodId, check)
  expect(failing(mended)).toEqual([])
  expect(of(mended, check).state).toBe('pass')
}
