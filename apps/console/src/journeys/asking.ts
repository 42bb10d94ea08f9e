import { query, queryClient } from '../api/client.ts'
import type { Journey, NextStep } from '../api/types.ts'
import { isWithClient } from './next-step.ts'

const renewed = { onSettled: () => queryClient.invalidateQueries() }

/**
 * Who cannot wait until the platform is asked by itself asks now: about the application, or where the merchant authorised
 * us, about the merchant.
 */
export function useAsking(clientId: string, step: NextStep, journeys: readonly Journey[]) {
  const ofApplyment = query.useMutation('post', '/v1/applyments/{id}/ask', renewed)
  const ofGrant = query.useMutation('post', '/v1/grants/{id}/ask', renewed)
  const channel = channelThatTells(step, journeys)
  const ofClient = { params: { query: { client_id: clientId } } }
  const grants = query.useQuery('get', '/v1/grants', ofClient, { enabled: channel !== undefined }).data?.data
  const grant = grants?.find((one) => one.channel === channel && one.state === 'active')
  const asking = step.subject.type === 'applyment' ? ofApplyment : ofGrant
  const id = step.subject.type === 'applyment' ? step.subject.id : grant?.id
  return {
    error: asking.error,
    asking: asking.isPending,
    ...(id !== undefined && { onAsk: () => asking.mutate({ params: { path: { id } } }) }),
  }
}

/** Where others act and the platform tells how far they are. */
function channelThatTells(step: NextStep, journeys: readonly Journey[]): string | undefined {
  if (!isWithClient(step) && step.waiting_for !== 'platform') return undefined
  const [key] = step.key.split('.')
  return journeys.find(({ tasks }) => tasks.some((task) => task.key === key && task.known.includes('gateway')))?.channel
}
