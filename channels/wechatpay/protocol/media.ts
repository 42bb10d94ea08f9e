import type { Answer } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import type { Picture } from './multipart.ts'
import { Fields } from './reading.ts'

export type { Picture } from './multipart.ts'

/**
 * Uploads a picture: JPG, BMP or PNG of at most 2 MB. The media id belongs to the merchant who uploaded it.
 *
 * @param sha256  of the bytes, lower-case hex, as they were when they were stored: the gateway refuses what changed since
 */
export function uploadImage(
  client: WechatClient,
  picture: Picture,
  sha256: string,
  options?: CallOptions,
): Promise<Answer<{ media_id: string }>> {
  const meta = imageMeta(picture.filename, sha256)
  return client.upload('/v3/merchant/media/upload', meta, picture, readMediaId, options)
}

export function imageMeta(filename: string, sha256: string): string {
  return JSON.stringify({ filename, sha256 })
}

function readMediaId(body: unknown) {
  return { media_id: new Fields(body).text('media_id') }
}
