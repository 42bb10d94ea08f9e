import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { type FullApplyment, useSim } from './api.ts'
import { Decision } from './decision.tsx'
import { GatewayState } from './gateway-state.tsx'
import { Handed } from './handed.tsx'
import { Raw } from './raw.tsx'
import './desk-page.css'

const route = getRouteApi('/sim/review/$applymentId')

/** One application on the reviewer's desk: the materials left, the decision right. */
export function DeskPage() {
  const { t } = useTranslation()
  const { applymentId } = route.useParams()
  const applyment = useSim<FullApplyment>(`applyments/${encodeURIComponent(applymentId)}`, 2_000)
  const [ticked, setTicked] = useState<readonly string[]>([])
  const known = applyment.data
  return (
    <Page
      title={known?.merchant_name ?? t('sim.review')}
      section={t('sim.review')}
      crumbs={[{ label: t('sim.queue'), link: { to: '/sim/review' } }]}
      tags={known && <GatewayState state={known.applyment_state} />}
    >
      <Loaded of={applyment}>
        {(shown) => (
          <div className="desk">
            <Handed
              form={shown.form}
              ticked={ticked}
              {...(shown.applyment_state === 'APPLYMENT_STATE_AUDITING' && { onTick: setTicked })}
            />
            <div className="desk-side">
              <Decision applyment={shown} ticked={ticked} onDone={() => setTicked([])} />
              <section className="card" aria-labelledby="answer-title">
                <h2 id="answer-title">{t('sim.answer')}</h2>
                <Raw label={t('sim.answer')} text={JSON.stringify(shown.answer)} />
              </section>
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  )
}
