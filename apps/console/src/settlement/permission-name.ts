import { useTranslation } from 'react-i18next'
import { useSceneLabel } from '../api/channels.ts'

/** What a merchant lets us do, in people's words: a product as its channel calls it, or an app or pay directory by its name. */
export function usePermissionName(): (channel: string, what: string) => string {
  const { t } = useTranslation()
  const sceneLabel = useSceneLabel()
  return (channel, what) => {
    const [kind, ...rest] = what.split('/')
    if (kind === 'appid') return t('settlement.what.appid', { appid: rest.join('/') })
    if (kind === 'directory') return t('settlement.what.directory', { directory: rest.join('/') })
    return kind === 'refund' ? t('settlement.what.refund') : sceneLabel(channel, what)
  }
}
