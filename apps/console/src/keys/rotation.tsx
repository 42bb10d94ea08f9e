import type { components } from '@ruzhu/api-types/v1.generated.ts'
import { Alert, Button, Checkbox, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { CertificateDrop } from '../credentials/certificate-drop.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { useSay } from '../parts/said.ts'
import { WhereToFind } from '../parts/where-to-find.tsx'
import type { AccountField, Values } from '../providers/account-fields.ts'
import { AccountItem } from '../providers/account-item.tsx'
import { useFilling } from '../providers/use-filling.ts'
import { type Door, refOf, RIGHT_OF, useKeyMoves } from './key-calls.ts'
import { KeyChecks } from './key-checks.tsx'
import type { AccountKey } from './key-life.ts'

type RotationProps = {
  door: Door
  id: string
  fields: readonly AccountField[]
  part: AccountKey
  onClose: () => void
}

/** The way from one key to the next: keep it, ask the platform, change over, and back as long as the old one is kept. */
export function Rotation(props: RotationProps) {
  const { lives } = props.part
  if (lives.some(({ state }) => state === 'next')) return <ChangeOver {...props} />
  if (lives.some(({ state }) => state === 'retiring')) return <Retiring {...props} />
  return <KeepNext {...props} />
}

function KeepNext({ door, id, fields, part, onClose }: RotationProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const own = fields.filter(({ name }) => part.fields.includes(name))
  const { recognition, use, paste } = useFilling(form, own)
  const { keep } = useKeyMoves(door)
  const isFile = own.some(({ kind }) => kind === 'pem' || kind === 'secret_pem')
  return (
    <div className="rotation" onPaste={paste}>
      <Errands errands={part.before} />
      <Form
        form={form}
        layout="vertical"
        autoComplete="off"
        onFinish={({ settings = {}, secrets = {} }) => {
          const filled = Object.entries({ ...settings, ...secrets }).filter(([, value]) => value)
          keep.mutate({ ...refOf(id, part), body: { values: Object.fromEntries(filled) } }, { onSuccess: onClose })
        }}
      >
        {isFile && <CertificateDrop recognition={recognition} onUse={use} />}
        {own.map((field) => (
          <AccountItem
            key={field.name}
            field={field}
            excused={(field.required_unless ?? []).length > 0}
            account={undefined}
            replacing
            onReplace={() => undefined}
          />
        ))}
        {keep.error && <ProblemAlert error={keep.error} />}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={keep.isPending}>
            {t('rotation.keep')}
          </Button>
          <Button onClick={onClose}>{t('rotation.close')}</Button>
        </div>
      </Form>
    </div>
  )
}

function ChangeOver({ door, id, part }: RotationProps) {
  const { t } = useTranslation()
  const permission = usePermission(RIGHT_OF[door])
  const { ask, change, discard } = useKeyMoves(door)
  const [confirmed, setConfirmed] = useState(false)
  const ref = refOf(id, part)
  const error = ask.error ?? change.error ?? discard.error
  const seen = ask.data
  const say = useSay()
  const isBlocked = seen !== undefined && toneOf(seen) === 'error'
  return (
    <div className="rotation">
      <Errands errands={part.before} />
      <div aria-live="polite">
        {seen && (
          <Alert
            type={toneOf(seen)}
            showIcon
            title={say(seen.said)}
            description={
              <>
                <KeyChecks checks={seen.checks} against={seen.against} />
                {!isToldByCheck(seen) && seen.gateway && <p>{t('parts.gateway_said', seen.gateway)}</p>}
                {!isBlocked && <Plan plan={seen.plan} />}
              </>
            }
          />
        )}
        {seen && ASKS_A_PERSON.has(seen.state) && (
          <Checkbox checked={confirmed} onChange={({ target }) => setConfirmed(target.checked)}>
            {t('rotation.confirmed')}
          </Checkbox>
        )}
        {error && <ProblemAlert error={error} />}
      </div>
      <div className="actions">
        <Button
          type={isBlocked ? 'primary' : 'default'}
          {...permission}
          loading={ask.isPending}
          onClick={() => ask.mutate(ref)}
        >
          {t('rotation.try')}
        </Button>
        <Button
          type={isBlocked ? 'default' : 'primary'}
          {...permission}
          loading={change.isPending}
          onClick={() => change.mutate({ ...ref, body: confirmed ? { confirmed } : {} })}
        >
          {t('rotation.switch')}
        </Button>
        <Button {...permission} loading={discard.isPending} onClick={() => discard.mutate(ref)}>
          {t('rotation.discard')}
        </Button>
      </div>
    </div>
  )
}

type Trial = components['schemas']['KeyTrial']

/** The platform could not tell: somebody who is sure may say so. */
const ASKS_A_PERSON: ReadonlySet<Trial['state']> = new Set(['untold', 'unheard'])

/** What stands with a check already is not said twice. */
function isToldByCheck({ checks, gateway }: Trial): boolean {
  return checks.some((one) => one.state === 'fail' && one.gateway?.code === gateway?.code)
}

function toneOf({ state, against }: Trial): 'success' | 'warning' | 'error' {
  if (state === 'not_yet' || against.length > 0) return 'error'
  return state === 'ready' ? 'success' : 'warning'
}

function Retiring({ door, id, part }: RotationProps) {
  const { t } = useTranslation()
  const permission = usePermission(RIGHT_OF[door])
  const { undo } = useKeyMoves(door)
  const [confirmed, setConfirmed] = useState(false)
  return (
    <div className="rotation">
      <Errands errands={part.after} />
      {undo.error && (
        <>
          <ProblemAlert error={undo.error} />
          <Checkbox checked={confirmed} onChange={({ target }) => setConfirmed(target.checked)}>
            {t('rotation.confirmed')}
          </Checkbox>
        </>
      )}
      <div className="actions">
        <Button
          {...permission}
          loading={undo.isPending}
          onClick={() => undo.mutate({ ...refOf(id, part), body: confirmed ? { confirmed } : {} })}
        >
          {t('rotation.undo')}
        </Button>
      </div>
    </div>
  )
}

function Errands({ errands }: { errands: AccountKey['before'] }) {
  const { t } = useTranslation()
  const say = useSay()
  if (errands.length === 0) return null
  return (
    <div className="key-errands">
      <h4>{t('rotation.at_platform')}</h4>
      {errands.map(({ do: errand, where }) => (
        <p key={errand.en}>
          {say(errand)} {where && <WhereToFind where={where} />}
        </p>
      ))}
    </div>
  )
}

function Plan({ plan }: { plan: Trial['plan'] }) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <>
      <p>{t('rotation.would')}</p>
      <ol>
        {plan.map((step) => (
          <li key={step.en}>{say(step)}</li>
        ))}
      </ol>
    </>
  )
}
