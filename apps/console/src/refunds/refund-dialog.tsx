import { yuanFromFen, fen } from '@ruzhu/domain/money.ts'
import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query, queryClient } from '../api/client.ts'
import type { Payment } from '../api/types.ts'
import { showAtFields } from '../parts/field-problems.ts'
import { yuan } from '../parts/money.tsx'
import { ProblemAlert } from '../parts/problem.tsx'
import { isYuan, typedFen } from '../parts/yuan.ts'
import { newNumber } from '../payments/new-payment-dialog.tsx'

type Values = { amount: string; reason?: string }

/**
 * First how much and why; then, once more, from whom and how much. The number is chosen when the dialog opens: a second
 * click after a lost answer repeats the same refund and makes no other.
 */
export function RefundDialog({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [number] = useState(() => newNumber('R', new Date()))
  const [asked, setAsked] = useState<Values>()
  const max = yuanFromFen(fen(payment.left_fen))
  const refund = query.useMutation('post', '/v1/refunds', {
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      onClose()
    },
    onError: (problem) => showAtFields(form, problem),
  })
  const amount = typedFen(asked?.amount ?? '', payment.left_fen)
  function send() {
    if (!asked || amount === undefined) return
    refund.mutate({
      body: {
        payment_id: payment.id,
        out_refund_no: number,
        amount_fen: amount,
        ...(asked.reason?.trim() && { reason: asked.reason.trim() }),
      },
    })
  }
  return (
    <Modal
      open
      title={asked ? t('refunds.confirm_title') : t('refunds.make')}
      okText={asked ? t('refunds.do', { amount: yuan(amount ?? 0) }) : t('refunds.next')}
      okButtonProps={{ danger: asked !== undefined }}
      cancelText={asked ? t('refunds.back') : t('parts.cancel')}
      confirmLoading={refund.isPending}
      onOk={asked ? send : form.submit}
      onCancel={asked && !refund.isPending ? () => setAsked(undefined) : onClose}
    >
      {refund.error && <ProblemAlert error={refund.error} />}
      {asked && (
        <>
          <p>
            {t('refunds.confirm', {
              client: payment.client.name,
              amount: yuan(amount ?? 0),
              number: payment.out_trade_no,
            })}
          </p>
          <p className="secondary">{t('refunds.confirm_note')}</p>
        </>
      )}
      <Form
        form={form}
        layout="vertical"
        hidden={asked !== undefined}
        initialValues={{ amount: max }}
        onFinish={setAsked}
      >
        <Form.Item
          name="amount"
          label={t('refunds.amount')}
          validateTrigger="onBlur"
          rules={[{ required: true, validator: isYuan(t('refunds.amount_rule', { max }), payment.left_fen) }]}
          extra={t('refunds.amount_rule', { max })}
        >
          <Input prefix="¥" inputMode="decimal" maxLength={12} autoFocus />
        </Form.Item>
        <Form.Item
          name="reason"
          label={`${t('refunds.reason')} · ${t('parts.optional')}`}
          extra={t('refunds.reason_help')}
        >
          <Input maxLength={80} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
