import { type Hours, USUAL_HOURS } from './hours.ts'

/** What holds for all messages of the company. */
export type MessageSettings = {
  hours: Hours
  /** How long a link for materials opens, where whoever makes it says nothing else. */
  linkDays?: number
  updatedAt?: Date
  updatedBy?: string
}

export const USUAL_SETTINGS: MessageSettings = { hours: USUAL_HOURS }
