import { ControlProblem } from '../../contract/simulator.ts'
import { acceptOrderString } from './gateway.ts'
import type { Catalogue } from './methods.ts'
import { paramsOfOrderString } from './params.ts'
import { Refusal } from './refusal.ts'
import type { State } from './state.ts'

export function isOrderString(target: string): boolean {
  return /(?:^|&)method=alipay\./.test(target)
}

/** What the wallet does with an order string: all that the gateway checks of a request, and only then an order. Its ticket. */
export function openOrderString(state: State, catalogue: Catalogue, text: string): string {
  try {
    return acceptOrderString(state, catalogue, paramsOfOrderString(text))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new ControlProblem(409, `The wallet refuses this order: ${error.subCode} ${error.message}`)
  }
}
