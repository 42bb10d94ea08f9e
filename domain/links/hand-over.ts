import { maskName } from '../applyments/mask.ts'
import type { OnboardingDeps } from '../deps.ts'
import { type Text, textOf } from '../text.ts'
import type { ClientLink } from './client-links.ts'

/** To whom a link goes, and what to write beside it. */
export async function handOver(
  { store, describe }: Pick<OnboardingDeps, 'store' | 'describe'>,
  link: ClientLink,
  address: string,
): Promise<{ who: string; message: Text }> {
  const [client, applyment] = await Promise.all([
    store.read.clients.byId(link.clientId),
    store.read.applyments.byId(link.applymentId),
  ])
  const platform = describe(applyment?.channel ?? '')?.label ?? { 'zh-CN': '支付平台', en: 'the platform' }
  const name = maskName(client?.contactName ?? '')
  const mending = link.fields?.some(({ said }) => said !== undefined) ?? false
  const key = mending ? 'handover.mend_link' : 'handover.materials_link'
  return { who: name, message: textOf(key, { platform }, { name, client: client?.name ?? '', url: address }) }
}
