import { useQuery } from '@tanstack/react-query'
import { query, queryClient } from '../api/client.ts'
import type { Session } from '../api/types.ts'

/** Who is signed in here, and whether this is the test environment. */
export const sessionQuery = query.queryOptions('get', '/v1/session', {}, { staleTime: 60_000 })

export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data
}

/** After signing in or out nothing that was read before may be shown. */
export async function renewSession(): Promise<void> {
  queryClient.clear()
  await queryClient.fetchQuery(sessionQuery)
}
