import { RULES } from '../applyments/rules.ts'
import { changeTime } from '../conditional.ts'
import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { MethodId } from '../ids.ts'
import { fieldsOf, inBoth } from '../providers/account-fields.ts'
import type { CheckPassport } from '../providers/passport.ts'
import type { ProviderAccount } from '../providers/providers.ts'
import { Secret } from '../secret.ts'
import type { Records } from '../store.ts'
import type { Sentence } from '../text.ts'
import { say, text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { APP_KINDS, type AppKind } from './apps.ts'
import { describedChannel } from './method-input.ts'
import type { PaymentMethod } from './methods.ts'
import { existingMethod } from './update-method.ts'

/**
 * Keeps the AppSecret of one of a method's apps, once it is known not to be something else: a key, a certificate, or a
 * secret that the account or another app has already. The platform is not asked here: whoever sends an AppSecret to find
 * out whether it is one has told it.
 *
 * @throws AppError CREDENTIAL_INVALID
 */
export async function keepAppSecret(
  deps: OnboardingDeps,
  { methodId, kind, value }: { methodId: MethodId; kind: AppKind; value: string },
  passport: CheckPassport,
  by: string,
): Promise<PaymentMethod> {
  const typed = value.trim()
  const method = await existingMethod(deps.store.read, methodId)
  const label = labelOf(deps, method, kind)
  const field = { name: FIELD, label, holds: FIELD, required: true, text: typed }
  const { problems, values } = await passport([field], { now: deps.now(), others: [] })
  if (problems[0]) throw wrong(problems[0].said)
  const secret = new Secret(FIELD, values.get(FIELD) ?? typed)
  const form = RULES.app_secret(secret.reveal())
  if (form) throw wrong({ 'zh-CN': say(form.message, 'zh-CN'), en: say(form.message, 'en') })
  await refuseUsed(deps, method, kind, secret)

  return deps.store.transaction(async (tx) => {
    const before = await existingApp(tx, methodId, kind)
    const after = { ...before, updatedAt: changeTime(before.updatedAt, deps.now()) }
    if (!(await tx.methods.update(after, before))) throw new AppError('CONFLICT', { id: methodId })
    await tx.methods.keepAppSecret(after, kind, secret, by)
    await tellOf(tx, deps, after, 'timeline.app_secret_kept', by)
    return after
  })
}

export async function dropAppSecret(
  deps: OnboardingDeps,
  { methodId, kind }: { methodId: MethodId; kind: AppKind },
  by: string,
): Promise<PaymentMethod> {
  return deps.store.transaction(async (tx) => {
    const method = await existingApp(tx, methodId, kind)
    await tx.methods.dropAppSecret(methodId, kind)
    await tellOf(tx, deps, method, 'timeline.app_secret_dropped', by)
    return method
  })
}

const FIELD = 'app_secret'
const NO_SECRET = { 'zh-CN': '这个平台的应用没有 AppSecret', en: 'apps of this platform have no AppSecret' }
const OF_ANOTHER_APP = {
  'zh-CN': '和另一个应用的 AppSecret 相同，其中一个填错了',
  en: 'the same as the AppSecret of another app; one of them is wrong',
}

function labelOf({ describe }: OnboardingDeps, { channel }: PaymentMethod, kind: AppKind): Sentence {
  const offer = describedChannel(describe(channel), channel).apps.find((app) => app.kind === kind)
  if (!offer?.secret) throw wrong(NO_SECRET)
  return offer.label
}

/** Keys of the merchant platform and AppSecrets look alike; what is one already is not the other too. */
async function refuseUsed(deps: OnboardingDeps, method: PaymentMethod, kind: AppKind, secret: Secret<'app_secret'>) {
  const { methods, providers } = deps.store.read
  const account = await providers.byId(method.providerId)
  const key = account && keyOf(deps, account, secret.reveal())
  if (key) {
    throw wrong({
      'zh-CN': `这是这个账号的${key['zh-CN']}，不是 AppSecret；AppSecret 在小程序或公众号的后台`,
      en: `this is the ${key.en} of the account, not an AppSecret; that one is found where the app is managed`,
    })
  }
  for (const other of APP_KINDS.filter((one) => one !== kind)) {
    const taken = await methods.appSecret(method.id, other)
    if (taken?.reveal() === secret.reveal()) throw wrong(OF_ANOTHER_APP)
  }
}

function keyOf({ describe }: OnboardingDeps, account: ProviderAccount, value: string): Sentence | undefined {
  const name = Object.keys(account.secrets).find((field) => account.secrets[field]?.reveal() === value)
  return name === undefined
    ? undefined
    : fieldsOf(describedChannel(describe(account.channel), account.channel), account).find((f) => f.name === name)
        ?.label
}

async function existingApp(tx: Records, id: MethodId, kind: AppKind): Promise<PaymentMethod> {
  const method = await existingMethod(tx, id)
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

function wrong(problem: Sentence): AppError {
  return new AppError('CREDENTIAL_INVALID', { field: FIELD, problem: inBoth(problem) })
}
