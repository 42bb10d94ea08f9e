import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query } from '../api/client.ts'
import { ProblemAlert } from '../parts/problem.tsx'
import { useSettled } from './use-settled.ts'
import './branch-finder.css'

export type FoundBranch = { bank: string; name: string; id: string }

/** Bank, province, city, branch, each from the platform's own list; whoever does not find it types it instead. */
export function BranchFinder(props: {
  channel: string
  kind: 'corporate' | 'personal'
  /** What the form says of the bank: only banks that go by this word are offered. */
  accountBank: string | undefined
  onFound: (branch: FoundBranch) => void
}) {
  const { t } = useTranslation()
  const { channel, kind } = props
  const [bank, setBank] = useState<string>()
  const [province, setProvince] = useState<string>()
  const [city, setCity] = useState<string>()
  const [bankText, setBankText] = useState('')
  const [branchText, setBranchText] = useState('')
  const params = { path: { channel } }
  const banks = query.useQuery('get', '/v1/channels/{channel}/banks', {
    params: { ...params, query: { kind, text: useSettled(bankText) } },
  })
  const provinces = query.useQuery('get', '/v1/channels/{channel}/areas', { params: { ...params, query: {} } })
  const cities = query.useQuery(
    'get',
    '/v1/channels/{channel}/areas',
    { params: { ...params, query: { province: province ?? '' } } },
    { enabled: province !== undefined },
  )
  const branches = query.useQuery(
    'get',
    '/v1/channels/{channel}/banks/{alias_code}/branches',
    {
      params: { path: { channel, alias_code: bank ?? '' }, query: { city: city ?? '', text: useSettled(branchText) } },
    },
    { enabled: bank !== undefined && city !== undefined },
  )
  const offered = (banks.data?.data ?? []).filter(
    ({ account_bank, needs_branch }) =>
      needs_branch && (props.accountBank === undefined || account_bank === props.accountBank),
  )
  const problem = banks.error ?? provinces.error ?? cities.error ?? branches.error
  return (
    <div className="branch-finder" role="group" aria-label={t('banks.find_branch')}>
      {problem && <ProblemAlert error={problem} />}
      <Labelled label={t('banks.bank')}>
        <Select
          aria-label={t('banks.bank')}
          placeholder={t('banks.bank_hint')}
          showSearch={{ filterOption: false, onSearch: setBankText }}
          loading={banks.isFetching}
          notFoundContent={banks.isFetching ? t('parts.loading') : t('banks.none')}
          {...(bank !== undefined && { value: bank })}
          onChange={setBank}
          options={offered.map(({ alias, alias_code }) => ({ value: alias_code, label: alias }))}
        />
      </Labelled>
      <Labelled label={t('banks.province')}>
        <Select
          aria-label={t('banks.province')}
          placeholder={t('form.choose')}
          showSearch={{ optionFilterProp: 'label' }}
          loading={provinces.isFetching}
          {...(province !== undefined && { value: province })}
          onChange={(code) => {
            setProvince(code)
            setCity(undefined)
          }}
          options={areaOptions(provinces.data?.data)}
        />
      </Labelled>
      <Labelled label={t('banks.city')}>
        <Select
          aria-label={t('banks.city')}
          placeholder={t('form.choose')}
          showSearch={{ optionFilterProp: 'label' }}
          disabled={province === undefined}
          loading={cities.isFetching}
          {...(city !== undefined && { value: city })}
          onChange={setCity}
          options={areaOptions(cities.data?.data)}
        />
      </Labelled>
      <Labelled label={t('banks.branch')}>
        <Select
          aria-label={t('banks.branch')}
          placeholder={t('banks.branch_hint')}
          showSearch={{ filterOption: false, onSearch: setBranchText }}
          disabled={bank === undefined || city === undefined}
          loading={branches.isFetching}
          notFoundContent={branches.isFetching ? t('parts.loading') : t('banks.none')}
          onChange={(id: string) => {
            const branch = branches.data?.data.find((one) => one.id === id)
            const of = offered.find(({ alias_code }) => alias_code === bank)
            if (branch) props.onFound({ bank: of?.account_bank ?? '', name: branch.name, id: branch.id })
          }}
          options={(branches.data?.data ?? []).map(({ id, name }) => ({ value: id, label: `${name}（${id}）` }))}
        />
      </Labelled>
    </div>
  )
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="branch-finder-part">
      <span className="secondary" aria-hidden>
        {label}
      </span>
      {children}
    </div>
  )
}

function areaOptions(areas: readonly { code: string; name: string }[] = []) {
  return areas.map(({ code, name }) => ({ value: code, label: name }))
}
