import { useChannels } from '../api/channels.ts'
import { query } from '../api/client.ts'
import type { Mode } from './start.ts'

/**
 * What a payment method can be made from: an application that is finished, what a merchant granted, or an account of the
 * client's own.
 */
export type Source = {
  id: string
  kind: 'applyment' | 'grant' | 'account'
  channel: string
  subMchid: string
  name: string
  /** The AppID that was told with it. */
  appid?: string
}

/** In place of one: a number and keys that are still to be entered. */
export const NEW_ACCOUNT = 'new'

/** Without one it will be an account of the client's own. */
export function modeOf(source: Source | undefined): Mode {
  return source === undefined || source.kind === 'account' ? 'direct' : 'provider'
}

/** Of one client: through us first, newest first. */
export function useSources(clientId: string): readonly Source[] {
  const ofClient = { params: { query: { client_id: clientId } } }
  const channels = useChannels().data?.data ?? []
  const applyments = query.useQuery('get', '/v1/applyments', ofClient).data?.data ?? []
  const grants = query.useQuery('get', '/v1/grants', ofClient).data?.data ?? []
  const accounts = query.useQuery('get', '/v1/client-accounts', ofClient).data?.data ?? []
  const finished = applyments.flatMap(({ id, state, channel, sub_mchid, created_at }) =>
    state === 'finished' && sub_mchid !== undefined
      ? [{ id, kind: 'applyment' as const, channel, subMchid: sub_mchid, name: '', created_at }]
      : [],
  )
  const active = grants
    .filter(({ state }) => state === 'active')
    .map(({ id, channel, sub_mchid, created_at }) => {
      return { id, kind: 'grant' as const, channel, subMchid: sub_mchid, name: '', created_at }
    })
  // a contract that brought its authorisation is one merchant, not two
  const without = finished.filter(
    ({ channel, subMchid }) => !active.some((grant) => grant.channel === channel && grant.subMchid === subMchid),
  )
  const own = accounts.map(({ id, channel, name, settings, created_at }) => {
    const described = channels.find((one) => one.name === channel)
    const appid = settings[described?.own_appid ?? '']
    const subMchid = settings[described?.own_number ?? ''] ?? ''
    return { id, kind: 'account' as const, channel, subMchid, name, created_at, ...(appid !== undefined && { appid }) }
  })
  return [...[...without, ...active].toSorted(newestFirst), ...own.toSorted(newestFirst)]
}

function newestFirst(one: { created_at: string }, other: { created_at: string }): number {
  return one.created_at < other.created_at ? 1 : -1
}
