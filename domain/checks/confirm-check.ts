import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { MethodId } from '../ids.ts'
import { describedChannel } from '../methods/method-input.ts'
import type { PaymentMethod } from '../methods/methods.ts'
import { existingMethod } from '../methods/update-method.ts'
import type { Records } from '../store.ts'
import { compose, saying, type Sentence } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { planOf } from './check-method.ts'
import type { CheckWord } from './checks.ts'
import type { PlannedCheck } from './offers.ts'

/** Somebody says that what the platform tells nobody is set. */
export async function confirmCheck(deps: OnboardingDeps, id: MethodId, name: string, by: string): Promise<CheckWord> {
  return deps.store.transaction(async (tx) => {
    const { method, check } = await manualCheck(tx, deps, id, name)
    const word = { methodId: id, name, by, at: deps.now() }
    await tx.checks.keepWord(word)
    await tellOf(tx, deps, { method, check, by, said: CONFIRMED })
    return word
  })
}

export async function withdrawCheck(deps: OnboardingDeps, id: MethodId, name: string, by: string): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const { method, check } = await manualCheck(tx, deps, id, name)
    await tx.checks.dropWord(id, name)
    await tellOf(tx, deps, { method, check, by, said: WITHDRAWN })
  })
}

const CONFIRMED: Sentence = { 'zh-CN': '「{name}」：确认{check}', en: '{name}: confirmed: {check}' }
const WITHDRAWN: Sentence = { 'zh-CN': '「{name}」：撤回确认：{check}', en: '{name}: taken back: {check}' }

async function manualCheck(tx: Records, { describe }: OnboardingDeps, id: MethodId, name: string) {
  const method = await existingMethod(tx, id)
  const plan = planOf(describedChannel(describe(method.channel), method.channel), method)
  const check = plan.find((one) => one.name === name && one.manual)
  if (!check) throw new AppError('NOT_FOUND', { id, name })
  return { method, check }
}

type Told = { method: PaymentMethod; check: PlannedCheck; by: string; said: Sentence }

async function tellOf(tx: Records, deps: OnboardingDeps, { method, check, by, said }: Told): Promise<void> {
  const { clientId, id, name } = method
  const words = compose(said, { name: { 'zh-CN': name, en: name }, check: check.title })
  await tell(tx, deps, { clientId, subject: id, source: 'us', by, text: saying('timeline.check_word', words) })
}
