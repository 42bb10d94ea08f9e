import { expect, test } from 'vitest'
import { pastedTexts } from '../docs/generate/diagnose-score/pasted.ts'
import { scores } from '../docs/generate/diagnose-score/score.ts'

test('pasted errors are told at least this well, on texts that no rule was tuned on too', async () => {
  const { tune, held_out } = await scores()
  expect(held_out.first / held_out.of).toBeGreaterThanOrEqual(0.9)
  expect(held_out.amongThree / held_out.of).toBeGreaterThanOrEqual(0.92)
  expect(tune.first / tune.of).toBeGreaterThanOrEqual(0.98)
})

test('there are at least two hundred of them, none twice', async () => {
  const texts = (await pastedTexts()).map(({ text }) => text)
  expect(texts.length).toBeGreaterThanOrEqual(200)
  expect(new Set(texts).size).toBe(texts.length)
})
