import type { paths } from '@ruzhu/api-types/v1.generated.ts'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import createFetchClient from 'openapi-fetch'
import createQueryHooks from 'openapi-react-query'
import { preferences, subscribe } from '../theme/preferences.ts'
import { isProblem, networkProblem } from './problem.ts'

/** The server's API, typed by its own document. */
export const api = createFetchClient<paths>({ baseUrl: window.location.origin })

/** The same as query hooks. */
export const query = createQueryHooks(api)

api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', preferences().language)
    if (request.method === 'GET') return
    // a session cookie alone may change nothing: another site's form cannot set this header
    request.headers.set('x-ruzhu-console', '1')
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', crypto.randomUUID())
    }
  },
  onError() {
    return Response.json(networkProblem(), { status: 503 })
  },
})

export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5_000, retry: (failures, error) => failures < 2 && isTransient(error) },
  },
  queryCache: new QueryCache({ onError: signedOut }),
  mutationCache: new MutationCache({ onError: signedOut }),
})

// sentences of the server come in the language that was asked for
subscribe(() => void queryClient.invalidateQueries())

function isTransient(error: unknown): boolean {
  return isProblem(error) && error.status >= 500
}

/** The session ended: ask the server who we are, so that the sign-in page takes over. */
function signedOut(error: unknown): void {
  if (isProblem(error) && error.status === 401) void queryClient.invalidateQueries({ queryKey: ['get', '/v1/session'] })
}
