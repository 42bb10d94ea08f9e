import { expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'
import { run } from '../testing/processes.ts'
import { raw } from '../testing/raw.ts'

contract('what was acknowledged', (given) => {
  test('is there after kill -9, each time', { timeout: 120_000 }, async () => {
    const { url, again } = given()
    for (const enough of [1, 200, 1000]) {
      const writer = run('durable-writer', url)
      await writer.wrote(enough)
      writer.kill()
      await writer.ended

      const store = await again()
      const acknowledged = [...writer.lines]
      const kept = new Set((await raw(url, 'select id from payments')).map(({ id }) => id))
      expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
      expect(acknowledged.length).toBeGreaterThanOrEqual(enough)
      await store.close()
    }
  })
})
