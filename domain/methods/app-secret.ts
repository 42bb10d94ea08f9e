import { checkAgain } from '../checks/check-again.ts'
import { changeTime, settle } from '../conditional.ts'
import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { MethodId } from '../ids.ts'
import type { CheckPassport } from '../providers/passport.ts'
import type { Secret } from '../secret.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { APP_KINDS, type AppKind } from './apps.ts'
import { type PieceOf, retireAppSecret } from './former-app-secret.ts'
import { holderOfApp } from '../keys/parts.ts'
import { checkAppSecret, notAppSecret } from './check-app-secret.ts'
import { describedChannel } from './method-input.ts'
import type { PaymentMethod } from './methods.ts'
import { existingMethod } from './update-method.ts'

type OfApp = { methodId: MethodId; kind: AppKind }

/**
 * Keeps the AppSecret of one of a method's apps, once it is known not to be something else.
 *
 * @throws AppError CREDENTIAL_INVALID
 */
export async function keepAppSecret(
  deps: OnboardingDeps,
  { methodId, kind, value }: OfApp & { value: string },
  { passport, pieceOf }: { passport: CheckPassport; pieceOf: PieceOf },
  by: string,
): Promise<PaymentMethod> {
  const secret = await proven(deps, { methodId, kind, value }, passport)
  return settle(deps.store, async (tx) => {
    const before = await existingApp(tx, methodId, kind)
    const after = { ...before, updatedAt: changeTime(before.updatedAt, deps.now()) }
    if (!(await tx.methods.update(after, before))) throw new AppError('CONFLICT', { id: methodId })
    await retireAppSecret(tx, deps, after, { kind, secret, pieceOf, by })
    await tx.methods.keepAppSecret(after, kind, secret, by)
    await tellOf(tx, deps, after, 'timeline.app_secret_kept', by)
    await checkAgain(tx, deps, methodId, by)
    return after
  })
}

export async function dropAppSecret(
  deps: OnboardingDeps,
  { methodId, kind }: OfApp,
  by: string,
): Promise<PaymentMethod> {
  return deps.store.transaction(async (tx) => {
    const method = await existingApp(tx, methodId, kind)
    await tx.methods.dropAppSecret(methodId, kind)
    await tx.keys.drop(holderOfApp(methodId, kind), deps.now())
    await tellOf(tx, deps, method, 'timeline.app_secret_dropped', by)
    return method
  })
}

const NO_SECRET = { 'zh-CN': '这个平台的应用没有 AppSecret', en: 'apps of this platform have no AppSecret' }
const OF_ANOTHER_APP = {
  'zh-CN': '和另一个应用的 AppSecret 相同，其中一个填错了',
  en: 'the same as the AppSecret of another app; one of them is wrong',
}

async function proven(
  { store, now, describe }: OnboardingDeps,
  { methodId, kind, value }: OfApp & { value: string },
  passport: CheckPassport,
): Promise<Secret<'app_secret'>> {
  const { channel, providerId } = await existingApp(store.read, methodId, kind)
  const descriptor = describedChannel(describe(channel), channel)
  const offer = descriptor.apps.find((app) => app.kind === kind)
  if (!offer?.secret) throw notAppSecret(NO_SECRET)
  const account = await store.read.providers.byId(providerId)
  const secret = await checkAppSecret(value, { now: now(), passport, descriptor, label: offer.label, account })
  for (const other of APP_KINDS.filter((one) => one !== kind)) {
    const taken = await store.read.methods.appSecret(methodId, other)
    if (taken?.reveal() === secret.reveal()) throw notAppSecret(OF_ANOTHER_APP)
  }
  return secret
}

async function existingApp(records: Records, id: MethodId, kind: AppKind): Promise<PaymentMethod> {
  const method = await existingMethod(records, id)
  if (!method.apps.some((app) => app.kind === kind)) throw new AppError('NOT_FOUND', { id, kind })
  return method
}

async function tellOf(
  tx: Records,
  deps: OnboardingDeps,
  { id, clientId, name }: PaymentMethod,
  key: 'timeline.app_secret_kept' | 'timeline.app_secret_dropped',
  by: string,
): Promise<void> {
  await tell(tx, deps, { clientId, subject: id, source: 'us', by, text: text(key, { name }) })
}
