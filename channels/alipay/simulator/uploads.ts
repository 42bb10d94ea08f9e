import { fieldsOf } from './fields.ts'
import type { Call, Method, Reply } from './methods.ts'
import { FORM_PICTURES, INDIRECT_PICTURES, keepFile, keepPicture } from './pictures.ts'
import { business, refusing } from './refusal.ts'
import type { State } from './state.ts'

const TYPES = ['bmp', 'jpg', 'jpeg', 'png', 'gif']
/** What passes the gateway at all. https://opendocs.alipay.com/common/02km9f */
const EXTENSIONS = /\.(csv|txt|zip|rar|gz|docx?|xlsx?|pdf|bmp|gif|jpe?g|png)$/i
const badUpload = refusing('upload')

/** Pictures that are handed in before the form that names them. */
export function uploadMethods(state: State): Method[] {
  return [
    {
      name: 'ant.merchant.expand.indirect.image.upload',
      caller: 'any',
      products: ['ZFT'],
      flat: true,
      v3: { verb: 'POST', path: '/v3/ant/merchant/indirect/image' },
      handle: (call) => uploadImage(state, call),
    },
    {
      name: 'alipay.open.file.upload',
      caller: 'any',
      flat: true,
      v3: { verb: 'POST' },
      handle: (call) => uploadFile(state, call),
    },
  ]
}

function uploadImage(state: State, { app, biz, files }: Call): Reply {
  const fields = fieldsOf(biz, 'MERCHANT_ILLEGAL_ARGUMENT')
  const type = fields.need('image_type', 10).toLowerCase()
  const file = files.get('image_content')
  if (!file) throw fields.invalid('image_content不能为空')
  if (!TYPES.includes(type)) throw business('INVALID_IMAGE_FORMAT', '图片格式不正确')
  return { body: { image_id: keepPicture(state, app.appId, file, INDIRECT_PICTURES).id } }
}

function uploadFile(state: State, { app, files }: Call): Reply {
  const file = files.get('file_content')
  if (!file || file.content.length === 0) throw badUpload(40002, 'isv.upload-fail', '文件上传失败')
  const extension = EXTENSIONS.exec(file.filename ?? '')?.[1]
  if (extension === undefined) throw badUpload(40002, 'isv.invalid-file-extension', '文件扩展名不支持')
  const isPicture = /^(bmp|gif|jpe?g|png)$/i.test(extension)
  const kept = isPicture
    ? keepPicture(state, app.appId, file, { ...FORM_PICTURES, smallest: 1 })
    : keepFile(state, app.appId, file, 'application/octet-stream', extension)
  return { body: { file_id: kept.id } }
}
