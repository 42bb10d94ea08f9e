import type { AccountTools, CheckTools, RunCheck } from '@ruzhu/domain/checks/asking.ts'
import type { Provider } from '../provider.ts'
import { AccountChecks } from './account.ts'
import { checkCertificate } from './certificate.ts'
import { OrderChecks } from './orders.ts'

/** Every check of `descriptor/checks.ts` by its name; what it is about stands behind the slash. */
export function runnerOf(provider: Provider, tools: CheckTools): RunCheck {
  const account = new AccountChecks(provider, tools, tools.method.subMchid)
  const ofAccount = runnerOfAccount(account, tools)
  const orders = new OrderChecks(provider, tools)
  return async (name) => {
    const [kind = '', about = ''] = name.split('/')
    switch (kind) {
      case 'grant':
        return account.grant()
      case 'app':
        return orders.app(about)
      case 'product':
        return orders.product(about)
      case 'order':
        return orders.order(about)
      default:
        return ofAccount(name)
    }
  }
}

/** Those that are about the account alone. */
export function accountRunnerOf(provider: Provider, tools: AccountTools): RunCheck {
  return runnerOfAccount(new AccountChecks(provider, tools), tools)
}

function runnerOfAccount(account: AccountChecks, tools: AccountTools): RunCheck {
  return async (name) => {
    switch (name) {
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
      default:
        throw new RangeError(`there is no check ${name}`)
    }
  }
}
