import { usePermission } from '../access/permission.ts'
import { query, queryClient } from '../api/client.ts'

/** What a person says of a step; `values` are those that the step asks for. */
export type Word = { values: Record<string, string>; note?: string }

/** Saying that a step is done, and taking it back: of a client, or of our own company. */
export type StepActs = {
  confirm: (step: string, word: Word) => void
  withdraw: (step: string) => void
  /** The step that is being changed. */
  changing: string | undefined
  error: unknown
  permission: { disabled: boolean; title?: string }
}

const afterwards = { onSuccess: () => queryClient.invalidateQueries() }

export function useClientSteps(id: string, channel: string): StepActs {
  const confirm = query.useMutation('post', '/v1/clients/{id}/steps/{step}/confirm', afterwards)
  const withdraw = query.useMutation('post', '/v1/clients/{id}/steps/{step}/withdraw', afterwards)
  const permission = usePermission('clients.edit')
  return {
    confirm: (step, word) => {
      withdraw.reset()
      confirm.mutate({ params: { path: { id, step } }, body: { channel, ...word } })
    },
    withdraw: (step) => {
      confirm.reset()
      withdraw.mutate({ params: { path: { id, step } }, body: { channel } })
    },
    changing: stepOf(confirm) ?? stepOf(withdraw),
    error: confirm.error ?? withdraw.error,
    permission,
  }
}

export function useCompanySteps(channel: string): StepActs {
  const confirm = query.useMutation('post', '/v1/provider-journeys/{channel}/steps/{step}/confirm', afterwards)
  const withdraw = query.useMutation('post', '/v1/provider-journeys/{channel}/steps/{step}/withdraw', afterwards)
  const permission = usePermission('provider_accounts.edit')
  return {
    confirm: (step, body) => {
      withdraw.reset()
      confirm.mutate({ params: { path: { channel, step } }, body })
    },
    withdraw: (step) => {
      confirm.reset()
      withdraw.mutate({ params: { path: { channel, step } } })
    },
    changing: stepOf(confirm) ?? stepOf(withdraw),
    error: confirm.error ?? withdraw.error,
    permission,
  }
}

type Changing = { isPending: boolean; variables?: { params: { path: { step: string } } } | undefined }

function stepOf({ isPending, variables }: Changing): string | undefined {
  return isPending ? variables?.params.path.step : undefined
}
