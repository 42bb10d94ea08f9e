import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../parts/loaded.tsx'
import { ButtonLink } from '../parts/link.tsx'
import { AccountCard } from './account-card.tsx'
import { useMethod } from './method-layout.tsx'

const route = getRouteApi('/shell/clients/$clientId/methods/$methodId/credentials')

/** Whose keys sign, and what is known of them: never the keys themselves. */
export function MethodCredentials() {
  const { t } = useTranslation()
  const { methodId } = route.useParams()
  const method = useMethod(methodId)
  return (
    <Loaded of={method}>
      {({ mode, provider_id }) =>
        mode === 'direct' ? (
          <AccountCard accountId={provider_id} />
        ) : (
          <section className="card">
            <p>{t('methods.keys_ours')}</p>
            <ButtonLink href="/settings/provider">{t('methods.keys_ours_open')}</ButtonLink>
          </section>
        )
      }
    </Loaded>
  )
}
