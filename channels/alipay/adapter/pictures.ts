import type { PictureFile, UploadSeen } from '@ruzhu/domain/channel.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { uploadFile } from '@ruzhu/alipay/inteop.ts'
import type { UploadFile } from '@ruzhu/alipay/multipart.ts'
import { uploadIndirectImage } from '@ruzhu/alipay/zft.ts'
import { INTEOP } from '../descriptor/inteop.ts'
import { notOk, type Provider } from './provider.ts'

const EXTENSIONS = new Map([
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['image/bmp', 'bmp'],
  ['image/gif', 'gif'],
])
/** What they are for: the one value that the page of the call names. https://opendocs.alipay.com/mini/03hvl1 */
const CONTRACT = 'content_creation'

/** Pictures of contracts and of a platform's merchants are kept apart, by another call each. */
export async function uploadPicture(
  { client }: Provider,
  picture: PictureFile,
  subjectType: string,
): Promise<UploadSeen> {
  const file = fileOf(picture)
  if (subjectType === INTEOP.type) {
    const answer = await uploadFile(client, CONTRACT, file)
    return answer.state === 'ok' ? { state: 'uploaded', mediaId: answer.body.file_id } : notOk(answer)
  }
  const answer = await uploadIndirectImage(client, extensionOf(picture), file)
  return answer.state === 'ok' ? { state: 'uploaded', mediaId: answer.body.image_id } : notOk(answer)
}

/** Under a name made of its digest: names that people give to files are nobody's business, and break headers. */
export function fileOf(picture: PictureFile): UploadFile {
  const { mediaType, bytes, sha256 } = picture
  return { filename: `${sha256.slice(0, 32)}.${extensionOf(picture)}`, mediaType, bytes }
}

function extensionOf({ mediaType }: PictureFile): string {
  const extension = EXTENSIONS.get(mediaType)
  if (extension === undefined) throw new AppError('PICTURE_INVALID', { media_type: mediaType })
  return extension
}
