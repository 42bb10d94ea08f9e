import { afterAll, beforeAll, test } from 'vitest'
import { agreeWhateverHappens } from './money/random.ts'
import { openWorld, type World } from './money/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('whatever happens in whatever order, the sums hold, and in the end we and the gateway agree', async () => {
  await agreeWhateverHappens(world, [world.deps], 80)
}, 120_000)
