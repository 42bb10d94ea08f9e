import type { CheckSeen, CheckTools } from '@ruzhu/domain/checks/asking.ts'
import { appTokenBySecret } from '@ruzhu/wechatpay/login/app-token.ts'
import { LoginClient } from '@ruzhu/wechatpay/login/client.ts'
import { Transport } from '@ruzhu/wechatpay/transport.ts'
import { both, type Sentence } from '@ruzhu/domain/text.ts'
import { step } from '../../../contract/step.ts'
import { CHANNEL } from '../provider.ts'

/**
 * Asks for the app's own token, which changes nothing while there is one. The secret goes in the body: an address is kept
 * by whoever stands in between.
 */
export async function trySecret(tools: CheckTools, kind: string, loginUrl: string): Promise<CheckSeen> {
  const app = tools.method.apps.find((one) => one.kind === kind)
  const appSecret = app && (await tools.appSecret(app.kind))
  if (!app || !appSecret) return { state: 'skipped', reason: NOT_KEPT }
  const transport = new Transport(loginUrl)
  try {
    const answer = await appTokenBySecret(new LoginClient({ transport, appid: app.appid, appSecret }))
    if (answer.state === 'ok') return { state: 'pass' }
    if (answer.state === 'unknown') return { state: 'unknown', why: answer.why }
    if (answer.code === NOT_FROM_HERE) return { state: 'warn', reason: NOT_LISTED }
    const { code, message } = answer
    const refusal = { channel: CHANNEL, status: 200, code: String(code), message }
    return { state: 'fail', reason: REASONS[answer.fault] ?? REFUSED, fix: ENTER_AGAIN, refusal }
  } finally {
    await transport.close()
  }
}

/** The app takes calls from listed addresses alone. https://developers.weixin.qq.com/doc/oplatform/Return_codes/Return_code_descriptions_new.html */
const NOT_FROM_HERE = 40164
const NOT_KEPT = both('还没有填 AppSecret', 'No AppSecret is kept')
const NOT_LISTED = both(
  '应用设了 IP 白名单，没有这台服务器，无法验证；不影响收款',
  'The app lists addresses, and not this server’s, so it cannot be told; payments go on',
)
const REFUSED = both('平台不接受这个 AppSecret', 'The platform does not take this AppSecret')
const REASONS: Readonly<Record<string, Sentence>> = {
  wrong_secret: both('AppSecret 不对，可能重置过', 'The AppSecret is wrong; it may have been reset'),
  wrong_appid: both('没有这个 AppID', 'There is no such AppID'),
}
const ENTER_AGAIN = [
  step(
    'developer',
    '在小程序或公众号后台重置 AppSecret，在「设置」页替换；用到它的其他系统要一起换。',
    'Reset the AppSecret where the app is managed and replace it under Settings; other systems that use it need it too.',
    both('微信公众平台 → 开发管理 → 开发者 ID → AppSecret', 'WeChat platform → Development → Developer ID → AppSecret'),
  ),
]
