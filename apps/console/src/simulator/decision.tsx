import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../parts/field.css'
import { ProblemAlert } from '../parts/problem.tsx'
import { type FullApplyment, type Objection, useSimAct } from './api.ts'
import { FREE_REASONS, reasonsFor } from './reasons.ts'
import { useWireLabel } from './wire-label.ts'
import { isPictureField, type WireField, wireFields } from './wire-form.ts'

type Act = 'approve' | 'reject' | 'verify_account' | 'sign' | 'open' | 'cancel'

/** What comes next by itself; rejecting and cancelling stand apart. */
const FORWARD: Record<string, Act> = {
  APPLYMENT_STATE_AUDITING: 'approve',
  APPLYMENT_STATE_TO_BE_CONFIRMED: 'verify_account',
  APPLYMENT_STATE_TO_BE_SIGNED: 'sign',
  APPLYMENT_STATE_SIGNING: 'open',
}
const CANCELABLE = ['EDITTING', 'AUDITING', 'REJECTED', 'TO_BE_CONFIRMED', 'TO_BE_SIGNED']

export function Decision(props: { applyment: FullApplyment; ticked: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation()
  const { applyment } = props
  const act = useSimAct<FullApplyment>()
  const forward = FORWARD[applyment.applyment_state]
  const cancelable = CANCELABLE.includes(applyment.applyment_state.replace('APPLYMENT_STATE_', ''))

  function decide(what: Act, objections?: readonly Objection[]) {
    const path = `applyments/${applyment.applyment_id}/${what}`
    act.mutate({ path, ...(objections && { body: { audit_detail: objections } }) }, { onSuccess: props.onDone })
  }

  return (
    <section className="card decision" aria-labelledby="decision-title">
      <h2 id="decision-title">{t('sim.decision')}</h2>
      {act.error && <ProblemAlert error={act.error} />}
      {!forward && !cancelable && <p className="secondary">{t('sim.done')}</p>}
      {forward && props.ticked.length === 0 && (
        <Button type="primary" block loading={act.isPending} onClick={() => decide(forward)}>
          {t(`sim.${forward}`)}
        </Button>
      )}
      {forward === 'approve' && (
        <Rejection
          applyment={applyment}
          ticked={props.ticked}
          onReject={(objections) => decide('reject', objections)}
        />
      )}
      {cancelable && (
        <Button type="text" danger block onClick={() => decide('cancel')}>
          {t('sim.cancel')}
        </Button>
      )}
    </section>
  )
}

/** A reason for each ticked field, and, if wanted, a comment that belongs to none. */
function Rejection(props: {
  applyment: FullApplyment
  ticked: readonly string[]
  onReject: (objections: readonly Objection[]) => void
}) {
  const { t } = useTranslation()
  const labelOf = useWireLabel()
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const [extra, setExtra] = useState('')
  const fields = wireFields(props.applyment.form).filter(({ path }) => props.ticked.includes(path))
  const objections: Objection[] = [
    ...fields.map((field) => ({
      field: field.name,
      field_name: labelOf(field),
      reject_reason: reasons[field.path] ?? firstReason(field),
    })),
    ...(extra.trim() ? [{ field: '', field_name: '', reject_reason: extra.trim() }] : []),
  ]
  return (
    <div className="rejection-form">
      {fields.length === 0 && <p className="secondary">{t('sim.reject_pick')}</p>}
      {fields.map((field) => (
        <Reason
          key={field.path}
          id={`reason-${field.path}`}
          label={t('sim.reason_for', { label: labelOf(field) })}
          reasons={reasonsFor(field.name, isPictureField(field))}
          value={reasons[field.path] ?? firstReason(field)}
          onChange={(reason) => setReasons({ ...reasons, [field.path]: reason })}
        />
      ))}
      <Reason id="reason-extra" label={t('sim.extra')} reasons={FREE_REASONS} value={extra} onChange={setExtra} />
      <Button danger block disabled={objections.length === 0} onClick={() => props.onReject(objections)}>
        {t('sim.reject_these', { n: objections.length })}
      </Button>
      {objections.length === 0 && (
        <Button danger type="text" block onClick={() => props.onReject([])}>
          {t('sim.reject_without')}
        </Button>
      )}
    </div>
  )
}

function Reason(props: {
  id: string
  label: string
  reasons: readonly string[]
  value: string
  onChange: (reason: string) => void
}) {
  const { t } = useTranslation()
  return (
    <div className="field">
      <label className="field-label" htmlFor={props.id}>
        {props.label}
      </label>
      <Input
        id={props.id}
        list={`${props.id}-list`}
        value={props.value}
        placeholder={t('sim.reason_hint')}
        onChange={({ target }) => props.onChange(target.value)}
      />
      <datalist id={`${props.id}-list`}>
        {props.reasons.map((reason) => (
          <option key={reason} value={reason} />
        ))}
      </datalist>
    </div>
  )
}

function firstReason(field: WireField): string {
  return reasonsFor(field.name, isPictureField(field))[0] ?? ''
}
