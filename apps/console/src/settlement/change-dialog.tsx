import { RULES } from '@ruzhu/domain/applyments/rules.ts'
import { say } from '@ruzhu/domain/text.ts'
import { Alert, Button, Checkbox, Form, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChannelLabel } from '../api/channels.ts'
import { query, queryClient } from '../api/client.ts'
import type { Applyment, MerchantStanding } from '../api/types.ts'
import { BranchFinder } from '../banks/branch-finder.tsx'
import { useSettled } from '../banks/use-settled.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { usePreferences } from '../theme/preferences.ts'
import './changes.css'

type Kind = MerchantStanding['kinds'][number]
type Values = {
  kind: Kind
  bank: string
  branch?: string
  branch_id?: string
  account_number: string
  account_name?: string
}

/** Another account: what it is, whether it was checked with the merchant, and one button. */
export function ChangeDialog(props: { applyment: Applyment; standing: MerchantStanding; onClose: () => void }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const channelLabel = useChannelLabel()
  const { applyment, standing, onClose } = props
  const [form] = Form.useForm<Values>()
  const [checked, setChecked] = useState(false)
  const [finding, setFinding] = useState(false)
  const client = query.useQuery('get', '/v1/clients/{id}', { params: { path: { id: applyment.client_id } } })
  const kind: Kind = Form.useWatch('kind', form) ?? standing.kinds[0] ?? 'corporate'
  const change = query.useMutation('post', '/v1/applyments/{id}/merchant/settlement', {
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      onClose()
    },
  })
  const name = client.data?.name ?? ''
  const needed = (label: string) => ({
    required: true,
    whitespace: true,
    message: t('parts.required_missing', { label }),
  })
  async function checkNumber(_rule: unknown, number: string | undefined) {
    const problem = RULES[kind === 'personal' ? 'personal_card' : 'corporate_account'](withoutBlanks(number))
    if (problem) throw new Error(say(problem.message, language))
  }
  return (
    <Modal
      open
      width={640}
      title={t('settlement.change_title', { client: name })}
      okText={t('settlement.submit', { platform: channelLabel(applyment.channel) })}
      cancelText={t('parts.cancel')}
      confirmLoading={change.isPending}
      okButtonProps={{ disabled: !checked, title: checked ? '' : t('settlement.confirm_first') }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        validateTrigger="onBlur"
        initialValues={{ kind: standing.kinds[0] }}
        onFinish={(values) => change.mutate({ params: { path: { id: applyment.id } }, body: filledIn(values) })}
      >
        {change.error && <ProblemAlert error={change.error} />}
        <Alert
          className="settlement-warning"
          type="warning"
          showIcon
          title={t('settlement.change_warning', { client: name, sub_mchid: standing.sub_mchid })}
        />
        <Form.Item name="kind" label={t('settlement.kind')}>
          <Radio.Group options={standing.kinds.map((one) => ({ value: one, label: t(`settlement.kind.${one}`) }))} />
        </Form.Item>
        <Form.Item
          name="bank"
          label={t('settlement.bank')}
          extra={t('banks.not_listed')}
          rules={[needed(t('settlement.bank'))]}
        >
          <BankSelect channel={applyment.channel} kind={kind} />
        </Form.Item>
        <Form.Item name="branch" label={`${t('settlement.branch_full')} · ${t('parts.optional')}`}>
          <Input maxLength={128} autoComplete="off" />
        </Form.Item>
        <Form.Item name="branch_id" hidden>
          <Input />
        </Form.Item>
        <Button type="link" size="small" aria-expanded={finding} onClick={() => setFinding(!finding)}>
          {t(finding ? 'banks.hide_finder' : 'banks.find_branch')}
        </Button>
        {finding && (
          <BranchFinder
            channel={applyment.channel}
            kind={kind}
            accountBank={undefined}
            onFound={({ bank, name: branch, id }) => form.setFieldsValue({ bank, branch, branch_id: id })}
          />
        )}
        <Form.Item name="account_number" label={t('settlement.number')} rules={[{ validator: checkNumber }]}>
          <Input className="mono" inputMode="numeric" autoComplete="off" maxLength={40} />
        </Form.Item>
        <Form.Item
          name="account_name"
          label={`${t('settlement.holder')} · ${t('parts.optional')}`}
          extra={t('settlement.holder_help')}
        >
          <Input maxLength={128} autoComplete="off" />
        </Form.Item>
        <Checkbox checked={checked} onChange={({ target }) => setChecked(target.checked)}>
          {t('settlement.confirm')}
        </Checkbox>
      </Form>
    </Modal>
  )
}

/** What a form says of a bank, from the platform's list; each word once. */
function BankSelect({
  channel,
  kind,
  ...control
}: {
  channel: string
  kind: Kind
  id?: string
  value?: string
  onChange?: (bank: string) => void
}) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const banks = query.useQuery('get', '/v1/channels/{channel}/banks', {
    params: { path: { channel }, query: { kind, text: useSettled(text) } },
  })
  const words = [...new Set((banks.data?.data ?? []).map(({ account_bank }) => account_bank))]
  return (
    <>
      <Select
        {...control}
        placeholder={t('banks.bank_hint')}
        showSearch={{ filterOption: false, onSearch: setText }}
        loading={banks.isFetching}
        notFoundContent={banks.isFetching ? t('parts.loading') : t('banks.none')}
        options={words.map((word) => ({ value: word, label: word }))}
      />
      {banks.error && <ProblemAlert error={banks.error} />}
    </>
  )
}

/** As people copy it: in groups of four. */
function withoutBlanks(number: string | undefined): string {
  return (number ?? '').replaceAll(/\s/g, '')
}

function filledIn({ account_number, ...values }: Values): Values {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value))
  return { ...(given as Omit<Values, 'account_number'>), account_number: withoutBlanks(account_number) }
}
