import { useQueries } from '@tanstack/react-query'
import { query } from '../api/client.ts'

/** Names for the ids on this page; an id stands for itself until its name is there. */
export function useClientNames(ids: readonly (string | undefined)[]): (id: string) => string {
  const wanted = [...new Set(ids.filter((id) => id !== undefined))]
  const clients = useQueries({
    queries: wanted.map((id) =>
      query.queryOptions('get', '/v1/clients/{id}', { params: { path: { id } } }, { staleTime: 60_000 }),
    ),
  })
  const names = new Map(clients.flatMap(({ data }) => (data ? [[data.id, data.name]] : [])))
  return (id) => names.get(id) ?? id
}
