import type { UserId } from '../ids.ts'

/** Somebody who has a form open, and since when. */
export type Editor = { userId: UserId; name: string; since: Date }
