import { CATALOGUES } from '@ruzhu/channels/catalogues.ts'
import { diagnose } from '@ruzhu/domain/diagnosis/diagnose.ts'
import { type Half, halfOf, type Pasted, pastedTexts } from './pasted.ts'

export type Miss = Pasted & { found: readonly string[] }
export type Score = { of: number; first: number; amongThree: number; misses: readonly Miss[] }

/** How often the right cause comes first, and how often among the first three. */
export async function scores(): Promise<Record<Half, Score>> {
  const texts = await pastedTexts()
  const of = (half: Half) => scoreOf(texts.filter((text) => halfOf(text) === half))
  return { tune: of('tune'), held_out: of('held_out') }
}

function scoreOf(texts: readonly Pasted[]): Score {
  const tried = texts.map((pasted): Miss => ({ ...pasted, found: causesOf(pasted) }))
  const places = tried.map(placeOf)
  return {
    of: tried.length,
    first: places.filter((place) => place === 0).length,
    amongThree: places.filter((place) => place >= 0 && place < 3).length,
    misses: tried.filter((_, at) => places[at] !== 0),
  }
}

function placeOf({ right, channel, found }: Miss): number {
  return found.findIndex((key) => right.some((one) => key === `${channel}.${one}`))
}

/** Of all catalogues: whose error it is has to be found out too. */
function causesOf({ text }: Pasted): string[] {
  return diagnose(text, CATALOGUES)
    .causes.slice(0, 3)
    .map(({ channel, cause }) => `${channel}.${cause.key}`)
}
