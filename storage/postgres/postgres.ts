import type { Engine } from '../engine.ts'

export async function openPostgres(_url: string, _now: () => Date): Promise<Engine> {
  throw new Error('not yet')
}
