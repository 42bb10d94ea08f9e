import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { App } from '../operation.ts'
import { InputError } from './input-error.ts'
import { PICTURE_FORM_LIMIT_BYTES, refusalOf } from './refusals.ts'

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
    request.upload = await readForm(request)
    const { bytes } = uploadOf(request)
    request.rawBody = Buffer.from(bytes) // a form's boundary differs each time; the file makes two requests the same
  })
}

async function readForm(request: FastifyRequest): Promise<Upload | undefined> {
  let upload: Upload | undefined
  try {
    for await (const part of request.parts({ limits: { fileSize: limitOf(request) } })) {
      if (part.type !== 'file' || part.fieldname !== 'file') throw noFile()
      upload = { filename: part.filename, bytes: await part.toBuffer() }
    }
  } catch (error) {
    throw refusalOf(error, limitOf(request)) ?? brokenForm() // the parser of forms throws plain errors where a form is cut short
  }
  return upload
}

function limitOf({ routeOptions }: FastifyRequest): number {
  const { multipart: form } = routeOptions.schema ?? {}
  return typeof form === 'object' ? form.limitBytes : PICTURE_FORM_LIMIT_BYTES
}

export function uploadOf({ upload }: FastifyRequest): Upload {
  if (!upload) throw noFile()
  return upload
}

function noFile(): InputError {
  const message = { 'zh-CN': '表单里要有一个名为 file 的文件', en: 'the form needs one file under the name file' }
  return new InputError([{ path: 'file', message }])
}

function brokenForm(): InputError {
  const message = { 'zh-CN': '表单不完整，读不了', en: 'the form is incomplete and cannot be read' }
  return new InputError([{ path: 'file', message }])
}
