import { useTranslation } from 'react-i18next'
import { useChannel, useMerchantNumber, useSceneLabel } from '../api/channels.ts'
import type { Method } from '../api/types.ts'
import { CopyValue } from '../parts/copy.tsx'
import { Facts } from '../parts/facts.tsx'
import { useSay } from '../parts/said.ts'
import { LastCheck } from './last-check.tsx'

/** What a method is: where it is paid, by whose keys, under which numbers. */
export function MethodFacts({ method }: { method: Method }) {
  const { t } = useTranslation()
  const say = useSay()
  const sceneLabel = useSceneLabel()
  const offers = useChannel(method.channel)?.apps ?? []
  const mchidLabel = useMerchantNumber()(method.channel, method.mode)
  return (
    <Facts
      rows={[
        [
          t('methods.scenes'),
          method.scenes.map((scene) => sceneLabel(method.channel, scene)).join(t('parts.list_separator')),
        ],
        [t('methods.mode'), t(`methods.mode_${method.mode}`)],
        [t('methods.api_version'), method.api_version],
        [mchidLabel, <CopyValue key="mchid" value={method.sub_mchid} label={mchidLabel} />],
        ...method.apps.map(({ kind, appid }) => {
          const app = offers.find((offer) => offer.kind === kind)
          const label = t('methods.appid', { app: app ? say(app.label) : kind })
          return [label, <CopyValue key={kind} value={appid} label={label} />] as const
        }),
        [t('checks.last'), <LastCheck key="last-check" method={method} />],
        [t('methods.paid_7d'), method.paid_7d < 1000 ? String(method.paid_7d) : '1000+'],
        [t('methods.id'), <CopyValue key="id" value={method.id} label={t('methods.id')} long />],
      ]}
    />
  )
}
