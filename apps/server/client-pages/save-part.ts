import { existingApplyment } from '@ruzhu/domain/applyments/existing-applyment.ts'
import { isList, listed, readForm } from '@ruzhu/domain/applyments/form.ts'
import type { FormChanges } from '@ruzhu/domain/applyments/save-applyment.ts'
import { subjectTypeOf } from '@ruzhu/domain/applyments/subject-types.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { ClientLink } from '@ruzhu/domain/links/client-links.ts'
import { addLinkPicture, fillLink } from '@ruzhu/domain/links/fill-link.ts'
import { askedParts } from '@ruzhu/domain/links/link-scope.ts'
import type { Language } from '@ruzhu/domain/text.ts'
import type { Parts } from '../parts.ts'
import { changesIn, type SentForm } from './page-form.ts'
import { refusal, refusalOr, sentenceOf } from './sentences.ts'

/** A screen as a plain form sends it: pictures first, then everything in one save on whatever stands there now. */
export async function savePart(
  { deps }: Parts,
  { link, key, form, language }: { link: ClientLink; key: string; form: SentForm; language: Language },
): Promise<string[]> {
  const applyment = await existingApplyment(deps.store.read, link.applymentId)
  const subjectType = subjectTypeOf(deps.describe, applyment)
  const fields = askedParts(link, subjectType).find((part) => part.key === key)?.fields ?? []
  const open = readForm(subjectType, applyment.form).map(({ field }) => field)
  const asked = open.filter((field) => fields.includes(field))
  const changes: Record<string, FormChanges[string]> = { ...changesIn(form, asked) }
  const troubles: string[] = []
  for (const { path, filename, bytes, cut } of form.files) {
    const field = asked.find((one) => one.path === path)
    if (!field) continue
    const bad = cut ? new AppError('PICTURE_INVALID', { problem: 'too_large' }) : undefined
    const added = bad ?? (await refusalOr(addLinkPicture(deps, link.id, { filename, bytes })))
    if (added instanceof AppError) troubles.push(`${field.label[language]}：${sentenceOf(added, language)}`)
    else changes[path] = isList(field) ? [...listed(changes[path] ?? applyment.form[path]), added.id] : added.id
  }
  const refused = await refusal(fillLink(deps, link.id, { version: applyment.version, form: changes }))
  return refused ? [...troubles, sentenceOf(refused, language)] : troubles
}
