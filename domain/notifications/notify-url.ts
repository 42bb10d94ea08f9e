import type { Deps } from '../deps.ts'
import type { MethodId } from '../ids.ts'

/** Where the gateway tells us what became of a payment or refund of this method. */
export function notifyUrlOf({ publicUrl }: Pick<Deps, 'publicUrl'>, methodId: MethodId): string {
  return `${publicUrl}/n/${methodId}`
}
