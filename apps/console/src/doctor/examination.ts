import { useEffect, useState } from 'react'
import { api, query, queryClient } from '../api/client.ts'
import { allRows, onward } from '../api/lists.ts'
import { type Patient, patientOf } from './patients.ts'

const PAGE = 50
const LOOK_AGAIN_MS = 1_000
/** Whatever has not ended by then is not waited for; its result comes when it comes. */
const PATIENCE_MS = 10 * 60_000

type Waited = { methodId: string; since: string }

/** What was found last in our installation and in the methods of one client or of all, and another look at them. */
export function useExamination(client: string | undefined) {
  const ofClient = { limit: PAGE, ...(client !== undefined && { client_id: client }) }
  const [waiting, setWaiting] = useState<{ for: readonly Waited[]; from: number }>({ for: [], from: 0 })
  const house = query.useQuery('get', '/v1/doctor', {}, { enabled: client === undefined })
  const methods = query.useInfiniteQuery('get', '/v1/methods', { params: { query: ofClient } }, onward)
  const runs = query.useInfiniteQuery('get', '/v1/checks', { params: { query: ofClient } }, onward)

  const newest = new Map(allRows(runs.data)?.map((run) => [run.method_id, run]))
  // a run that was dropped for a newer one has ended too
  const ended = waiting.for.filter(({ methodId, since }) => (newest.get(methodId)?.started_at ?? '') >= since)
  const isWaiting = ended.length < waiting.for.length
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => {
      if (Date.now() - waiting.from > PATIENCE_MS) setWaiting({ for: [], from: 0 })
      void queryClient.invalidateQueries({ queryKey: ['get', '/v1/checks'] })
    }, LOOK_AGAIN_MS)
    return () => {
      clearInterval(timer)
      void queryClient.invalidateQueries({ queryKey: ['get', '/v1/methods'] }) // what was found changes how they stand
    }
  }, [isWaiting, waiting.from])

  const rows = allRows(methods.data)
  const patients: Patient[] | undefined = rows?.map((method) => patientOf(method, newest.get(method.id)))
  return {
    house,
    methods: { ...methods, data: runs.data && patients, error: methods.error ?? runs.error },
    more: {
      hasNextPage: methods.hasNextPage,
      isFetchingNextPage: methods.isFetchingNextPage || runs.isFetchingNextPage,
      // both lists go by the same rows
      fetchNextPage: () => Promise.all([methods.fetchNextPage(), runs.fetchNextPage()]),
    },
    running: isWaiting ? { done: ended.length, all: waiting.for.length } : undefined,
    async again() {
      void house.refetch()
      setWaiting({ for: await startAll(client), from: Date.now() })
    },
  }
}

/** A page of methods is owed at a time. */
async function startAll(client: string | undefined): Promise<Waited[]> {
  const started: Waited[] = []
  for (let after: string | undefined; ; ) {
    const body = { ...(client !== undefined && { client_id: client }), ...(after !== undefined && { after }) }
    const { data, error } = await api.POST('/v1/checks', { body })
    if (!data) throw error
    started.push(...data.data.map((run) => ({ methodId: run.method_id, since: run.started_at })))
    if (data.next === undefined) return started
    after = data.next
  }
}
