import { useQuery } from '@tanstack/react-query'
import { query, queryClient } from '../api/client.ts'
import type { Session } from '../api/types.ts'

/** Who is signed in here, and whether this is the test environment. */
export const sessionQuery = query.queryOptions('get', '/v1/session', {}, { staleTime: 60_000 })

export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data
}

/** After signing in or out: who we are is asked anew, and nothing that was read before is shown again. */
export async function renewSession(): Promise<void> {
  await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[1] !== sessionQuery.queryKey[1] })
}
