import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMemberNames } from '../access/member-names.ts'
import { asProblem } from '../api/problem.ts'
import { ProblemAlert } from '../parts/problem.tsx'

/** Where the company is on the list already: which one it is, and whom to ask. */
export function ClientProblem({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const memberName = useMemberNames()
  const { code, title, facts = {} } = asProblem(error)
  const { client_id: clientId, name, owner_id: owner } = facts
  if (code !== 'CREDIT_CODE_TAKEN' || typeof clientId !== 'string') return <ProblemAlert error={error} />
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={
        <>
          <Link to="/clients/$clientId" params={{ clientId }}>
            {typeof name === 'string' ? name : clientId}
          </Link>
          <div>
            {typeof owner === 'string' ? t('clients.owned_by', { owner: memberName(owner) }) : t('clients.unowned')}
          </div>
        </>
      }
    />
  )
}
