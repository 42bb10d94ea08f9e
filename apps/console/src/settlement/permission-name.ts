import { useTranslation } from 'react-i18next'

/** What a merchant lets us do, in people's words: a product, or an app or pay directory by its name. */
export function usePermissionName(): (what: string) => string {
  const { t, i18n } = useTranslation()
  return (what) => {
    const [kind, ...rest] = what.split('/')
    if (kind === 'appid') return t('settlement.what.appid', { appid: rest.join('/') })
    if (kind === 'directory') return t('settlement.what.directory', { directory: rest.join('/') })
    const key = `settlement.what.${what}`
    return i18n.exists(key) ? String(t(key as 'settlement.what.refund')) : what
  }
}
