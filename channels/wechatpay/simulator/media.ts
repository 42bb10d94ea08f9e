import { createHash } from 'node:crypto'
import type { RawRequest } from '../../contract/simulator.ts'
import { fields, reader, text } from './fields.ts'
import { multipartParts } from './multipart.ts'
import { type Refusal, paramError } from './refusal.ts'
import type { Call, Reply, Route } from './routing.ts'
import type { State } from './state.ts'

/** A picture or a film that was handed in. It belongs to the merchant that uploaded it. */
export type Media = {
  readonly mediaId: string
  readonly mchid: string
  readonly filename: string
  readonly sha256: string
  readonly mediaType: string
  readonly bytes: number
}

const MB = 1024 * 1024

/** https://pay.weixin.qq.com/doc/v3/partner/4012760490: signed is the text of `meta` alone; the file hangs on its sha256. */
export function mediaRoutes(state: State): Route[] {
  const of = (path: string, kind: Kind): Route => {
    return { method: 'POST', path, family: 'other', signed: metaText, handle: (call) => upload(state, call, kind) }
  }
  return [of('/v3/merchant/media/upload', PICTURE), of('/v3/merchant/media/video_upload', VIDEO)]
}

/** What is taken, and in which words it is not. */
type Kind = {
  readonly word: string
  readonly limitMb: (state: State) => number
  readonly typeOf: (file: Buffer, filename: string) => string | undefined
  readonly fits: (mediaType: string, filename: string) => boolean
}

const PICTURE: Kind = {
  word: '图片',
  limitMb: ({ switches }) => switches.get().image_limit_mb,
  typeOf: (file) => imageType(file),
  fits: (mediaType, filename) => EXTENSIONS[mediaType]?.test(filename) ?? false,
}
/** Known by its name alone: there are too many kinds of films to know them by their bytes. */
const VIDEO: Kind = {
  word: '视频',
  limitMb: () => 5,
  typeOf: (_file, filename) => {
    const ending = /\.(avi|wmv|mpeg|mp4|mov|mkv|flv|f4v|m4v|rmvb)$/i.exec(filename)?.[1]
    return ending && `video/${ending.toLowerCase()}`
  },
  fits: () => true,
}

function metaText(request: RawRequest): Buffer {
  return multipartParts(request).find(({ name }) => name === 'meta')?.content ?? Buffer.alloc(0)
}

function upload(state: State, { request, merchant }: Call, kind: Kind): Reply {
  const meta = readMeta(parsed(metaText(request)))
  const file = multipartParts(request).find(({ name }) => name === 'file')?.content
  if (!file || file.length === 0) throw problem('文件为空')
  const limitMb = kind.limitMb(state)
  if (file.length > limitMb * MB) throw problem(`文件大小不能超过${limitMb}M`)
  const mediaType = kind.typeOf(file, meta.filename)
  if (mediaType === undefined) throw problem(`文件二进制内容不是${kind.word}`)
  if (!kind.fits(mediaType, meta.filename)) throw problem(`${kind.word}文件名称不正确`)
  const sha256 = createHash('sha256').update(file).digest('hex')
  if (sha256 !== meta.sha256.toLowerCase()) throw problem(`${kind.word}sha256值有误`)

  const mediaId = `${state.world.ids.base62('media', 86)}_${state.world.ids.base62('media_tail', 27)}`
  state.world.blobs.put(mediaId, file)
  const { mchid } = merchant
  state.media.put(mediaId, { mediaId, mchid, filename: meta.filename, sha256, mediaType, bytes: file.length })
  return { status: 200, body: { media_id: mediaId } }
}

const readMeta = reader(
  fields('媒体文件元信息', {
    filename: text('媒体文件名称', 128),
    sha256: text('文件摘要', 64, '^[0-9a-fA-F]{64}$'),
  }),
)

function parsed(meta: Buffer): unknown {
  try {
    return JSON.parse(meta.toString())
  } catch {
    throw paramError('meta不是合法的JSON')
  }
}

const EXTENSIONS: Readonly<Record<string, RegExp>> = {
  'image/jpeg': /\.jpe?g$/i,
  'image/png': /\.png$/i,
  'image/bmp': /\.bmp$/i,
}

/** By the first bytes, whatever the name says. */
function imageType(file: Buffer): string | undefined {
  const head = file.subarray(0, 4).toString('hex')
  if (head.startsWith('ffd8ff')) return 'image/jpeg'
  if (head === '89504e47') return 'image/png'
  return head.startsWith('424d') ? 'image/bmp' : undefined
}

function problem(what: string): Refusal {
  return paramError(`${what}，请检查后重新提交`)
}
