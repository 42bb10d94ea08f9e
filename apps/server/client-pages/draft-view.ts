import type { DraftView, PageFinding } from '@ruzhu/checkout/client-pages/view.ts'
import type { Applyment, ApplymentForm, FieldPath, FieldValue } from '@ruzhu/domain/applyments/applyments.ts'
import type { Finding } from '@ruzhu/domain/applyments/check-applyment.ts'
import { maskForm } from '@ruzhu/domain/applyments/mask.ts'
import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import type { ClientLink } from '@ruzhu/domain/links/client-links.ts'
import { askedPaths, neededSteps } from '@ruzhu/domain/links/link-scope.ts'
import { checkAsked } from '@ruzhu/domain/links/send-link.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { type Language, say } from '@ruzhu/domain/text.ts'
import { createHash } from 'node:crypto'

type About = { link: ClientLink; applyment: Applyment; subjectType: SubjectType; language: Language; now: Date }

/** What a page may know of what is saved: only what it asks for and what that hangs on, personal data hidden. */
export async function draftView(records: Records, about: About): Promise<DraftView> {
  const { link, applyment, subjectType, language, now } = about
  const needed = new Set(
    neededSteps(askedPaths(link, subjectType), subjectType).flatMap(({ fields }) => fields.map(({ path }) => path)),
  )
  const whole = Object.entries(applyment.form).filter(([path]) => needed.has(path))
  const { must, should } = await checkAsked(records, link, applyment, subjectType, now)
  return {
    version: applyment.version,
    form: maskForm(subjectType, Object.fromEntries(whole) as ApplymentForm),
    marks: Object.fromEntries(whole.map(([path, value]) => [path, markOf(link, path, value)])),
    findings: [...must.map(finding('must', language)), ...should.map(finding('should', language))],
    savedAt: applyment.updatedAt.toISOString(),
  }
}

/** Tells that a value has changed. The key never leaves: who sees marks cannot try values against them. */
function markOf({ markKey }: ClientLink, path: FieldPath, value: FieldValue): string {
  return createHash('sha256')
    .update(`${markKey}\n${path}\n${JSON.stringify(value)}`)
    .digest('hex')
    .slice(0, 16)
}

function finding(level: PageFinding['level'], language: Language) {
  return ({ path = '', message }: Finding): PageFinding => ({ path, level, message: say(message, language) })
}
