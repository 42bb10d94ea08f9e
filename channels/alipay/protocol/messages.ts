import { decryptContent } from './aes.ts'
import type { App } from './app.ts'
import { Fields, parseJson, Unreadable } from './reading.ts'

/** A message to the application's gateway (From 消息): grants, signing, onboarding; never a payment. */
export type AppMessage = {
  /** The same on every retry. */
  notify_id: string
  /** `msg_method` of the newer form, such as `alipay.open.sp.sign.sync.notify`; `notify_type` of the older. */
  name: string
  /** Only in the older form: `execute_auth`, … */
  status: string | undefined
  at: Date | undefined
  app_id: string
  auth_app_id: string | undefined
  /** `biz_content`, opened where it was encrypted. */
  content: Fields
}

/** @param fields  of an opened notification. Throws `Unreadable` where it is no message, or does not open. */
export function readMessage(fields: Fields, { aesKey }: Pick<App, 'aesKey'>): AppMessage {
  const milliseconds = fields.wholeIfAny('utc_timestamp')
  return {
    notify_id: fields.text('notify_id'),
    name: fields.textIfAny('msg_method') ?? fields.text('notify_type'),
    status: fields.textIfAny('status'),
    at: milliseconds === undefined ? fields.timeIfAny('notify_time') : new Date(milliseconds),
    app_id: fields.text('app_id'),
    auth_app_id: fields.textIfAny('auth_app_id'),
    content: new Fields(contentOf(fields, aesKey), 'biz_content'),
  }
}

function contentOf(fields: Fields, aesKey: App['aesKey']): unknown {
  const content = fields.text('biz_content')
  if (!fields.textIfAny('encrypt_type')) return parseJson(content)
  const text = aesKey && decryptContent(content, aesKey)
  if (text === undefined)
    throw new Unreadable(aesKey ? 'the AES key does not open it' : 'encrypted, and no AES key is held')
  return parseJson(text)
}
