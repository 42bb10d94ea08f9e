import type { PictureFile, UploadSeen } from '@ruzhu/domain/channel.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { uploadImage } from '@ruzhu/wechatpay/media.ts'
import { notOk, type Provider } from './provider.ts'

const EXTENSIONS = new Map([
  ['image/jpeg', 'jpg'],
  ['image/jpg', 'jpg'],
  ['image/png', 'png'],
  ['image/bmp', 'bmp'],
])

/** Two megabytes over a slow line take longer than a sentence of JSON. */
const TIMEOUT_MS = 30_000

/** Sent under a name made of its digest: names that people give to files hold what is nobody's business, and break headers. */
export async function uploadPicture({ client }: Provider, picture: PictureFile): Promise<UploadSeen> {
  const { mediaType, bytes, sha256 } = picture
  const extension = EXTENSIONS.get(mediaType)
  if (extension === undefined) throw new AppError('PICTURE_INVALID', { media_type: mediaType })
  const filename = `${sha256.slice(0, 32)}.${extension}`
  const answer = await uploadImage(client, { filename, mediaType, bytes }, sha256, { timeoutMs: TIMEOUT_MS })
  return answer.state === 'ok' ? { state: 'uploaded', mediaId: answer.body.media_id } : notOk(answer)
}
