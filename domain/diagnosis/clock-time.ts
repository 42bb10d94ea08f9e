import { beijingTime } from '../time.ts'

/** `2026-11-30 17:37:04`, Beijing's, as people read it in a sentence. */
export function clockTime(at: Date): string {
  return beijingTime(at).slice(0, 19).replace('T', ' ')
}
