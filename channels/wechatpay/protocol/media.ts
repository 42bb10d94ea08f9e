import type { Answer } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import type { Picture } from './multipart.ts'
import { at } from './paths.ts'
import { Fields } from './reading.ts'

export type { Picture } from './multipart.ts'

/**
 * Uploads a picture: JPG, BMP or PNG of at most 2 MB. The media id belongs to the merchant who uploaded it.
 *
 * Errors: 400 PARAM_ERROR (name, size, digest or content), 403 NO_AUTH, 429 FREQUENCY_LIMIT_EXCEED.
 *
 * @param sha256  of the bytes, lower-case hex, as they were when they were stored: the gateway refuses what changed since
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012760432
 */
export function uploadImage(
  client: WechatClient,
  picture: Picture,
  sha256: string,
  options?: CallOptions,
): Promise<Answer<{ media_id: string }>> {
  const { path } = at('POST', '/v3/merchant/media/upload')
  return client.upload(path, mediaMeta(picture.filename, sha256), picture, readMediaId, options)
}

/**
 * Uploads a film of at most 5 MB: avi, wmv, mpeg, mp4, mov, mkv, flv, f4v, m4v or rmvb. Otherwise as {@link uploadImage}.
 *
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012761084
 */
export function uploadVideo(
  client: WechatClient,
  film: Picture,
  sha256: string,
  options?: CallOptions,
): Promise<Answer<{ media_id: string }>> {
  const { path } = at('POST', '/v3/merchant/media/video_upload')
  return client.upload(path, mediaMeta(film.filename, sha256), film, readMediaId, options)
}

export function mediaMeta(filename: string, sha256: string): string {
  return JSON.stringify({ filename, sha256 })
}

function readMediaId(body: unknown) {
  return { media_id: new Fields(body).text('media_id') }
}
