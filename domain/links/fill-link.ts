import type { Applyment } from '../applyments/applyments.ts'
import { existingApplyment } from '../applyments/existing-applyment.ts'
import { isPicture, listed } from '../applyments/form.ts'
import { type FormChanges, saveForm } from '../applyments/save-applyment.ts'
import { editable } from '../applyments/states.ts'
import { subjectTypeOf } from '../applyments/subject-types.ts'
import type { OnboardingDeps } from '../deps.ts'
import type { SubjectType } from '../descriptor.ts'
import { AppError } from '../errors.ts'
import { refuseProblems } from '../field-check.ts'
import type { LinkId, MaterialId } from '../ids.ts'
import { addPicture } from '../materials/add-picture.ts'
import type { Material } from '../materials/materials.ts'
import type { Records } from '../store.ts'
import { changeLink, existingLink } from './change-link.ts'
import { type ClientLink, linkState, UPLOADS_LIMIT } from './client-links.ts'
import { askedPaths } from './link-scope.ts'

export type Filling = { link: ClientLink; applyment: Applyment }

/** Saves what was typed on the client's page: into the same draft that we edit, and only where the link asks. */
export async function fillLink(
  deps: OnboardingDeps,
  id: LinkId,
  { version, form }: { version: number; form: FormChanges },
): Promise<Filling> {
  return deps.store.transaction(async (tx) => {
    const { link, applyment: before } = await openForFilling(tx, deps, id)
    const subjectType = subjectTypeOf(deps.describe, before)
    refuseUnasked(askedPaths(link, subjectType), form)
    await refuseForeignPictures(tx, link, subjectType, form)
    const applyment = await saveForm(tx, deps, before.id, { version, form })
    if (applyment === before) return { link, applyment }
    const filled = [...new Set([...link.filled, ...Object.keys(form)])]
    return {
      link: filled.length === link.filled.length ? link : await changeLink(tx, deps, link, { filled }),
      applyment,
    }
  })
}

/** Keeps a picture of the client's. So many may come by one link, and no more. */
export async function addLinkPicture(
  deps: OnboardingDeps,
  id: LinkId,
  picture: { filename: string; bytes: Uint8Array },
): Promise<Material> {
  const { clientId } = await deps.store.transaction(async (tx) => {
    const { link } = await openForFilling(tx, deps, id)
    if (link.uploads >= UPLOADS_LIMIT) throw new AppError('LINK_UPLOADS_FULL')
    return changeLink(tx, deps, link, { uploads: link.uploads + 1 })
  })
  return addPicture(deps, { clientId, ...picture }, undefined)
}

export async function openForFilling(tx: Records, deps: OnboardingDeps, id: LinkId): Promise<Filling> {
  const link = await existingLink(tx, id)
  const state = linkState(link, deps.now())
  if (state === 'sent') throw new AppError('LINK_READ_ONLY')
  if (state !== 'open') throw new AppError('LINK_GONE')
  const applyment = await existingApplyment(tx, link.applymentId)
  if (!editable(applyment.state)) throw new AppError('LINK_READ_ONLY')
  return { link, applyment }
}

function refuseUnasked(asked: ReadonlySet<string>, form: FormChanges): void {
  refuseProblems(
    Object.fromEntries(Object.keys(form).map((path) => [`form/${path}`, !asked.has(path) && 'not asked for here'])),
  )
}

/** A picture is one of this client's; somebody else's is as absent as none. */
async function refuseForeignPictures(
  tx: Records,
  { clientId }: ClientLink,
  { steps }: SubjectType,
  form: FormChanges,
): Promise<void> {
  const pictures = new Set(steps.flatMap(({ fields }) => fields.filter(isPicture).map(({ path }) => path)))
  const problems: Record<string, string | false> = {}
  for (const [path, value] of Object.entries(form)) {
    if (!pictures.has(path)) continue
    for (const id of listed(value ?? undefined)) {
      const material = await tx.materials.byId(id as MaterialId)
      if (material?.clientId !== clientId) problems[`form/${path}`] = 'no picture of this client'
    }
  }
  refuseProblems(problems)
}
