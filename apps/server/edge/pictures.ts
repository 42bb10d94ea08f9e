import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { App } from '../operation.ts'
import { InputError } from './input-error.ts'
import { PICTURE_FORM_LIMIT_BYTES } from './refusals.ts'

export type Upload = { filename: string; bytes: Uint8Array }

declare module 'fastify' {
  interface FastifyRequest {
    upload: Upload | undefined
  }
}

/** Reads the one file of a form, whole and within its limit, for routes that say `multipart`. */
export function readPictures(app: App): void {
  app.decorateRequest('upload', undefined)
  app.register(multipart, { limits: { fileSize: PICTURE_FORM_LIMIT_BYTES, files: 1, fields: 0, headerPairs: 20 } })
  app.addHook('preValidation', async (request) => {
    if (!request.routeOptions.schema?.multipart) return
    const file = await request.file()
    if (file?.fieldname !== 'file') throw noFile()
    const bytes = await file.toBuffer()
    request.upload = { filename: file.filename, bytes }
    request.rawBody = bytes // a form's boundary differs each time; the file is what makes two requests the same
  })
}

export function pictureOf({ upload }: FastifyRequest): Upload {
  if (!upload) throw noFile()
  return upload
}

function noFile(): InputError {
  const message = { 'zh-CN': '表单里要有一个名为 file 的文件', en: 'the form needs one file under the name file' }
  return new InputError([{ path: 'file', message }])
}
