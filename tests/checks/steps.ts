import { expect, vi } from 'vitest'
import type { House } from '../api/house.ts'

export type Result = {
  name: string
  state: string
  title: Record<string, string>
  reason?: Record<string, string>
  fix: readonly { do: Record<string, string> }[]
  gateway?: { code: string }
}
export type Run = { id: string; ended_at?: string; only?: string[]; results: Result[]; counts: Record<string, number> }

/** Checks a method, and waits until its run has ended. */
export async function checked(house: House, methodId: string, ...only: string[]): Promise<Run> {
  const started = await house.person('POST', `/v1/methods/${methodId}/checks`, only.length > 0 ? { only } : {})
  expect(started.status, started.text).toBe(202)
  return vi.waitUntil(
    async () => {
      const { json } = await house.person('GET', `/v1/checks/${String(started.json.id)}`)
      return typeof json.ended_at === 'string' && (json as unknown as Run)
    },
    { timeout: 60_000, interval: 50 },
  )
}

/** `name: state` of all that are not in order. */
export function amiss({ results }: Run): string[] {
  return results
    .filter(({ state }) => state !== 'pass' && state !== 'manual')
    .map(({ name, state }) => `${name}: ${state}`)
}

export function failing({ results }: Run): string[] {
  return results.filter(({ state }) => state === 'fail').map(({ name }) => name)
}

export function of({ results }: Run, name: string): Result {
  const found = results.find((one) => one.name === name)
  if (!found) throw new Error(`no check ${name} among ${results.map((one) => one.name).join(', ')}`)
  return found
}
