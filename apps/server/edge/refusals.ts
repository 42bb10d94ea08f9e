import { AppError } from '@ruzhu/domain/errors.ts'
import { StorageOverloaded } from '@ruzhu/storage/engine.ts'
import { InputError } from './input-error.ts'

export const JSON_LIMIT_BYTES = 1024 * 1024
/** A picture of 2 MiB and the form around it. */
export const PICTURE_FORM_LIMIT_BYTES = 2.5 * 1024 * 1024

/** What Fastify and its parsers refuse, in our words; undefined for what is a fault of ours. */
export function refusalOf(
  error: unknown,
  fileLimitBytes = PICTURE_FORM_LIMIT_BYTES,
): AppError | InputError | undefined {
  if (error instanceof AppError || error instanceof InputError) return error
  if (error instanceof StorageOverloaded) return new AppError('OVERLOADED', { retry_after_s: 5 })
  const { code, statusCode } = marksOf(error)
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new AppError('BODY_TOO_LARGE', { limit_bytes: JSON_LIMIT_BYTES })
    case 'FST_REQ_FILE_TOO_LARGE':
      return new AppError('BODY_TOO_LARGE', { limit_bytes: fileLimitBytes })
    case 'FST_PARTS_LIMIT':
    case 'FST_FILES_LIMIT':
    case 'FST_FIELDS_LIMIT':
      return new InputError([{ path: 'file', message: ONE_FILE }])
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new AppError('MEDIA_TYPE_UNSUPPORTED', { accepted: 'application/json' })
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return new AppError('MEDIA_TYPE_UNSUPPORTED', { accepted: 'multipart/form-data' })
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new AppError('NOT_FOUND')
    default:
      return statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? unreadable() : undefined
  }
}

const ONE_FILE = { 'zh-CN': '表单里只能有一个文件 file', en: 'the form takes one file and nothing else' }

function unreadable(): InputError {
  return new InputError([
    {
      path: '',
      message: {
        'zh-CN': '请求读不懂：内容不完整或格式不对',
        en: 'The request cannot be read: it is incomplete or malformed',
      },
    },
  ])
}

function marksOf(error: unknown): { code?: unknown; statusCode?: number } {
  if (typeof error !== 'object' || error === null) return {}
  const code = 'code' in error ? error.code : undefined
  return 'statusCode' in error && typeof error.statusCode === 'number'
    ? { code, statusCode: error.statusCode }
    : { code }
}
