import { query } from '../api/client.ts'

/** Names of members by their ids; an id that is nobody's any more stands for itself. */
export function useMemberNames(): (id: string) => string {
  const members = query.useQuery('get', '/v1/members', {}, { staleTime: 60_000 })
  const names = new Map((members.data?.data ?? []).map(({ user_id, name }) => [user_id, name]))
  return (id) => names.get(id) ?? id
}
