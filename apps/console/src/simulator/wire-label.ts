import { useChannels } from '../api/channels.ts'
import { useSay } from '../parts/said.ts'
import type { WireField } from './wire-form.ts'

/** What a field is called; the platform's own name where no form of ours asks for it. */
export function useWireLabel(): (field: Pick<WireField, 'path' | 'name'>) => string {
  const channels = useChannels().data?.data ?? []
  const say = useSay()
  const fields = channels.flatMap((channel) =>
    channel.subject_types.flatMap(({ steps }) => steps.flatMap((step) => step.fields)),
  )
  const labels = new Map(fields.map(({ path, label }) => [path, label]))
  return ({ path, name }) => {
    const label = labels.get(path)
    return label ? say(label) : name
  }
}
