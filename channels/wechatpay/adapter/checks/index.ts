import type { AccountTools, CheckSeen, CheckTools, RunCheck } from '@ruzhu/domain/checks/asking.ts'
import { trySecret } from './app-secret.ts'
import { checkCertificate } from './certificate.ts'
import { OrderChecks } from './orders.ts'
import { checkRefund, type Refunding } from './refund-permission.ts'

/** What differs between the versions: how the account itself is asked about, and which keys it has. */
export type AccountChecks = Readonly<
  Record<'clock' | 'signature' | 'answer' | 'platform_key' | 'api_v3_key' | 'api_v2_key', () => Promise<CheckSeen>>
> & {
  readonly grant: (method: CheckTools['method']) => Promise<CheckSeen>
  /** Where every call names the account's own AppID, also those that no scene is paid by. */
  readonly appid?: () => Promise<CheckSeen>
}

type Parts = Refunding & { loginUrl: string }

/** Those that are about the account alone. */
export function accountRunnerOf(tools: AccountTools, account: AccountChecks): RunCheck {
  return async (name) => {
    if (name === 'validity') return checkCertificate(tools)
    if (isOfAccount(account, name)) return account[name]()
    throw new RangeError(`there is no check ${name} of an account`)
  }
}

/** Every check of `descriptor/checks.ts` by its name; what it is about stands behind the slash. */
export function runnerOf(tools: CheckTools, account: AccountChecks, parts: Parts): RunCheck {
  const orders = new OrderChecks(tools)
  const ofAccount = accountRunnerOf(tools, account)
  return async (name) => {
    const [kind = '', about = ''] = name.split('/')
    switch (kind) {
      case 'grant':
        return account.grant(tools.method)
      case 'appid':
        return account.appid && !orders.usesOwnApp() ? account.appid() : orders.ownApp()
      case 'app':
        return orders.app(about)
      case 'product':
        return orders.product(about)
      case 'order':
        return orders.order(about)
      case 'refund_permission':
        return checkRefund(tools, parts, await orders.anyNumber())
      case 'app_secret':
        return trySecret(tools, about, parts.loginUrl)
      default:
        return ofAccount(name)
    }
  }
}

function isOfAccount(account: AccountChecks, kind: string): kind is Exclude<keyof AccountChecks, 'grant' | 'appid'> {
  return kind !== 'grant' && kind !== 'appid' && Object.hasOwn(account, kind)
}
