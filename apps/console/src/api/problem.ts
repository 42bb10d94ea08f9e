import type { Party } from '@ruzhu/domain/parties.ts'
import { i18next } from '../texts/i18n.ts'

/** What could not be done, as the server says it (RFC 9457), with the steps that mend it. */
export type Problem = {
  title: string
  status: number
  detail?: string
  code: string
  fix?: readonly { owner: Party; do: string; place?: string; link?: string }[]
  facts?: Readonly<Record<string, unknown>>
  gateway?: { code: string; message: string; request_id?: string }
  fields?: readonly { path: string; message: string }[]
  request_id?: string
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'title' in value && 'status' in value
}

/** Whatever a call ended with, as a problem that can be shown. */
export function asProblem(error: unknown): Problem {
  if (isProblem(error)) return error
  return { status: 0, code: 'ANSWER_UNREADABLE', title: i18next.t('parts.strange_title') }
}

/** The network itself failed: nobody knows whether the request arrived. */
export function networkProblem(): Problem {
  return {
    status: 503,
    code: 'NETWORK_LOST',
    title: i18next.t('parts.network_title'),
    detail: i18next.t('parts.network_detail'),
  }
}
