import { openWorld } from '@ruzhu/simulator/world.ts'

/** The calls that a simulated gateway answers. */
export async function playedBy(gateway: string): Promise<ReadonlySet<string>> {
  const world = await openWorld({
    machine: { now: () => 0 },
    startAt: 0,
    seed: 'docs',
    allowRemote: false,
    report: (problem) => {
      throw problem
    },
  })
  try {
    const played = world.gateways.find(({ name }) => name === gateway)
    if (!played) throw new Error(`no gateway is called ${gateway}`)
    return new Set(played.calls)
  } finally {
    await world.close()
  }
}
