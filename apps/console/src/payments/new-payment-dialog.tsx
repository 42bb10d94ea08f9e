import { useNavigate } from '@tanstack/react-router'
import { Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSceneLabel } from '../api/channels.ts'
import { query } from '../api/client.ts'
import type { Method, Scene } from '../api/types.ts'
import { showAtFields } from '../parts/field-problems.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { isYuan, typedFen } from '../parts/yuan.ts'
import { SceneFields } from './scene-fields.tsx'

type Values = {
  method_id: string
  scene: Scene
  amount: string
  description: string
  out_trade_no: string
  payer_openid?: string
  auth_code?: string
  payer_client_ip?: string
  return_url?: string
}

/** A payment made by hand: to try a payment method, or to be paid at the counter. Its number is chosen once. */
export function NewPaymentDialog({ methods, onClose }: { methods: readonly Method[]; onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const sceneLabel = useSceneLabel()
  const [form] = Form.useForm<Values>()
  const [number] = useState(() => newNumber('T', new Date()))
  const create = query.useMutation('post', '/v1/payments', {
    onSuccess: (payment) => navigate({ to: '/payments/$paymentId', params: { paymentId: payment.id } }),
    onError: (problem) => showAtFields(form, problem),
  })
  const methodId = Form.useWatch('method_id', form) ?? methods[0]?.id
  const method = methods.find(({ id }) => id === methodId)
  const scenes = method?.scenes ?? []
  const chosen = Form.useWatch('scene', form)
  const scene = chosen !== undefined && scenes.includes(chosen) ? chosen : scenes[0]
  function submit({ amount, return_url, ...values }: Values) {
    if (scene === undefined) return
    const body = { ...values, scene, amount_fen: typedFen(amount) ?? 0, ...(return_url && { return_url }) }
    create.mutate({ body })
  }
  return (
    <Modal
      open
      title={t('payments.new')}
      okText={t(scene === 'native' ? 'payments.new_create' : 'payments.new')}
      cancelText={t('parts.cancel')}
      confirmLoading={create.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        validateTrigger="onBlur"
        initialValues={{ method_id: methods[0]?.id, scene: methods[0]?.scenes[0], out_trade_no: number }}
        onFinish={submit}
      >
        {create.error && <ProblemAlert error={create.error} />}
        <Form.Item name="method_id" label={t('payments.method')}>
          <Radio.Group
            options={methods.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ target }) => form.setFieldValue('scene', scenesOf(methods, target.value)[0])}
          />
        </Form.Item>
        <Form.Item name="scene" label={t('payments.new_scene')}>
          <Radio.Group options={scenes.map((value) => ({ value, label: sceneLabel(method?.channel ?? '', value) }))} />
        </Form.Item>
        <SceneFields scene={scene} />
        <Form.Item
          name="amount"
          label={t('payments.new_amount')}
          rules={[{ required: true, validator: isYuan(t('payments.new_amount_rule')) }]}
        >
          <Input prefix="¥" inputMode="decimal" autoFocus maxLength={12} />
        </Form.Item>
        <Form.Item
          name="description"
          label={t('payments.new_description')}
          rules={[
            {
              required: true,
              whitespace: true,
              message: t('parts.required_missing', { label: t('payments.description') }),
            },
          ]}
        >
          <Input maxLength={127} />
        </Form.Item>
        <Form.Item
          name="out_trade_no"
          label={t('payments.out_trade_no')}
          extra={t('payments.new_number_rule')}
          rules={[{ required: true, pattern: /^[0-9A-Za-z_\-|*]{6,32}$/, message: t('payments.new_number_rule') }]}
        >
          <Input className="mono" maxLength={32} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function scenesOf(methods: readonly Method[], id: unknown): readonly Scene[] {
  return methods.find((method) => method.id === id)?.scenes ?? []
}

/** `T20261122103208A3F9`: tells people when, and does not repeat. */
export function newNumber(prefix: string, now: Date): string {
  const random = crypto.getRandomValues(new Uint8Array(3))
  const tail = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${prefix}${now.toISOString().replace(/\D/g, '').slice(0, 14)}${tail.toUpperCase()}`
}
