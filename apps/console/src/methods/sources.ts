import { query } from '../api/client.ts'

/** What a payment method can be made from: an application that is finished, or what a merchant granted. */
export type Source = { id: string; kind: 'applyment' | 'grant'; channel: string; subMchid: string }

/** Of one client, newest first. */
export function useSources(clientId: string): readonly Source[] {
  const ofClient = { params: { query: { client_id: clientId } } }
  const applyments = query.useQuery('get', '/v1/applyments', ofClient).data?.data ?? []
  const grants = query.useQuery('get', '/v1/grants', ofClient).data?.data ?? []
  const finished = applyments.flatMap(({ id, state, channel, sub_mchid, created_at }) =>
    state === 'finished' && sub_mchid !== undefined
      ? [{ id, kind: 'applyment' as const, channel, subMchid: sub_mchid, created_at }]
      : [],
  )
  const active = grants
    .filter(({ state }) => state === 'active')
    .map(({ id, channel, sub_mchid, created_at }) => {
      return { id, kind: 'grant' as const, channel, subMchid: sub_mchid, created_at }
    })
  return [...finished, ...active].toSorted((one, other) => (one.created_at < other.created_at ? 1 : -1))
}
