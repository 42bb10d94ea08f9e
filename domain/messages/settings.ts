import { type Hours, USUAL_HOURS } from './hours.ts'

/** What holds for all messages of the company. */
export type MessageSettings = {
  hours: Hours
  updatedAt?: Date
  updatedBy?: string
}

export const USUAL_SETTINGS: MessageSettings = { hours: USUAL_HOURS }
