/** Segments of the list of clients. */
export const SHOWN = ['mine', 'client', 'platform', 'overdue', 'rejected'] as const
export type Shown = (typeof SHOWN)[number]

type Filter = { waiting_for?: string; overdue?: 'true'; blocked?: 'true' }

/** What a segment of the list asks the server for. */
export const FILTERS: Record<Shown, Filter> = {
  mine: { waiting_for: 'operator,developer,finance' },
  client: { waiting_for: 'client,superAdmin,legalPerson' },
  platform: { waiting_for: 'platform' },
  overdue: { overdue: 'true' },
  rejected: { blocked: 'true' },
}
