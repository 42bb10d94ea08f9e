import type { CheckSeen, CheckTools, RunCheck } from '@ruzhu/domain/checks/asking.ts'
import { trySecret } from './app-secret.ts'
import { checkCertificate } from './certificate.ts'
import { OrderChecks } from './orders.ts'
import { checkRefund, type Refunding } from './refund-permission.ts'

/** What differs between the versions: how the account itself is asked about, and which keys it has. */
export type AccountChecks = Readonly<
  Record<
    'clock' | 'signature' | 'answer' | 'platform_key' | 'api_v3_key' | 'api_v2_key' | 'grant',
    () => Promise<CheckSeen>
  >
>

type Parts = Refunding & { loginUrl: string }

/** Every check of `descriptor/checks.ts` by its name; what it is about stands behind the slash. */
export function runnerOf(tools: CheckTools, account: AccountChecks, parts: Parts): RunCheck {
  const orders = new OrderChecks(tools)
  return async (name) => {
    const [kind = '', about = ''] = name.split('/')
    if (isOfAccount(account, kind)) return account[kind]()
    switch (kind) {
      case 'validity':
        return checkCertificate(tools)
      case 'appid':
        return orders.ownApp()
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
        throw new RangeError(`there is no check ${name}`)
    }
  }
}

function isOfAccount(account: AccountChecks, kind: string): kind is keyof AccountChecks {
  return Object.hasOwn(account, kind)
}
