import { query, queryClient } from '../api/client.ts'
import type { AccountKey } from './key-life.ts'

/** Ours and a client's are two doors of the API; what is behind them is the same. */
export type Door = 'ours' | 'clients'

const KEYS = { ours: '/v1/provider-accounts/{id}/keys', clients: '/v1/client-accounts/{id}/keys' } as const
const NEXT = {
  ours: '/v1/provider-accounts/{id}/keys/{part}/next',
  clients: '/v1/client-accounts/{id}/keys/{part}/next',
} as const
const TRY = {
  ours: '/v1/provider-accounts/{id}/keys/{part}/try',
  clients: '/v1/client-accounts/{id}/keys/{part}/try',
} as const
const SWITCH = {
  ours: '/v1/provider-accounts/{id}/keys/{part}/switch',
  clients: '/v1/client-accounts/{id}/keys/{part}/switch',
} as const
const UNDO = {
  ours: '/v1/provider-accounts/{id}/keys/{part}/undo',
  clients: '/v1/client-accounts/{id}/keys/{part}/undo',
} as const

export const RIGHT_OF = { ours: 'provider_accounts.edit', clients: 'client_accounts.edit' } as const

export function useKeys(door: Door, id: string) {
  return query.useQuery('get', KEYS[door], { params: { path: { id } } })
}

/** Everything that shows keys looks anew once one has moved. */
async function moved(): Promise<void> {
  await queryClient.invalidateQueries()
}

export function useKeyMoves(door: Door) {
  const after = { onSuccess: moved }
  return {
    keep: query.useMutation('post', NEXT[door], after),
    ask: query.useMutation('post', TRY[door]),
    change: query.useMutation('post', SWITCH[door], after),
    undo: query.useMutation('post', UNDO[door], after),
    discard: query.useMutation('delete', NEXT[door], after),
  }
}

export type KeyRef = { params: { path: { id: string; part: string } } }

export function refOf(id: string, { part }: Pick<AccountKey, 'part'>): KeyRef {
  return { params: { path: { id, part } } }
}
