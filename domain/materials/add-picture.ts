import type { Deps } from '../deps.ts'
import { AppError, type Facts } from '../errors.ts'
import type { ClientId } from '../ids.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { type Material, PICTURE_LIMIT_BYTES } from './materials.ts'
import { type PictureHeader, readPictureHeader } from './picture-header.ts'
import { stripPicture } from './strip-picture.ts'

/** A picture that says it is larger than this is made to exhaust whoever unpacks it. */
const LONGEST_SIDE = 12_000
const PIXELS_LIMIT = 50_000_000

/**
 * Keeps a picture of a client once, without what it tells of where it was taken: the same again is the same material.
 *
 * @param by  the person of ours; absent where the client's people added it themselves
 */
export async function addPicture(
  deps: Deps,
  { clientId, filename, bytes: sent }: { clientId: ClientId; filename: string; bytes: Uint8Array },
  by: string | undefined,
): Promise<Material> {
  const header = checkPicture(filename, sent)
  const bytes = stripPicture(sent)
  const sha256 = await sha256Of(bytes)
  return deps.store.transaction(async (tx) => {
    if (!(await tx.clients.byId(clientId))) throw new AppError('NOT_FOUND', { id: clientId })
    const held = await tx.materials.bySha256(clientId, sha256)
    if (held) return held
    const material: Material = {
      id: deps.newId('mt'),
      clientId,
      filename: nameFor(filename, header.mediaType),
      size: bytes.length,
      sha256,
      ...header,
      createdAt: deps.now(),
    }
    await tx.materials.insert(material, bytes)
    const sentence = text('timeline.picture_added', { filename: material.filename })
    await tell(tx, deps, { clientId, subject: clientId, ...whose(by), text: sentence })
    return material
  })
}

function whose(by: string | undefined): { source: 'us'; by: string } | { source: 'client' } {
  return by === undefined ? { source: 'client' } : { source: 'us', by }
}

function checkPicture(filename: string, bytes: Uint8Array): PictureHeader {
  const refuse = (problem: string, facts: Facts = {}) =>
    new AppError('PICTURE_INVALID', { filename, problem, ...facts })
  if (bytes.length === 0) throw refuse('empty')
  if (bytes.length > PICTURE_LIMIT_BYTES)
    throw refuse('too_large', { size_bytes: bytes.length, limit_bytes: PICTURE_LIMIT_BYTES })
  const header = readPictureHeader(bytes)
  if (!header) throw refuse('not_a_picture')
  const { width, height } = header
  if (width === 0 || height === 0) throw refuse('no_size', { width, height })
  if (Math.max(width, height) > LONGEST_SIDE || width * height > PIXELS_LIMIT)
    throw refuse('too_many_pixels', { width, height })
  return header
}

const EXTENSIONS: Readonly<Record<Material['mediaType'], string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/bmp': '.bmp',
}

/** The gateway believes the ending of a name: it is made to say what the bytes are. Folders and odd characters go. */
function nameFor(filename: string, mediaType: Material['mediaType']): string {
  const last = filename.split(/[\\/]/).at(-1) ?? ''
  const stem = last
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[^\p{L}\p{N}_-]+/gu, '_')
    .slice(0, 80)
  return `${stem.toWellFormed() || 'picture'}${EXTENSIONS[mediaType]}`
}

async function sha256Of(bytes: Uint8Array): Promise<string> {
  // a copy that is sure to lie in memory of its own, as the digest demands
  const digest = await globalThis.crypto.subtle.digest('SHA-256', new Uint8Array(bytes))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
