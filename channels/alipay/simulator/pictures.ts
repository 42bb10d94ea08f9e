import type { Part } from './multipart.ts'
import { business } from './refusal.ts'
import type { State } from './state.ts'

/** A picture or document that was handed in. */
export type Picture = {
  readonly id: string
  readonly appId: string
  readonly filename: string
  readonly mediaType: string
  readonly bytes: number
}

export type Limits = {
  readonly smallest: number
  readonly largest: number
  readonly tooSmall: string
  readonly tooLarge: string
  readonly badFormat: string
}

const KB = 1024
/** https://opendocs.alipay.com/isv/04hwj9: of the forms for contracts. */
export const FORM_PICTURES: Limits = {
  smallest: 5 * KB,
  largest: 5 * KB * KB,
  tooSmall: 'FILE_SIZE_MIN_LIMIT',
  tooLarge: 'FILE_SIZE_OUT_LIMIT',
  badFormat: 'FILE_FORMAT_IS_INVALID',
}
/** Of merchants that a platform brings (直付通). */
export const INDIRECT_PICTURES: Limits = {
  smallest: 1,
  largest: 10 * KB * KB,
  tooSmall: 'INVALID_IMAGE_FORMAT',
  tooLarge: 'EXCEED_MAX_SIZE',
  badFormat: 'INVALID_IMAGE_FORMAT',
}

/** Kept under a number that looks like a file's name; refused by the interface's own codes. */
export function keepPicture(state: State, appId: string, { filename = '', content }: Part, limits: Limits): Picture {
  const extension = /\.([a-z]+)$/i.exec(filename)?.[1]?.toLowerCase() ?? ''
  const mediaType = typeOf(content)
  if (mediaType === undefined || EXTENSIONS[extension] !== mediaType) throw business(limits.badFormat, '文件格式不正确')
  if (content.length > limits.largest) throw business(limits.tooLarge, '文件大小超过限制')
  if (content.length < limits.smallest) throw business(limits.tooSmall, '文件大小低于最小限制')
  return keepFile(state, appId, { filename, content }, mediaType, extension)
}

/** Anything that an interface takes besides pictures: a letter, an app. */
export function keepFile(
  state: State,
  appId: string,
  { filename = '', content }: Pick<Part, 'filename' | 'content'>,
  mediaType: string,
  extension: string,
): Picture {
  const hex = state.world.ids.hex('alipay_picture', 32)
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}.${extension}`
  const picture = { id, appId, filename, mediaType, bytes: content.length }
  state.world.blobs.put(id, content)
  state.pictures.put(id, picture)
  return picture
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  bmp: 'image/bmp',
}

/** By the first bytes, whatever the name says. */
function typeOf(content: Buffer): string | undefined {
  const head = content.subarray(0, 4).toString('hex')
  if (head.startsWith('ffd8ff')) return 'image/jpeg'
  if (head === '89504e47') return 'image/png'
  if (head === '47494638') return 'image/gif'
  return head.startsWith('424d') ? 'image/bmp' : undefined
}
