import type { CheckTools, RunCheck } from '@ruzhu/domain/checks/asking.ts'
import type { Provider } from '../provider.ts'
import { AccountChecks } from './account.ts'
import { checkCertificate } from './certificate.ts'
import { OrderChecks } from './orders.ts'

/** Every check of `descriptor/checks.ts` by its name; what it is about stands behind the slash. */
export function runnerOf(provider: Provider, tools: CheckTools): RunCheck {
  const account = new AccountChecks(provider, tools)
  const orders = new OrderChecks(provider, tools)
  return async (name) => {
    const [kind = '', about = ''] = name.split('/')
    switch (kind) {
      case 'validity':
        return checkCertificate(tools)
      case 'clock':
        return account.clock()
      case 'online':
        return account.online()
      case 'signature':
        return account.signature()
      case 'answer':
        return account.answer()
      case 'platform_key':
        return account.platformKey()
      case 'ip_whitelist':
        return account.ipWhitelist()
      case 'grant':
        return account.grant()
      case 'app':
        return orders.app(about)
      case 'product':
        return orders.product(about)
      case 'order':
        return orders.order(about)
      default:
        throw new RangeError(`there is no check ${name}`)
    }
  }
}
