import type { NextStep } from '../journeys/next-step.ts'

/** The step with the address of the link that it hands over, in its message too. Kept, it has none: an address lets people in. */
export function withAddress(step: NextStep, address: string | undefined): NextStep {
  const { handover } = step
  if (!handover || address === undefined) return step
  const { message } = handover
  const told = { ...message, params: { ...message.params, url: address } }
  return { ...step, handover: { ...handover, url: address, codeUrl: address, message: told } }
}
