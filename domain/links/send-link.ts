import { checkApplyment, type CheckResult } from '../applyments/check-applyment.ts'
import type { Applyment } from '../applyments/applyments.ts'
import { lastSent } from '../applyments/existing-applyment.ts'
import { maskName } from '../applyments/mask.ts'
import { subjectTypeOf } from '../applyments/subject-types.ts'
import type { OnboardingDeps } from '../deps.ts'
import type { SubjectType } from '../descriptor.ts'
import { AppError } from '../errors.ts'
import { isPlainText, refuseProblems } from '../field-check.ts'
import type { LinkId } from '../ids.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { beijingDay } from '../time.ts'
import { tell } from '../timeline/tell.ts'
import { changeLink } from './change-link.ts'
import type { ClientLink } from './client-links.ts'
import { CONSENT } from './consent.ts'
import { type Filling, openForFilling } from './fill-link.ts'
import { askedPaths } from './link-scope.ts'

const NAME_LIMIT = 64

/** Hands over what was filled in; afterwards it can be read here, and changed no more. */
export async function sendLink(
  deps: OnboardingDeps,
  id: LinkId,
  { name, consent }: { name: string; consent: string },
): Promise<Filling> {
  const typed = name.trim()
  refuseProblems({
    name: (typed === '' || typed.length > NAME_LIMIT || !isPlainText(typed)) && '1 to 64 characters on one line',
    consent: consent !== CONSENT.version && `version ${CONSENT.version}`,
  })
  return deps.store.transaction(async (tx) => {
    const { link, applyment } = await openForFilling(tx, deps, id)
    const { must } = await checkAsked(tx, link, applyment, subjectTypeOf(deps.describe, applyment), deps.now())
    if (must.length > 0) throw new AppError('LINK_INCOMPLETE', { n: must.length })
    const { clientId, filled } = link
    const sentence = text('timeline.link_sent', { n: filled.length, version: consent })
    await tell(tx, deps, { clientId, subject: applyment.id, source: 'client', by: maskName(typed), text: sentence })
    return { link: await changeLink(tx, deps, link, { sent: { at: deps.now(), name: typed, consent } }), applyment }
  })
}

/** The pre-check of what the link asks for; what is ours to answer is no matter of the client's. */
export async function checkAsked(
  records: Records,
  link: ClientLink,
  applyment: Applyment,
  subjectType: SubjectType,
  now: Date,
): Promise<CheckResult> {
  const asked = askedPaths(link, subjectType)
  const materials = await records.materials.ofClient(link.clientId)
  const sent = applyment.objections.length > 0 ? await lastSent(records, applyment) : undefined
  const context = { today: beijingDay(now), materials, ...(sent && { sent }) }
  const { must, should, passed } = checkApplyment(applyment, subjectType, context)
  const isAsked = ({ path }: { path?: string }) => path !== undefined && asked.has(path)
  return { must: must.filter(isAsked), should: should.filter(isAsked), passed }
}
