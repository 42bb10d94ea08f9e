import type { Answer } from '@ruzhu/domain/applyments/form.ts'
import { luhn } from '@ruzhu/domain/applyments/rules/bank-accounts.ts'
import { Button } from 'antd'
import { createContext, useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query } from '../api/client.ts'
import { BranchFinder } from './branch-finder.tsx'

/** The form around a field that is found in a list: choosing fills in more than the one. */
export type LookupForm = {
  channel: string
  valueOf: (path: string) => string | undefined
  set: (path: string, value: string) => void
}
export const LookupContext = createContext<LookupForm | undefined>(undefined)

/** What helps to fill in a field from the platform's lists; nothing where nobody can be asked. */
export function FieldLookup({ answer: { field, value } }: { answer: Answer }) {
  const form = useContext(LookupContext)
  if (!form || field.lookup === undefined) return null
  if (field.lookup === 'branch') return <BranchLookup path={field.path} form={form} />
  if (field.lookup === 'bank_of_card' && typeof value === 'string')
    return <CardGuess path={field.path} number={value} form={form} />
  return null
}

function BranchLookup({ path, form }: { path: string; form: LookupForm }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const beside = (name: string) => path.replace(/[^.]+$/, name)
  return (
    <>
      <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'banks.hide_finder' : 'banks.find_branch')}
      </Button>
      {open && (
        <BranchFinder
          channel={form.channel}
          kind={kindOf(form.valueOf(beside('bank_account_type')))}
          accountBank={form.valueOf(beside('account_bank'))}
          onFound={({ name, id }) => {
            form.set(path, name)
            form.set(beside('bank_branch_id'), id)
          }}
        />
      )}
    </>
  )
}

function kindOf(accountType: string | undefined): 'corporate' | 'personal' {
  return accountType?.includes('PERSONAL') ? 'personal' : 'corporate'
}

/** The bank that a card's number tells: a guess, shown as one. */
function CardGuess({ path, number, form }: { path: string; number: string; form: LookupForm }) {
  const { t } = useTranslation()
  const { mutate, data } = query.useMutation('post', '/v1/channels/{channel}/banks/of-card')
  const whole = /^\d{12,19}$/.test(number) && luhn(number)
  const { channel } = form
  useEffect(() => {
    if (whole) mutate({ params: { path: { channel } }, body: { account_number: number } })
  }, [whole, number, channel, mutate])
  const [bank] = whole ? (data?.data ?? []) : []
  const bankPath = path.replace(/[^.]+$/, 'account_bank')
  if (!bank) return null
  return (
    <p className="field-help" role="status">
      {t('banks.card_guess', { bank: bank.alias })}
      {form.valueOf(bankPath) !== bank.account_bank && (
        <Button type="link" size="small" onClick={() => form.set(bankPath, bank.account_bank)}>
          {t('banks.use_guess')}
        </Button>
      )}
    </p>
  )
}
