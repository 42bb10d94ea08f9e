import { useTranslation } from 'react-i18next'
import { query } from './client.ts'
import { useSay } from '../parts/said.ts'
import type { Channel } from './types.ts'

/** The gateways as they describe themselves; the console knows none by name. */
export function useChannels() {
  return query.useQuery('get', '/v1/channels', {}, { staleTime: Number.POSITIVE_INFINITY })
}

export function useChannel(name: string | undefined): Channel | undefined {
  return useChannels().data?.data.find((channel) => channel.name === name)
}

/** A gateway's name as people say it. */
export function useChannelLabel(): (name: string) => string {
  const channels = useChannels().data?.data
  const say = useSay()
  return (name) => {
    const label = channels?.find((channel) => channel.name === name)?.label
    return label ? say(label) : name
  }
}

/** What a gateway calls the number of a client; of a client's own account, and where no channel is known, just that. */
export function useMerchantNumber(): (channel: string | undefined, mode?: 'direct' | 'provider') => string {
  const channels = useChannels().data?.data
  const { t } = useTranslation()
  const say = useSay()
  return (name, mode = 'provider') => {
    const label = channels?.find((channel) => channel.name === name)?.merchant_number
    return label && mode === 'provider' ? say(label) : t('methods.mchid')
  }
}

/** A scene of a gateway as people say it. */
export function useSceneLabel(): (channel: string, scene: string) => string {
  const channels = useChannels().data?.data
  const say = useSay()
  return (name, scene) => {
    const found = channels?.find((channel) => channel.name === name)?.scenes.find((each) => each.scene === scene)
    return found ? say(found.label) : scene
  }
}
