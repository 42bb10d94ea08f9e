import { getRouteApi } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../parts/field.css'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { orderPictureAddress, SIGNING_ORDERS, type SigningOrder, useSim, useSimAct } from './api.ts'
import { TEXT_REASONS } from './reasons.ts'
import { OrderState, useOrderKind } from './signing-orders.tsx'
import { useWireLabel } from './wire-label.ts'
import { type WireField, wireFields } from './wire-form.ts'
import './desk-page.css'

const route = getRouteApi('/sim/review/orders/$order')

/** One order of contracts, or one merchant of a platform: what was handed in, and what reviewers and merchant say. */
export function OrderPage() {
  const { t } = useTranslation()
  const kindOf = useOrderKind()
  const { order: number } = route.useParams()
  const orders = useSim<{ orders: SigningOrder[] }>(SIGNING_ORDERS, 2_000)
  const known = orders.data?.orders.find(({ order }) => order === number)
  return (
    <Page
      title={known ? kindOf(known.kind) : t('sim.review')}
      section={t('sim.review')}
      crumbs={[{ label: t('sim.queue'), link: { to: '/sim/review' } }]}
      tags={known && <OrderState state={known.state} />}
    >
      <Loaded of={orders}>
        {() =>
          known ? (
            <div className="desk">
              <Forms order={known} />
              <div className="desk-side">
                <Decide order={known} />
              </div>
            </div>
          ) : (
            <Empty title={t('sim.queue_empty')}>{t('sim.queue_empty_why')}</Empty>
          )
        }
      </Loaded>
    </Page>
  )
}

function Forms({ order }: { order: SigningOrder }) {
  const { t } = useTranslation()
  return (
    <section className="card" aria-labelledby="handed-title">
      <h2 id="handed-title">{t('sim.materials')}</h2>
      {order.forms.map(({ form, product_code, fields, pictures }, place) => (
        // an order may hold the same form twice, and forms never move in it
        // oxlint-disable-next-line react/no-array-index-key
        <section key={`${place} ${form}`} className="handed" aria-label={form}>
          <h3 className="mono">{product_code === undefined ? form : `${form} · ${product_code}`}</h3>
          <ul>
            {wireFields(fields).map((field) => (
              <Row key={field.path} field={field} />
            ))}
            {Object.entries(pictures).map(([name, id]) => (
              <Row key={name} field={{ path: name, name, group: '', values: [id] }} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

/** Numbers of pictures look like names of files. */
const PICTURE = /^[0-9a-f]{8}-[0-9a-f-]{27}\.(?:jpe?g|png|bmp|gif)$/

function Row({ field }: { field: WireField }) {
  const { t } = useTranslation()
  const label = useWireLabel()(field)
  const pictures = field.values.filter((value) => PICTURE.test(value))
  return (
    <li>
      <span />
      <span className="handed-label">{label}</span>
      <span className="handed-value">
        {pictures.length === 0
          ? field.values.join(t('parts.list_separator'))
          : pictures.map((id) => (
              <a key={id} href={orderPictureAddress(id)} target="_blank" rel="noreferrer">
                <img src={orderPictureAddress(id)} alt={label} />
              </a>
            ))}
      </span>
    </li>
  )
}

function Decide({ order }: { order: SigningOrder }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const act = useSimAct<SigningOrder>()
  const auditing = order.state === 'auditing'
  const open = auditing || order.state === 'to_confirm'

  function decide(what: 'audit' | 'confirm' | 'reject') {
    const body = what === 'reject' && reason.trim() !== '' ? { reason: reason.trim() } : {}
    act.mutate({ path: `${SIGNING_ORDERS}/${encodeURIComponent(order.order)}/${what}`, body })
  }
  return (
    <section className="card decision" aria-labelledby="decision-title">
      <h2 id="decision-title">{t('sim.decision')}</h2>
      {act.error && <ProblemAlert error={act.error} />}
      {!open && <p className="secondary">{order.reason ?? t('sim.done')}</p>}
      {open && (
        <>
          <Button type="primary" block loading={act.isPending} onClick={() => decide(auditing ? 'audit' : 'confirm')}>
            {t(auditing ? 'sim.order_audit' : 'sim.order_confirm')}
          </Button>
          <div className="field">
            <label className="field-label" htmlFor="order-reason">
              {t('sim.order_reason')}
            </label>
            <Input
              id="order-reason"
              list="order-reason-list"
              value={reason}
              placeholder={t('sim.reason_hint')}
              onChange={({ target }) => setReason(target.value)}
            />
            <datalist id="order-reason-list">
              {TEXT_REASONS.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          </div>
          <Button danger block onClick={() => decide('reject')}>
            {t(auditing ? 'sim.order_reject' : 'sim.order_refuse')}
          </Button>
        </>
      )}
    </section>
  )
}
