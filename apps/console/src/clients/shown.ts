import type { paths } from '@ruzhu/api-types/v1.generated.ts'

/** Segments of the list of clients. */
export const SHOWN = ['mine', 'client', 'platform', 'overdue', 'rejected', 'live'] as const
export type Shown = (typeof SHOWN)[number]

export const CLIENT_STATES = [
  'none',
  'draft',
  'submitting',
  'editting',
  'auditing',
  'rejected',
  'to_be_confirmed',
  'to_be_signed',
  'signing',
  'finished',
  'canceled',
] as const
export type ClientState = (typeof CLIENT_STATES)[number]

/** What the list is narrowed to; all of it stands in the address. */
export type ClientSearch = { text?: string; show?: Shown; channel?: string; state?: ClientState }

type Filter = { waiting_for?: string; overdue?: 'true'; blocked?: 'true' }

/** What a segment of the list asks the server for. */
export const FILTERS: Record<Shown, Filter> = {
  mine: { waiting_for: 'operator,developer,finance' },
  client: { waiting_for: 'client,superAdmin,legalPerson' },
  platform: { waiting_for: 'platform' },
  overdue: { overdue: 'true' },
  rejected: { blocked: 'true' },
  live: { waiting_for: 'none' },
}

type Query = NonNullable<paths['/v1/clients.csv']['get']['parameters']['query']>

export function queryOf({ text, show, channel, state }: ClientSearch): Query {
  return {
    sort: 'urgency',
    ...(text && { text }),
    ...(channel && { channel }),
    ...(state && { state }),
    ...(show && FILTERS[show]),
  }
}

/** Where the browser fetches the same list as a file. */
export function exportAddress(search: ClientSearch): string {
  return `/v1/clients.csv?${new URLSearchParams(queryOf(search))}`
}
