import { getRouteApi } from '@tanstack/react-router'
import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../access/permission.ts'
import { useSceneLabel } from '../api/channels.ts'
import { query } from '../api/client.ts'
import type { Method, Scene } from '../api/types.ts'
import { showAtFields } from '../parts/field-problems.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { newNumber } from '../payments/new-payment-dialog.tsx'
import { TrialPayment } from './trial-payment.tsx'

const route = getRouteApi('/shell/clients/$clientId/methods/$methodId/checks')

type Values = { scene: Scene; payer_openid?: string }

/** Where the payer is known to the app before anything is paid. */
const KNOWS_PAYER: ReadonlySet<string> = new Set<Scene>(['jsapi', 'mini_program'])
/** A till reads a code from the payer's phone: there is nothing to show here. */
const AT_A_TILL: Scene = 'bar_code'

/** One real payment of one fen, and its refund. The address keeps it, so that it is still there after a reload. */
export function MethodTrial({ method }: { method: Method }) {
  const { t } = useTranslation()
  const { trial } = route.useSearch()
  const params = route.useParams()
  const navigate = route.useNavigate()
  const show = (id?: string) => navigate({ to: '.', params, search: id === undefined ? {} : { trial: id } })
  return (
    <section className="card" aria-labelledby="trial-title">
      <h2 id="trial-title">{t('methods.trial')}</h2>
      <p className="secondary">{t('methods.trial_why')}</p>
      {trial === undefined ? (
        <StartTrial method={method} onStarted={show} />
      ) : (
        <TrialPayment paymentId={trial} onAgain={() => show()} />
      )}
    </section>
  )
}

function StartTrial({ method, onStarted }: { method: Method; onStarted: (id: string) => void }) {
  const { t } = useTranslation()
  const sceneLabel = useSceneLabel()
  const permission = usePermission('payments.create')
  const [form] = Form.useForm<Values>()
  const [number] = useState(() => newNumber('T', new Date()))
  const scenes = method.scenes.filter((scene) => scene !== AT_A_TILL)
  const scene = Form.useWatch('scene', form) ?? scenes[0]
  const start = query.useMutation('post', '/v1/methods/{id}/trial', {
    onSuccess: ({ id }) => onStarted(id),
    onError: (problem) => showAtFields(form, problem),
  })
  if (scenes.length === 0) return <p>{t('methods.trial_at_till')}</p>
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ scene: scenes[0] }}
      onFinish={(body) => {
        // chosen once for each scene: a second click after a lost answer repeats the same trial
        const out_trade_no = `${number}-${scenes.indexOf(body.scene)}`
        start.mutate({ params: { path: { id: method.id } }, body: { ...body, out_trade_no } })
      }}
    >
      <Form.Item name="scene" label={t('methods.trial_where')}>
        <Radio.Group options={scenes.map((value) => ({ value, label: sceneLabel(method.channel, value) }))} />
      </Form.Item>
      {scene !== undefined && KNOWS_PAYER.has(scene) && (
        <Form.Item
          name="payer_openid"
          label={t('methods.trial_openid')}
          extra={t('methods.trial_openid_help')}
          rules={[
            { required: true, message: t('parts.required_missing', { label: t('methods.trial_openid') }) },
            { pattern: /^[\w-]{1,128}$/, message: t('methods.trial_openid_rule') },
          ]}
        >
          <Input className="mono" maxLength={128} spellCheck={false} />
        </Form.Item>
      )}
      {start.error && <ProblemAlert error={start.error} />}
      <Button type="primary" htmlType="submit" loading={start.isPending} {...permission}>
        {t('methods.trial_start')}
      </Button>
    </Form>
  )
}
