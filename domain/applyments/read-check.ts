import type { Records } from '../store.ts'
import { beijingDay } from '../time.ts'
import type { Applyment } from './applyments.ts'
import type { CheckContext } from './check-applyment.ts'
import { lastSent } from './existing-applyment.ts'
import { type Answer, meant } from './form.ts'

/** What the pre-check has to know beside the form itself. */
export async function readCheckContext(
  records: Records,
  applyment: Applyment,
  answers: readonly Answer[],
  now: Date,
): Promise<CheckContext> {
  const sent = applyment.objections.length > 0 ? await lastSent(records, applyment) : undefined
  const creditCode = meant(answers, 'credit_code')
  const twin = creditCode === undefined ? undefined : await records.clients.byCreditCode(creditCode)
  const provider = await records.providers.byId(applyment.providerId)
  return {
    today: beijingDay(now),
    materials: await records.materials.ofClient(applyment.clientId),
    ...(sent && { sent }),
    ...(provider && { providerValues: Object.values(provider.settings) }),
    ...(creditCode !== undefined &&
      twin &&
      twin.id !== applyment.clientId && { duplicate: { name: twin.name, creditCode } }),
  }
}
