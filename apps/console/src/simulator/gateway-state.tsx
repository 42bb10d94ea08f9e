import { ApplymentTag } from '../applyments/applyment-tag.tsx'

/** The platform's own word for a state, said as the console says it. */
export function GatewayState({ state }: { state: string }) {
  return <ApplymentTag state={state.replace('APPLYMENT_STATE_', '').toLowerCase()} />
}
