import { expect } from 'vitest'
import type { House } from '../api/house.ts'
import { checked, failing, of } from './steps.ts'
import type { Checked } from './worlds.ts'

/** One link: how the simulator breaks it, and how it is mended there. */
export type Link = {
  /** The one check that fails for it. */
  check: string
  /** What the platform says, where it is the platform that says it. */
  code?: string
  break: (world: Checked) => Promise<unknown>
  mend: (world: Checked) => Promise<unknown>
}

/**
 * While it is broken this check fails and no other does: what stands on it is skipped, what does not passes. Mended, all is
 * as before.
 */
export async function failsAlone(house: House, world: Checked, { check, code, ...link }: Link): Promise<void> {
  await link.break(world)
  const broken = await checked(house, world.methodId).finally(() => link.mend(world))
  expect(failing(broken)).toEqual([check])
  const result = of(broken, check)
  if (code !== undefined) expect(result.gateway?.code).toBe(code)
  expect(result.reason?.['zh-CN']).toBeTruthy()
  expect(result.fix.length).toBeGreaterThan(0)
  expect(broken.results.filter(({ state }) => state === 'unknown')).toEqual([])

  const mended = await checked(house, world.methodId)
  expect(failing(mended)).toEqual([])
  expect(of(mended, check).state).toBe('pass')
}
