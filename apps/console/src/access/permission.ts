import type { UserId } from '@ruzhu/domain/ids.ts'
import { may, type Permission, ROLE_NAMES, roleFor } from '@ruzhu/domain/access/may.ts'
import { useTranslation } from 'react-i18next'
import { useSay } from '../parts/said.ts'
import { useSession } from './session.ts'

/**
 * Whether this person may, by the table the server goes by; where not, which role it takes. What is missing is said at the
 * button, which stays in its place.
 */
export function usePermission(permission: Permission): { disabled: boolean; title?: string } {
  const { t } = useTranslation()
  const say = useSay()
  const session = useSession()
  if (!session?.member) return { disabled: true }
  const { user_id, name, role } = session.member
  const caller = { kind: 'person', userId: user_id as UserId, name, role } as const
  if (may(caller, permission, session.environment)) return { disabled: false }
  return { disabled: true, title: t('parts.needs_role', { role: say(ROLE_NAMES[roleFor(permission)]) }) }
}
