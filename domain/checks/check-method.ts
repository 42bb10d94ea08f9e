import type { Channel } from '../channel.ts'
import type { OnboardingDeps } from '../deps.ts'
import type { ChannelDescriptor } from '../descriptor.ts'
import { AppError } from '../errors.ts'
import type { MethodId } from '../ids.ts'
import { describedChannel } from '../methods/method-input.ts'
import type { PaymentMethod } from '../methods/methods.ts'
import { existingMethod } from '../methods/update-method.ts'
import { notifyUrlOf } from '../notifications/notify-url.ts'
import type { CheckPassport } from '../providers/passport.ts'
import type { ProviderAccount } from '../providers/providers.ts'
import type { CheckTools, RunCheck } from './asking.ts'
import { beginRun, newRun } from './begin-run.ts'
import { CALLBACK_CHECKS, checkCallback, type Knock } from './callback.ts'
import { askingInTurn, offersOf } from './ask-account.ts'
import { orderForCheck } from './check-order.ts'
import { type CheckRun, NIGHTLY } from './checks.ts'
import { tellFailure } from './tell-failure.ts'
import { type CheckOffer, neededFor, type PlannedCheck, planChecks } from './offers.ts'
import { carryOut } from './carry-out.ts'

/** What checking stands on besides: how keys are looked at, and how our own address is asked from outside. */
export type CheckParts = { passport: CheckPassport; knock: Knock }
export type CheckDeps = OnboardingDeps & CheckParts

/** Checks a method from the first to the last, and keeps what was found. One that is under way elsewhere gives way. */
export async function checkMethod(deps: CheckDeps, id: MethodId, by: string): Promise<CheckRun> {
  const run = await deps.store.transaction(async (tx) => {
    const method = await existingMethod(tx, id)
    const started = newRun(deps, method, by)
    await beginRun(tx, started)
    return started
  })
  return carryOutRun(deps, run)
}

/** Carries out a run that was begun; also once more from its beginning, where whoever did it before was cut off. */
export async function carryOutRun(deps: CheckDeps, run: CheckRun): Promise<CheckRun> {
  const { store } = deps
  const method = await existingMethod(store.read, run.methodId)
  const account = await store.read.providers.byId(method.providerId)
  if (!account) throw new AppError('PROVIDER_MISSING', { id: method.providerId })
  const descriptor = describedChannel(deps.describe(method.channel), method.channel)
  const plan = planOf(descriptor, method)
  const words = await store.read.checks.words([method.id])
  const results = await carryOut(plan, {
    run: runnerOf(deps, { method, account, descriptor }),
    words: new Map(words.map((word) => [word.name, word])),
    explain: descriptor.explain,
    now: deps.now,
    kept: await keptFor(deps, run, plan),
    onResult: async (some) => {
      await store.transaction((tx) => tx.checks.update({ ...run, results: some }))
    },
  })
  const ended = { ...run, results, endedAt: deps.now() }
  await store.transaction(async (tx) => {
    const before = (await tx.checks.latest([method.id])).get(method.id)
    if (!(await tx.checks.update(ended))) return
    await tx.checks.forgetOlder(method.id, KEPT)
    if (run.by === NIGHTLY && method.state === 'active') await tellFailure(tx, deps, method, { run: ended, before })
  })
  return ended
}

/** What stands from the run before: where all is asked, nothing. What waited then may have been waiting for what is asked. */
async function keptFor({ store }: CheckDeps, { methodId, only }: CheckRun, plan: readonly PlannedCheck[]) {
  if (only === undefined) return new Map()
  const needed = neededFor(plan, only)
  const before = (await store.read.checks.latest([methodId])).get(methodId)?.results ?? []
  const kept = before.filter(({ name, state }) => !needed.has(name) && state !== 'skipped')
  return new Map(kept.map((result) => [result.name, result]))
}

/** About a quarter of nights. */
const KEPT = 90

/** Every check that there is on a channel, in the order in which they are done. */
export function methodOffersOf(descriptor: Pick<ChannelDescriptor, 'checks'>): readonly CheckOffer[] {
  return [...offersOf(descriptor), ...CALLBACK_CHECKS]
}

export function planOf(descriptor: ChannelDescriptor, method: PaymentMethod): readonly PlannedCheck[] {
  return planChecks(methodOffersOf(descriptor), method, descriptor)
}

type About = { method: PaymentMethod; account: ProviderAccount; descriptor: ChannelDescriptor }

function runnerOf(deps: CheckDeps, { method, account, descriptor }: About): RunCheck {
  const asking = askingInTurn(deps, { account, descriptor }, () => openChecks(deps, method, account))
  return async (name) =>
    CALLBACK_CHECKS.some((check) => check.name === name)
      ? checkCallback(deps, deps.knock, method, descriptor.letter)
      : asking(name)
}

async function openChecks(deps: CheckDeps, method: PaymentMethod, account: ProviderAccount) {
  const channel = await deps.channel(method.providerId)
  return channel.checks?.(toolsOf(deps, channel, method, account))
}

function toolsOf(deps: CheckDeps, channel: Channel, method: PaymentMethod, account: ProviderAccount): CheckTools {
  return {
    method,
    account,
    now: deps.now,
    notifyUrl: notifyUrlOf(deps, method.id),
    appSecret: (kind) => deps.store.read.methods.appSecret(method.id, kind),
    order: (scene, besides) => orderForCheck(deps, channel, method, scene, besides),
  }
}
