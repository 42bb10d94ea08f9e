import type { Channel, PictureFile } from '../channel.ts'
import type { OnboardingDeps } from '../deps.ts'
import type { GatewayRefusal } from '../errors.ts'
import type { MaterialId } from '../ids.ts'
import type { Applyment, ApplymentForm, FieldPath, FieldValue } from './applyments.ts'
import { isPicture, listed } from './form.ts'
import { subjectTypeOf } from './subject-types.ts'

export type Uploaded =
  | { state: 'uploaded'; form: ApplymentForm }
  | { state: 'refused'; refusal: GatewayRefusal }
  | { state: 'unknown' }

/**
 * The form with the gateway's media ids in place of our pictures. One after the other, and each written down as soon as it
 * is there: a run that is cut off goes on where it was.
 */
export async function uploadPictures(
  deps: OnboardingDeps,
  channel: Channel,
  applyment: Applyment,
  form: ApplymentForm,
): Promise<Uploaded> {
  const { steps, pictures: place } = subjectTypeOf(deps.describe, applyment)
  if (place === 'in_form') return { state: 'uploaded', form }
  const paths = new Set(steps.flatMap(({ fields }) => fields.filter(isPicture).map(({ path }) => path)))
  const pictures = Object.entries(form).filter(([path]) => paths.has(path))
  const mediaIds = new Map<string, string>()
  for (const id of pictures.flatMap(([, value]) => listed(value))) {
    if (mediaIds.has(id)) continue
    const seen = await uploadOnce(deps, channel, applyment, id as MaterialId)
    if (seen.state !== 'uploaded') return seen
    mediaIds.set(id, seen.mediaId)
  }
  const replaced = pictures.map(([path, value]): [FieldPath, FieldValue] => [path, named(value, mediaIds)])
  return { state: 'uploaded', form: { ...form, ...Object.fromEntries(replaced) } }
}

export async function pictureOf({ store }: OnboardingDeps, id: MaterialId): Promise<PictureFile> {
  const { materials } = store.read
  const [material, bytes] = await Promise.all([materials.byId(id), materials.bytes(id)])
  if (!material || !bytes) throw new Error(`picture ${id} of a submitted form is not there`)
  const { filename, mediaType, sha256 } = material
  return { filename, mediaType, bytes, sha256 }
}

async function uploadOnce(
  deps: OnboardingDeps,
  channel: Channel,
  { providerId, subjectType }: Applyment,
  id: MaterialId,
) {
  const mediaId = await deps.store.read.materials.mediaId(id, providerId)
  if (mediaId !== undefined) return { state: 'uploaded', mediaId } as const
  const seen = await channel.uploadPicture?.(await pictureOf(deps, id), subjectType)
  if (seen?.state === 'uploaded') {
    const { mediaId } = seen
    await deps.store.transaction((tx) => tx.materials.setMediaId(id, providerId, mediaId, deps.now()))
  }
  return seen ?? ({ state: 'unknown' } as const)
}

function named(value: FieldValue, mediaIds: ReadonlyMap<string, string>): FieldValue {
  const one = (id: string) => mediaIds.get(id) ?? id
  return typeof value === 'string' ? one(value) : value.map(one)
}
