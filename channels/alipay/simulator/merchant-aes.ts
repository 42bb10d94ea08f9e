import type { App } from './apps.ts'
import { sealContent } from './crypto.ts'
import { fieldsOf } from './fields.ts'
import { newAesKey } from './issuing.ts'
import type { Call, Method, Reply } from './methods.ts'
import { business } from './refusal.ts'
import type { State } from './state.ts'

/** 接口内容加密 for a merchant's app, seen to by the provider: the key travels sealed with the third-party app's own. */
export function merchantAesMethods(state: State): Method[] {
  const own = { caller: 'isv', v3: { verb: 'POST' } } as const
  return [
    {
      ...own,
      name: 'alipay.open.auth.app.aes.set',
      handle: (call) => {
        const app = { ...merchantOf(state, call), aesKey: newAesKey(state) }
        state.apps.put(app.appId, app)
        return sealed(state, call, app)
      },
    },
    { ...own, name: 'alipay.open.auth.app.aes.get', handle: (call) => sealed(state, call, merchantOf(state, call)) },
  ]
}

/** One that granted to the caller. */
function merchantOf(state: State, { app, biz }: Call): App {
  const merchant = state.apps.get(fieldsOf(biz, 'INVALID_PARAMETER').need('merchant_app_id', 32))
  const granted = [...state.grants.values()].some(
    (one) => one.isvAppId === app.appId && one.merchantAppId === merchant?.appId && !one.revoked,
  )
  if (!merchant || !granted) throw business('AUTH_APP_NOT_EXIST', '商户应用不存在或未授权')
  return merchant
}

function sealed(state: State, { app }: Call, { aesKey }: App): Reply {
  if (app.aesKey === undefined) throw business('ISV_AES_KEY_NOT_EXIST', '第三方应用未设置接口内容加密方式')
  if (aesKey === undefined) throw business('AES_KEY_NOT_EXIST', '商户应用未设置接口内容加密方式')
  return { body: { aes_key: sealContent(aesKey, state.keys.aesKey(app.aesKey)) } }
}
